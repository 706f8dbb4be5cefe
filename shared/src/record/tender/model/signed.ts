/**
 * R9: nothing is reported or issued on a model that is not, to the byte, the one a second person signed and two people
 * published. A change that was drafted and never published is not the model; one made after bids were opened is a fault.
 */
import { refuse, type DecideContext, type Refusal } from '../../kernel.ts'
import { currentVersion } from '../guards.ts'
import type { TenderState } from '../state.ts'
import type { Written } from '../../written.ts'

const differs = (sentence: string, facts: Record<string, unknown>): Refusal => refuse('stage', 'model-differs', `The evaluation model differs from the one that was signed: ${sentence}`, facts)

export const refuseUnlessSigned = (state: TenderState, { hash }: Pick<DecideContext, 'hash'>): Refusal | undefined => {
  const version = currentVersion(state)
  if (!version) return refuse('stage', 'no-model', 'Nothing is published yet, so there is no signed model that a report could rest on.')
  const frozen = hash(version.frozen)
  if (frozen !== version.hash) return differs(`what stands as version ${version.version} is ${frozen.slice(0, 12)}, but ${version.hash.slice(0, 12)} was published. Have the record verified.`, { found: frozen, published: version.hash })
  if (!state.model.tests.some((test) => test.modelHash === version.hash && test.by !== version.proposedBy)) return differs(`no second person signed version ${version.version}, ${version.hash.slice(0, 12)}.`, { published: version.hash })
  const since = draftedAfterOpening(state)[0]
  if (since) return differs(`${since} was changed after bids were opened. Have the record verified.`, { published: version.hash })
  const award = [...state.decision.awards.values()].find((candidate) => candidate.modelHash !== version.hash)
  return award ? differs(`the award of a lot rests on ${award.modelHash.slice(0, 12)}, version ${version.version} is ${version.hash.slice(0, 12)}.`, { lot: award.lot, published: version.hash }) : undefined
}

const draftKeys = /^(requirement|scale|criterion|place|weights|threshold|price)\/|^rules$/

/** Everything that is or was drafted of the model, by its key, with its last writing. */
export const draftedOf = ({ written }: TenderState): (readonly [string, Written])[] => [...written].filter(([key]) => draftKeys.test(key))

/** What was drafted after the first envelope was opened; nothing in a sound record. */
export const draftedAfterOpening = (state: TenderState): string[] => {
  const first = [...state.bids.bids.values()].flatMap(({ technical, commercial }) => [technical.opened?.at, commercial.opened?.at]).filter((at) => at !== undefined).sort()[0]
  return first === undefined ? [] : draftedOf(state).filter(([, { at }]) => at > first).map(([key]) => key)
}
