/** What a person of a workshop is sent, for tests: every view, texts in place of commitments. */
import type { Commitment } from '../../contract/primitives.ts'
import { workshopViews } from '../../contract/views.ts'
import { hashOf, type World } from '../../record/invariants/world.arbitrary.ts'
import type { ViewContext, WorkshopViewName } from '../view.ts'
import { viewWorkshop } from '../views.ts'
import type { BidReaders } from './price-rights.ts'

export type Workshop = World<'workshop'>

/** A tender that still lets everybody read whom an extract named. */
export const asNamed = ({ extract }: Workshop['state']): BidReaders => ({ people: new Set(extract.attached.flatMap(({ derived }) => derived?.readers ?? [])), because: '' })
export const contextOf = (world: Workshop, bidReaders = asNamed(world.state)): ViewContext => ({ read: world.read, now: world.now, hash: hashOf, bidReaders })
export const viewNames = Object.keys(workshopViews) as WorkshopViewName[]

/** A view as it is sent: texts in place of commitments. */
export const seen = (world: Workshop, person: string, name: WorkshopViewName, params: object = {}, context = contextOf(world)) => {
  const redeem = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(redeem)
    if (typeof value !== 'object' || value === null) return value
    if ('sha256' in value && 'size' in value) return world.read(value as Commitment)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redeem(item)]))
  }
  return redeem(viewWorkshop(world.state, person, name, params, context)) as Record<string, never>
}
export const everythingSeen = (world: Workshop, person: string, context = contextOf(world)) => viewNames.map((name) => JSON.stringify(seen(world, person, name, {}, context))).join('\n')
