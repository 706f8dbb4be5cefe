export interface Migration {
  readonly number: number
  readonly sql: string
}
