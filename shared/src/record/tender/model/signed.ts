/** R9: nothing is reported or issued on a model that is not, to the byte, the one a second person signed and two people published. */
import { refuse, type DecideContext, type Refusal } from '../../kernel.ts'
import { currentVersion } from '../guards.ts'
import type { TenderState } from '../state.ts'
import { deriveFrozenModel } from './frozen.ts'

const differs = (sentence: string, facts: Record<string, unknown>): Refusal => refuse('stage', 'model-differs', `The evaluation model differs from the one that was signed: ${sentence}`, facts)

export const refuseUnlessSigned = (state: TenderState, { hash }: Pick<DecideContext, 'hash'>): Refusal | undefined => {
  const version = currentVersion(state)
  if (!version) return refuse('stage', 'no-model', 'Nothing is published yet, so there is no signed model that a report could rest on.')
  const frozen = hash(version.frozen)
  if (frozen !== version.hash) return differs(`what stands as version ${version.version} is ${frozen.slice(0, 12)}, but ${version.hash.slice(0, 12)} was published. Have the record verified.`, { found: frozen, published: version.hash })
  if (!state.model.tests.some((test) => test.modelHash === version.hash && test.by !== version.proposedBy)) return differs(`no second person signed version ${version.version}, ${version.hash.slice(0, 12)}.`, { published: version.hash })
  const draft = deriveFrozenModel(state)
  const drafted = draft && hash(draft)
  if (drafted !== version.hash)
    return differs(`it was changed after version ${version.version} was published. Publish the change as a new version, or take it back.`, { published: version.hash, drafted: drafted ?? null })
  const award = [...state.decision.awards.values()].find((candidate) => candidate.modelHash !== version.hash)
  return award ? differs(`the award of a lot rests on ${award.modelHash.slice(0, 12)}, version ${version.version} is ${version.hash.slice(0, 12)}.`, { lot: award.lot, published: version.hash }) : undefined
}
