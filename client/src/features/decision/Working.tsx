/** The lines by which a day was counted, one after another. */
export const Working = ({ lines }: { readonly lines: readonly string[] }) => <ol className="working">{lines.map((line) => <li key={line}>{line}</li>)}</ol>
