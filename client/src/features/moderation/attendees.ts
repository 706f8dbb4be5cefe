/** Who may sit in a session: panels, moderators, observers and whoever reads the record. */
import { useRead } from '../../api/queries.ts'

const inTheRoom = ['moderator', 'evaluator', 'observer', 'lead', 'secondPerson', 'assuranceReviewer', 'auditor']

/** The people of the room, those of the given panels first. */
export const useAttendees = (record: string, panels: readonly string[]): readonly string[] => {
  const { data } = useRead('people', { record })
  const others = (data?.people ?? []).filter((person) => person.roles.some(({ role }) => inTheRoom.includes(role))).map(({ person }) => person)
  return [...new Set([...panels, ...others])]
}
