import { DataTable } from '../../ui/DataTable.tsx'
import { differencesOf, type Criterion, type ViewSet } from './view-weights.ts'

interface OtherSetsProps {
  readonly sets: readonly ViewSet[]
  readonly criteria: readonly Criterion[]
  readonly nameOf: (trust: string) => string
}

/** Where each other trust differs from the award, and why it says so. */
export const OtherSets = ({ sets, criteria, nameOf }: OtherSetsProps) =>
  sets.length === 0 ? <p className="muted">No other trust has set view weights for this lot.</p> : (
    <>
      {sets.map((set) => (
        <section key={set.trust} aria-label={nameOf(set.trust)}>
          <h3>{nameOf(set.trust)}</h3>
          <p className="small">{set.reason}</p>
          <DataTable
            caption={`Where ${nameOf(set.trust)} differs from the award`} rows={differencesOf(criteria, set)} rowKey={(row) => row.node.id} empty={<p className="muted">Its weights are those of the award.</p>}
            columns={[
              { key: 'criterion', head: 'Criterion', rowHead: true, cell: (row) => `${row.node.ref} ${row.node.title}` },
              { key: 'award', head: 'Award', unit: 'among siblings', numeric: true, cell: (row) => row.award },
              { key: 'own', head: 'View', unit: 'among siblings', numeric: true, cell: (row) => row.own },
            ]}
          />
        </section>
      ))}
    </>
  )
