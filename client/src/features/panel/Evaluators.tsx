import { Link } from 'wouter'
import type { Names } from '../../parts/names.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { interestWords, type Panel } from './panel.ts'

export const Evaluators = ({ panel, names }: { readonly panel: Panel; readonly names: Names }) => (
  <DataTable
    caption="Evaluators" rows={panel.evaluators} rowKey={(row) => row.person}
    empty={<p>Nobody holds the role of an evaluator yet. Roles are given on the page of <Link href="/people">people</Link>.</p>}
    columns={[
      { key: 'name', head: 'Person', rowHead: true, cell: (row) => names.person(row.person) },
      { key: 'post', head: 'Post', cell: (row) => names.title(row.person) },
      { key: 'interests', head: 'Interests', cell: (row) => `${interestWords[row.interests]}${row.bidders.length > 0 ? ` (${row.bidders.map((bidder) => names.bidder(bidder).name).join(', ')})` : ''}` },
      { key: 'load', head: 'Questions', unit: 'in all lots', numeric: true, cell: (row) => row.assigned },
    ]}
  />
)
