/** RFC 4180; a cell that a spreadsheet would take for a formula is written as text. */
export const csvOf = (head: readonly string[], rows: readonly (readonly string[])[]): string => [head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')

const csvCell = (cell: string): string => {
  const safe = /^[=+@\t\r]|^-(?![0-9.]+$)/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
