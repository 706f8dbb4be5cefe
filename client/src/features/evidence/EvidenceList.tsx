import { formatDay, formatInstant } from '@workbench/shared/numeric/format.ts'
import type { ReactNode } from 'react'
import { evidenceName } from '../../parts/evidence-name.ts'
import { markNames, sourceParts, type EvidenceItem } from './evidence.ts'

interface EvidenceListProps {
  readonly items: readonly EvidenceItem[]
  /** The item that a link led to. */
  readonly chosen: string
  readonly personOf: (id: string) => string
  readonly nameOf: (to: string, id: string) => ReactNode
  readonly actOf?: (item: EvidenceItem) => ReactNode
}

/** Every item whole, and anchored by its id, so that any figure can lead to it. */
export const EvidenceList = ({ items, chosen, personOf, nameOf, actOf }: EvidenceListProps) => (
  <ol className="evidence">
    {items.map((item) => (
      <li key={item.id} id={item.id} tabIndex={-1} className={item.id === chosen ? 'evidence__item evidence__item--chosen' : 'evidence__item'} aria-current={item.id === chosen ? 'true' : undefined}>
        <p className="evidence__head">
          <a href={`#${item.id}`}>{evidenceName(item)}</a>{' '}
          {item.marks.map((mark) => <span key={mark} className={`tag${mark === 'hindsight' || mark === 'withdrawn' || mark === 'lowConfidence' ? ' tag--warn' : ''}`}>{markNames[mark]}</span>)}
        </p>
        <p className={item.withdrawn ? 'evidence__claim evidence__claim--withdrawn' : 'evidence__claim'}>{item.claim}</p>
        {item.withdrawn ? <p className="small">Withdrawn by {personOf(item.withdrawn.by)}, {formatInstant(item.withdrawn.at)}: {item.withdrawn.reason}</p> : null}
        <dl className="evidence__facts">
          <div><dt>Who</dt><dd>{item.who}, {item.role}</dd></div>
          <div><dt>Said</dt><dd>{item.said ? formatDay(item.said) : 'day not stated'}</dd></div>
          <div><dt>Published</dt><dd>{formatDay(item.published)}</dd></div>
          <div><dt>Known from</dt><dd>{formatDay(item.knownFrom)}</dd></div>
          <div><dt>Confidence</dt><dd>{item.confidence}</dd></div>
          <div><dt>Source</dt><dd>{sourceParts(item.source).where}</dd></div>
          {sourceParts(item.source).reference ? <div><dt>Listed as</dt><dd>{sourceParts(item.source).reference}</dd></div> : null}
          {item.links.length > 0 ? <div><dt>Bears on</dt><dd>{item.links.map((link, index) => <span key={`${link.to}/${link.id}`}>{index === 0 ? '' : ', '}{nameOf(link.to, link.id)}</span>)}</dd></div> : null}
          <div><dt>Entered</dt><dd>by {personOf(item.by)}, {formatInstant(item.at)}</dd></div>
        </dl>
        {actOf?.(item)}
      </li>
    ))}
  </ol>
)
