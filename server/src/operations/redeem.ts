/** Views hold commitments; just before they are sent, all of them are redeemed for their texts in one read. */
import type { Commitment } from '@workbench/shared/contract/primitives.ts'
import type { Records, Redeemed } from '../journal/port.ts'

export const isCommitment = (value: unknown): value is Commitment =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'size' in value && 'kind' in value && Object.keys(value).length === 3

const collect = (value: unknown, found: Map<string, Commitment>): void => {
  if (isCommitment(value)) found.set(value.sha256, value)
  else if (Array.isArray(value)) for (const item of value) collect(item, found)
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) collect(item, found)
}

const goneText = { withheld: '[This text is withheld.]', destroyed: '[This text was destroyed when the time it had to be kept was over.]' } as const

/** What stands in place of a commitment; `textOf` may leave one as it is. */
export const replaceCommitments = (value: unknown, textOf: (commitment: Commitment) => unknown): unknown => {
  if (isCommitment(value)) return textOf(value)
  if (Array.isArray(value)) return value.map((item) => replaceCommitments(item, textOf))
  if (typeof value !== 'object' || value === null) return value
  const out: Record<string, unknown> = {}
  for (const [name, item] of Object.entries(value)) if (item !== undefined) out[name] = replaceCommitments(item, textOf)
  return out
}

const textOf = (redeemed: ReadonlyMap<string, Redeemed>, { sha256 }: Commitment): string => {
  const found = redeemed.get(sha256)
  if (!found) throw new Error(`Content ${sha256} is committed to but not stored.`)
  return 'text' in found ? found.text : goneText[found.gone]
}

/** Redeems those that `wanted` names; the others stay commitments. */
export const redeemAll = async (records: Pick<Records, 'redeem'>, record: string, value: unknown, wanted: (commitment: Commitment) => boolean = () => true): Promise<unknown> => {
  const found = new Map<string, Commitment>()
  collect(value, found)
  const asked = [...found.values()].filter(wanted)
  const redeemed = asked.length === 0 ? new Map<string, Redeemed>() : await records.redeem(record, asked)
  return replaceCommitments(value, (commitment) => (wanted(commitment) ? textOf(redeemed, commitment) : commitment))
}
