import { Link } from 'wouter'
import { Empty } from '../../ui/Waiting.tsx'
import type { NotCompared } from './comparing.ts'

/** Nothing can be computed yet, and why: a state of the board, not a fault. */
export const NotAssessed = ({ because, problems }: NotCompared) => (
  <Empty title="These scenarios cannot be compared yet">
    <p>{because}</p>
    {problems.length > 0 ? <ul>{problems.slice(0, 20).map((problem) => <li key={`${problem.pointer}/${problem.message}`} className="small"><code>{problem.pointer}</code> {problem.message}</li>)}</ul> : null}
    <p>The facilitator or the neutral analyst enters trusts, their options with dates and legal route, cost lines with their evidence, and the assumptions. Then this page compares them. All of it can come <Link href="/workshop">from a file</Link>.</p>
  </Empty>
)
