import { useAct } from '../../api/queries.ts'
import { problemsOfLeaving, type Trust } from './trust-form.ts'
import { TrustEnds } from './TrustEnds.tsx'

/** A trust leaves: its past part stays in the record; what it still has to do falls away. */
export const LeaveTrust = ({ record, trust, today, onClose }: { readonly record: string; readonly trust: Trust; readonly today: string; readonly onClose: () => void }) => {
  const act = useAct(record)
  return (
    <TrustEnds
      id="leave" title={`Record that ${trust.name} leaves`} day="Leaves on" act="Record the leaving" today={today} busy={act.isPending} error={act.error} problems={problemsOfLeaving} onClose={onClose}
      onAct={(given) => act.mutate({ command: 'recordTrustLeaving', body: { trust: trust.id, ...given } }, { onSuccess: onClose })}
    >
      {() => <p>It no longer records positions or calls off, and the rights of its trust lead end. What it and its people did stays in the record, and no score changes.</p>}
    </TrustEnds>
  )
}
