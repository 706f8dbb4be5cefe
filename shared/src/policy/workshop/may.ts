/** Who may do what in a workshop: one line per command. A person without any role is told that the record does not exist. */
import type { WorkshopBody, WorkshopCommandType } from '../../contract/workshop/commands.ts'
import type { WorkshopRole } from '../../contract/workshop/words.ts'
import { refuse, unknown, type Refusal } from '../../record/kernel.ts'
import { privateKey } from '../../record/workshop/privates/state.ts'
import type { WorkshopState } from '../../record/workshop/state.ts'
import { holdsInWorkshop, isNamedReader, leadsTrust, standsFor, takesPartInWorkshop } from './viewer.ts'

type Rule<N extends WorkshopCommandType> = (state: WorkshopState, person: string, body: WorkshopBody<N>) => Refusal | undefined
type Rules = { readonly [N in WorkshopCommandType]: Rule<N> }

const roleNames: Readonly<Record<WorkshopRole, string>> = {
  facilitator: 'a facilitator', participant: 'a participant', trustLead: 'a trust lead', neutralAnalyst: 'the neutral analyst', observer: 'an observer',
}

const by = (...roles: readonly WorkshopRole[]) => (state: WorkshopState, person: string): Refusal | undefined =>
  holdsInWorkshop(state, person, ...roles)
    ? undefined
    : refuse('forbidden', 'not-your-role', `This is done by ${roles.map((role) => roleNames[role]).join(' or ')}.`, { roles })

const facilitates = by('facilitator')
const prepares = by('facilitator', 'neutralAnalyst')

/** Inputs of one trust: those who prepare the board, and that trust’s lead. */
const preparesFor = (state: WorkshopState, person: string, trust: string | undefined): Refusal | undefined =>
  trust !== undefined && leadsTrust(state, person, trust) ? undefined : prepares(state, person)

/** A figure that stands is replaced or released by those who read it: a new lead does not come into those of the one before. */
const ownTrust: Rule<'setPrivate' | 'releasePrivate'> = (state, person, body) => {
  if (!leadsTrust(state, person, body.trust)) return refuse('forbidden', 'not-your-trust', 'A private figure belongs to its trust; only its trust lead sets or releases it.', {}, '/trust')
  const figure = state.privates.figures.get(privateKey(body.trust, body.kind))
  return figure === undefined || figure.released || standsFor(state, person, figure)
    ? undefined
    : refuse('forbidden', 'not-your-figure', 'An earlier lead of this trust set this figure, and it was not handed on to you. It is replaced or released by a lead who reads it, or by one whom such a lead names.', {}, '/kind')
}

const rules: Rules = {
  // An empty record belongs to whoever starts it; decide refuses a second start.
  startWorkshop: () => undefined,
  describeWorkshop: facilitates,
  // A trust’s lead may name another one; whom a facilitator names reads nothing private that was set before.
  giveWorkshopRole: (state, person, body) => (body.role === 'trustLead' && body.trust !== undefined && leadsTrust(state, person, body.trust) ? undefined : facilitates(state, person)),
  takeWorkshopRole: facilitates,

  attachExtract: facilitates, withdrawExtractReader: facilitates,

  addEvidence: by('facilitator', 'neutralAnalyst', 'trustLead', 'participant'),
  withdrawEvidence: (state, person, body) => (state.evidence.items.get(body.evidence)?.by === person ? undefined : prepares(state, person)),

  setContradiction: prepares, removeContradiction: prepares, setBacktest: prepares, removeBacktest: prepares,

  setWorkshopTrust: (state, person, body) => preparesFor(state, person, body.trust.id),
  removeWorkshopTrust: prepares,
  setMergers: prepares,
  setOption: (state, person, body) => preparesFor(state, person, body.option.trust),
  removeOption: (state, person, body) => preparesFor(state, person, state.board.options.get(body.option)?.trust),
  setCostLines: (state, person, body) => preparesFor(state, person, state.board.options.get(body.option)?.trust),
  setBidDerivedLines: (state, person) =>
    prepares(state, person)
    // Whether they may still do so is asked of the tender, before the record is asked.
    ?? (isNamedReader(state, person) ? undefined : refuse('forbidden', 'no-price-rights', 'Lines derived from bids are entered by people who may read the prices.')),
  setCapacities: prepares, setAssumptions: prepares,

  addScenario: by('facilitator', 'neutralAnalyst', 'trustLead'),
  changeScenario: by('facilitator', 'neutralAnalyst', 'trustLead'),
  removeScenario: (state, person, body) => (state.board.scenarios.get(body.scenario)?.by === person && holdsInWorkshop(state, person, 'neutralAnalyst', 'trustLead') ? undefined : facilitates(state, person)),
  freezeBoard: facilitates, thawBoard: facilitates,

  openWorkshopSession: facilitates, recordWorkshopAttendance: facilitates, revealItem: facilitates, closeWorkshopSession: facilitates,
  openVote: facilitates, castVote: by('trustLead', 'participant'), closeVote: facilitates,
  takeSnapshot: prepares,

  setPrivate: ownTrust, releasePrivate: ownTrust,
}

/** A refusal, or undefined where the person may try. */
export const mayInWorkshop = (state: WorkshopState, person: string, command: { type: WorkshopCommandType; body: unknown }): Refusal | undefined => {
  if (state.seq >= 0 && !takesPartInWorkshop(state, person)) return unknown('workshop', state.record)
  const rule = rules[command.type] as (state: WorkshopState, person: string, body: unknown) => Refusal | undefined
  return rule(state, person, command.body)
}
