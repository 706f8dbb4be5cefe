/** A very small workshop about the very small tender: two trusts, two scenarios, a session with a vote, a private figure. Invented. */
import type { Plain } from '../../contract/primitives.ts'
import type { AttachExtract } from '../../contract/workshop/extract.ts'
import { deriveExtract } from '../../policy/workshop/extract.ts'
import { people as cast, tenderIn } from './tender-story.arbitrary.ts'
import { emptyWorld, hashOf, type World } from './world.arbitrary.ts'

export const room = {
  facilitator: 'fay', participant: 'pat', northLead: 'tess', southLead: 'sol', analyst: 'nia', observer: 'olga', outsider: 'otto',
} as const

const amount = (mid: number) => ({ low: mid - 10, mid, high: mid + 10 })

export const boardTrust = (id: string) => ({
  id, name: `${id} trust`, system: 'An old system', hosting: 'A data centre', contractEnds: [{ earliest: '2026-10-01', stated: '2026-10-31', latest: '2027-03-31', evidence: ['letter'] }], incomePerYear: null,
})
export const option = (id: string, trust: string, path = 'continueDirect') => ({
  id, trust, path, label: `Option ${id}`, supplier: null,
  route: { kind: 'extension', notice: 'A notice.', standstill: 'Ten days.', challenge: 'Little.', exposure: 'low', evidence: [] }, programmes: [], evidence: [],
})
export const line = (id: string, of: string, mid: number, more: object = {}) => ({
  id, option: of, label: `Line ${id}`, kind: 'hosting', payer: 'trust', type: 'revenue', recurrent: true, timing: { by: 'years', amounts: [{ year: '2026-27', amount: amount(mid) }] }, priceBase: '2025-26',
  vat: 'recoverable', transfer: false, basis: 'indicative', illustrative: true, evidence: [], ...more,
})
export const evidence = (id: string, more: object = {}) => ({
  id, claim: 'The contract ends in October.', who: 'A director', role: 'Director', said: '2025-01-01', published: '2025-01-02', knownFrom: '2025-01-02', confidence: 'high', source: 'A letter', illustrative: true,
  links: [{ to: 'trust', id: 'north' }], ...more,
})
export const assumptions = {
  firstYear: '2025-26', years: 10, priceBase: '2025-26', discountEdition: 'greenBook2018', discountConvention: 'yearZero', inflationPerYear: '0.02', vatRate: '0.2', evidence: [],
}

/** The extract that the tender's lead makes of it in a stage. */
export const extractIn = (stage: Parameters<typeof tenderIn>[0]): Plain<AttachExtract> => {
  const { state, read } = tenderIn(stage)
  const extract = deriveExtract(state, cast.lead, { read, hash: hashOf })
  if ('refused' in extract) throw new Error(extract.sentence)
  return extract
}

/** With a board, an open session and an open vote in which the participant has voted. */
export const workshopTold = (): World<'workshop'> => {
  const world = emptyWorld('workshop', '2025-03-04T09:00:00.000Z')
  const { must } = world
  const { facilitator, participant, northLead, southLead, analyst } = room
  must(facilitator, 'startWorkshop', { title: 'What do we do with what we have?', purpose: 'To compare paths.', asAt: '2025-03-01', tender: 'tiny' })
  must(facilitator, 'giveWorkshopRole', { person: participant, role: 'participant' })
  must(facilitator, 'giveWorkshopRole', { person: analyst, role: 'neutralAnalyst' })
  must(facilitator, 'giveWorkshopRole', { person: room.observer, role: 'observer' })
  must(facilitator, 'giveWorkshopRole', { person: northLead, role: 'trustLead', trust: 'north' })
  must(facilitator, 'giveWorkshopRole', { person: southLead, role: 'trustLead', trust: 'south' })
  must(facilitator, 'addEvidence', evidence('letter'))
  for (const trust of ['north', 'south']) {
    must(facilitator, 'setWorkshopTrust', { trust: boardTrust(trust) }, 0)
    for (const path of ['stay', 'leave']) {
      must(facilitator, 'setOption', { option: option(`${trust}-${path}`, trust, path === 'stay' ? 'continueDirect' : 'ripAndReplace') }, 0)
      must(facilitator, 'setCostLines', { option: `${trust}-${path}`, lines: [line(`${trust}-${path}-hosting`, `${trust}-${path}`, 500_000)] }, 0)
    }
  }
  must(analyst, 'setAssumptions', { assumptions }, 0)
  for (const path of ['stay', 'leave'])
    must(facilitator, 'addScenario', { id: `all-${path}`, title: `All ${path}`, summary: 'The same for both.', choices: ['north', 'south'].map((trust) => ({ trust, option: `${trust}-${path}` })) })
  must(northLead, 'setPrivate', { trust: 'north', kind: 'outsideOption', analyst, pence: '123456789', basis: 'A quotation.' }, 0)
  must(facilitator, 'openWorkshopSession', { id: 'morning', title: 'Morning', agenda: ['Paths'], attendees: [facilitator, participant, northLead, southLead] })
  must(facilitator, 'openVote', { id: 'which', session: 'morning', question: 'Which path?', choices: [{ id: 'stay', label: 'Stay', scenario: 'all-stay' }, { id: 'leave', label: 'Leave' }] })
  must(participant, 'castVote', { vote: 'which', choice: 'stay' })
  return world
}
