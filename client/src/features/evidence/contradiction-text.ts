/** A contradiction as it is typed: what each source says, which is followed, and why. */
import type { Contradiction } from './evidence.ts'
import type { Difference } from '../../parts/Overtaken.tsx'

export interface SideText {
  readonly says: string
  readonly source: string
  readonly evidence: readonly string[]
}

export interface ContradictionText {
  readonly topic: string
  readonly sides: readonly SideText[]
  /** The place of a side, or "none" for none alone; nothing is chosen beforehand. */
  readonly follows: string
  readonly reading: string
}

export const noSide: SideText = { says: '', source: '', evidence: [] }
export const emptyContradiction: ContradictionText = { topic: '', sides: [noSide, noSide], follows: '', reading: '' }
export const contradictionText = ({ topic, sides, follows, reading }: Contradiction): ContradictionText => ({ topic, sides, follows: follows === null ? 'none' : `${follows}`, reading })

type Body = Pick<Contradiction, 'topic' | 'sides' | 'follows' | 'reading'>

export const readContradiction = ({ topic, sides, follows, reading }: ContradictionText): { readonly value: Body } | { readonly errors: readonly { readonly field: string; readonly message: string }[] } => {
  const errors = [
    ...(topic.trim() === '' ? [{ field: 'contradiction-topic', message: 'Enter what the sources differ on.' }] : []),
    ...sides.flatMap(({ says, source }, index) => [
      ...(says.trim() === '' ? [{ field: `side-${index}-says`, message: `Enter what source ${index + 1} says.` }] : []),
      ...(source.trim() === '' ? [{ field: `side-${index}-source`, message: `Enter who source ${index + 1} is.` }] : []),
    ]),
    ...(sides.length < 2 ? [{ field: 'contradiction-add', message: 'A contradiction has at least two sides.' }] : []),
    ...(follows === '' || (follows !== 'none' && Number(follows) >= sides.length) ? [{ field: 'contradiction-follows', message: 'Choose which is followed, or that none is alone.' }] : []),
    ...(reading.trim() === '' ? [{ field: 'contradiction-reading', message: 'Enter why.' }] : []),
  ]
  return errors.length > 0 ? { errors } : {
    value: { topic: topic.trim(), sides: sides.map(({ says, source, evidence }) => ({ says: says.trim(), source: source.trim(), evidence: [...evidence] })), follows: follows === 'none' ? null : Number(follows), reading: reading.trim() },
  }
}

/** Removing a side moves what is followed with it; a followed side that goes leaves the choice open. */
export const withoutSide = (text: ContradictionText, index: number): ContradictionText => {
  const followed = text.follows === '' || text.follows === 'none' ? null : Number(text.follows)
  const follows = followed === null ? text.follows : followed === index ? '' : `${followed > index ? followed - 1 : followed}`
  return { ...text, sides: text.sides.filter((_side, place) => place !== index), follows }
}

export const comparedContradictions = (mine: ContradictionText, theirs: ContradictionText): readonly Difference[] => {
  const sides = (text: ContradictionText) => text.sides.map(({ says, source, evidence }) => `${source}: ${says} (${evidence.length} cited)`).join('; ')
  const followed = ({ follows, sides: all }: ContradictionText) => (follows === 'none' ? 'none alone' : (all[Number(follows)]?.source ?? ''))
  return [
    { name: 'Topic', mine: mine.topic, theirs: theirs.topic }, { name: 'Sides', mine: sides(mine), theirs: sides(theirs) }, { name: 'Followed', mine: mine.follows === '' ? '' : followed(mine), theirs: followed(theirs) }, { name: 'Why', mine: mine.reading, theirs: theirs.reading },
  ]
}
