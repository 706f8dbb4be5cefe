/** Tells the events of a record of either kind: what the ids in them mean to this reader; an id without a name stands as it is. */
import { recordAreaNames, recordAreas, sentenceOf, typesIn, workshopAreaNames, workshopAreas, workshopSentenceOf, workshopTypesIn, type RecordArea, type WorkshopArea } from '@workbench/shared/report/sentences.ts'
import type { Spoken } from '@workbench/shared/report/sentences/spoken.ts'
import { useMemo } from 'react'
import { useRead } from '../api/queries.ts'
import { useNames } from './names.ts'

export interface Teller {
  readonly person: (id: string) => string
  /** What somebody did, to be read after their name. */
  readonly tell: (event: { readonly type: string; readonly facts: unknown }) => Spoken
  /** The bidder’s name and the lot; in a workshop there are no bids. */
  readonly bid: (id: string) => string
  readonly areas: readonly { readonly key: string; readonly name: string }[]
  readonly typesIn: (area: string) => readonly string[]
}

const namedBy = <T extends { id: string }>(list: readonly T[] | undefined, name: (entry: T) => string) => {
  const known = new Map(list?.map((entry) => [entry.id, name(entry)]))
  return (id: string) => known.get(id) ?? id
}

export const useTenderTeller = (record: string): Teller => {
  const names = useNames(record)
  const { data: overview } = useRead('overview', { record })
  const { data: consortium } = useRead('consortium', { record })
  const { data: model } = useRead('model', { record })
  const { data: bids } = useRead('bids', { record })
  return useMemo(() => {
    const lot = namedBy(overview?.lots, ({ ref, title }) => (/^lot\b/i.test(ref) ? title : `${ref} ${title}`))
    const bidder = (id: string) => names.bidder(id).name
    const glossary = {
      person: names.person, bidder, lot,
      bid: namedBy(bids?.bids, (bid) => `${bidder(bid.bidder)} (${lot(bid.lot)})`),
      round: namedBy(overview?.rounds, ({ title }) => `“${title}”`),
      trust: namedBy(consortium?.trusts, ({ name }) => name),
      criterion: namedBy(model?.criteria, ({ ref, title }) => `${ref} ${title}`),
      requirement: namedBy(model?.requirements, ({ ref, heading }) => `${ref} ${heading}`),
    }
    return {
      person: names.person, bid: glossary.bid, tell: (event) => sentenceOf(event, glossary),
      areas: recordAreas.map((key) => ({ key, name: recordAreaNames[key] })), typesIn: (area) => typesIn(area as RecordArea),
    }
  }, [names, overview, consortium, model, bids])
}

export const useWorkshopTeller = (record: string): Teller => {
  const names = useNames(record)
  const { data: room } = useRead('workshopOverview', { record })
  const { data: board } = useRead('scenarioBoard', { record })
  return useMemo(() => {
    const trust = namedBy(board?.trusts, ({ name }) => name)
    const glossary = {
      person: names.person, trust,
      option: namedBy(board?.options, (option) => `“${option.label}” (${trust(option.trust)})`),
      scenario: namedBy(board?.scenarios, ({ title }) => `“${title}”`),
      evidence: namedBy(board?.evidence, ({ who, source }) => `of ${who}, ${source}`),
      session: namedBy(room?.sessions, ({ title }) => `“${title}”`),
      vote: namedBy(room?.votes, ({ question }) => `“${question}”`),
      choice: (vote: string, id: string) => room?.votes.find((entry) => entry.id === vote)?.choices.find((entry) => entry.id === id)?.label ?? id,
      snapshot: namedBy(room?.snapshots, ({ name }) => `“${name}”`),
    }
    return {
      person: names.person, bid: (id) => id, tell: (event) => workshopSentenceOf(event, glossary),
      areas: workshopAreas.map((key) => ({ key, name: workshopAreaNames[key] })), typesIn: (area) => workshopTypesIn(area as WorkshopArea),
    }
  }, [names, room, board])
}
