export interface ModelProblem {
  code: string
  sentence: string
  lot?: string
  criterion?: string
}
