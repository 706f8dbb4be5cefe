/** Whose names a person in a workshop may see: everybody’s who takes or took part. Bidders are named only in the bid-derived part. */
import type { WorkshopState } from '../../record/workshop/state.ts'
import type { NamesSeen } from '../names.ts'

export const namesInWorkshop = (state: WorkshopState): NamesSeen => ({ people: [...state.setup.people.keys()], bidders: [] })
