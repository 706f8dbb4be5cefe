import type { RuleSet } from '@workbench/shared/contract/tender/words.ts'
import { useRead } from '../../api/queries.ts'
import { useNames } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Page } from '../../ui/Page.tsx'
import { HiddenWhy } from '../../ui/Waiting.tsx'
import { Analyses } from './Analyses.tsx'
import { AwardSection } from './AwardSection.tsx'
import { CallOffs } from './CallOffs.tsx'
import { findingOf } from './decision.ts'
import { Documents } from './Documents.tsx'
import { Draw } from './Draw.tsx'
import { Positions } from './Positions.tsx'
import { Standstill } from './Standstill.tsx'
import { Stops } from './Stops.tsx'
import { Unlocks } from './Unlocks.tsx'

interface LotDecisionProps {
  readonly record: string
  readonly lot: string
  readonly today: string
  readonly ruleSet: RuleSet
}

export const LotDecision = ({ record, lot, today, ruleSet }: LotDecisionProps) => {
  const found = useRead('decision', { record, lot })
  const names = useNames(record)
  return (
    <Reading of={found} what="the decision" page="Decision">
      {(decision) => {
        if (decision.lot !== lot) return null
        const part = { record, decision, names }
        // What ends the lot is read before anything that it ends.
        const stopped = decision.abandoned !== null || decision.abandoning !== null || decision.stage === 'suspended'
        const stops = <Stops {...part} today={today} />
        return (
          <Page title={findingOf(decision, (bidder) => names.bidder(bidder).name)} question="What was decided, by whom, and what follows?">
            {stopped ? stops : null}
            {decision.hidden === null ? (
              <>
                <AwardSection {...part} />
                <Positions {...part} today={today} />
                <Draw {...part} />
                <Standstill {...part} today={today} ruleSet={ruleSet} />
              </>
            ) : <HiddenWhy>{decision.hidden}</HiddenWhy>}
            <Unlocks {...part} />
            {decision.hidden === null ? (
              <>
                <Analyses {...part} />
                <CallOffs {...part} />
                <Documents {...part} />
              </>
            ) : null}
            {stopped ? null : stops}
          </Page>
        )
      }}
    </Reading>
  )
}
