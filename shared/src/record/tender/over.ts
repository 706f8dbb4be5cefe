import { refuse, type Refusal } from '../kernel.ts'
import type { TenderState } from './state.ts'

/** An act that needs something still to come of it: refused once the lots it concerns, or with none named all of them, are closed or abandoned. */
export const refuseWhenOver = ({ setup }: Pick<TenderState, 'setup'>, act: string, ...of: readonly string[]): Refusal | undefined => {
  const lots = [...setup.lots.values()].filter(({ id }) => of.length === 0 || of.includes(id))
  return lots.length > 0 && lots.every(({ stage }) => stage === 'closed' || stage === 'abandoned')
    ? refuse('stage', 'is-over', `${act} leads nowhere any more: ${lots.length === 1 ? `${lots[0]!.title} is ${lots[0]!.stage}` : 'every lot it concerns is closed or abandoned'}.`, { lots: lots.map(({ id, stage }) => ({ lot: id, stage })) })
    : undefined
}
