/** What is missing before a result stands: a sentence for people, a code and the places for screens. */
export interface ResultProblem {
  readonly code: string
  readonly sentence: string
  readonly bid?: string
  readonly criterion?: string
  readonly criteria?: readonly string[]
  readonly requirements?: readonly string[]
}
