import type { BacktestFigures } from '../../../contract/workshop/evidence.ts'
import { accept, refuse, unknown, type Refusal } from '../../kernel.ts'
import { event } from '../events.ts'
import type { Deciders, WorkshopState } from '../state.ts'

type EvidenceCommand = 'addEvidence' | 'withdrawEvidence' | 'setContradiction' | 'removeContradiction' | 'setBacktest' | 'removeBacktest'

const refuseUncited = ({ evidence }: WorkshopState, cited: readonly string[], pointer: string): Refusal | undefined => {
  const place = cited.findIndex((id) => !evidence.items.has(id))
  return place < 0 ? undefined : unknown('evidence item', cited[place]!, `${pointer}/${place}`)
}

const refuseFigures = (state: WorkshopState, claims: readonly string[], { promised, before, came }: BacktestFigures): Refusal | undefined => {
  const at = '/backtest/figures'
  const madeOn = claims.reduce((last, id) => (state.evidence.items.get(id)!.knownFrom > last ? state.evidence.items.get(id)!.knownFrom : last), '')
  const later = before?.evidence.findIndex((id) => (state.evidence.items.get(id)?.knownFrom ?? '') > madeOn) ?? -1
  return (promised.least <= promised.most ? undefined : refuse('content', 'range-upside-down', 'What was promised runs from least to most.', {}, `${at}/promised`))
    ?? (before ? refuseUncited(state, before.evidence, `${at}/before/evidence`) : undefined)
    ?? (later >= 0 ? refuse('content', 'not-known-then', `The pace before may use only what was known by ${madeOn}, the day of the claim.`, { known: madeOn }, `${at}/before/evidence/${later}`) : undefined)
    ?? came.map(({ evidence }, index) => refuseUncited(state, evidence, `${at}/came/${index}/evidence`)).find((refusal) => refusal !== undefined)
}

/** Weak, late or unlinked evidence is entered like any other and marked where it is read (`evidenceMarks`). */
export const evidenceDeciders: Deciders<EvidenceCommand> = {
  addEvidence: (state, { body, kept }, context) => {
    const id = body.id ?? context.newId()
    return state.evidence.items.has(id)
      ? refuse('content', 'id-in-use', `There is already an evidence item “${id}”.`, { id }, '/id')
      : accept(event('evidenceAdded', { ...kept, id }))
  },
  withdrawEvidence: (state, { body, kept }) => {
    const item = state.evidence.items.get(body.evidence)
    if (!item) return unknown('evidence item', body.evidence, '/evidence')
    return item.withdrawn ? refuse('content', 'already-withdrawn', 'This item is withdrawn already.', {}, '/evidence') : accept(event('evidenceWithdrawn', kept))
  },

  setContradiction: (state, { body, kept, base }) => {
    const { sides, follows } = body.contradiction
    return sides.map(({ evidence }, index) => refuseUncited(state, evidence, `/contradiction/sides/${index}/evidence`)).find((refusal) => refusal !== undefined)
      ?? (follows === null || follows < sides.length ? undefined : refuse('content', 'no-such-side', 'The side that is followed is none of those given.', { sides: sides.length }, '/contradiction/follows'))
      ?? accept(event('contradictionSet', { ...kept, revision: base + 1 }))
  },
  removeContradiction: (state, { body }) => {
    const found = state.evidence.contradictions.get(body.contradiction)
    return found ? accept(event('contradictionRemoved', body)) : unknown('contradiction', body.contradiction, '/contradiction')
  },
  setBacktest: (state, { body, kept, base }) => {
    const { claims, outcomes, figures } = body.backtest
    return refuseUncited(state, claims, '/backtest/claims')
      ?? refuseUncited(state, outcomes, '/backtest/outcomes')
      ?? (figures ? refuseFigures(state, claims, figures) : undefined)
      ?? accept(event('backtestSet', { ...kept, revision: base + 1 }))
  },
  removeBacktest: (state, { body }) => {
    const found = state.evidence.backtests.get(body.backtest)
    return found ? accept(event('backtestRemoved', body)) : unknown('back-test', body.backtest, '/backtest')
  },
}
