import { Link } from 'wouter'

/** What a figure rests on, each item one step away. */
export const EvidenceLinks = ({ ids, illustrative }: { readonly ids: readonly string[]; readonly illustrative?: boolean }) => (
  <>
    {ids.map((id, index) => <span key={id}>{index === 0 ? '' : ', '}<Link href={`/evidence#${id}`}>{id}</Link></span>)}
    {ids.length === 0 ? <span className="muted">none cited</span> : null}
    {illustrative ? <span className="muted"> (illustrative)</span> : null}
  </>
)
