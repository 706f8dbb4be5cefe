import { formatInstant } from '@workbench/shared/numeric/format.ts'
import type { Names } from '../../parts/names.ts'
import type { Bid } from './bids.ts'

/** What was corrected, beside the original that stays as it came. */
export const Corrections = ({ corrections, names }: { readonly corrections: Bid['corrections']; readonly names?: Names }) =>
  corrections.length === 0 ? null : (
    <section aria-label="Corrections">
      <h3>Corrections, beside the original</h3>
      {corrections.map((entry) => (
        <div key={`${entry.at}/${entry.subject}`} className="beside">
          <p><strong>{entry.subject}</strong></p>
          <dl className="facts">
            <div><dt>Original</dt><dd>{entry.original}</dd></div>
            <div><dt>Correction</dt><dd>{entry.correction}</dd></div>
            <div><dt>Ground</dt><dd>{entry.ground}</dd></div>
          </dl>
          <p className="muted small">{formatInstant(entry.at)}{names ? `, ${names.person(entry.by)}` : ''}</p>
        </div>
      ))}
    </section>
  )
