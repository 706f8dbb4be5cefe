/** Price bases: bringing amounts of different years to the prices of one, by the GDP deflator. */
import { exact, type Exact } from '../../numeric/exact.ts'
import { cannot, type Unassessed } from './measures.ts'

export interface PriceIndex {
  readonly title: string
  readonly source: string
  /** The vintage's day of publication: a run as at an earlier day may not use it. */
  readonly knownFrom: string
  readonly byYear: Readonly<Record<string, string>>
}

export const gdpDeflator: PriceIndex = {
  title: 'GDP deflator, 2011-12 = 100',
  source: 'HM Treasury GDP deflators, quarterly national accounts of September 2019',
  knownFrom: '2019-09-30',
  byYear: {
    '2002-03': '81.887', '2003-04': '83.533', '2004-05': '85.897', '2005-06': '87.992', '2006-07': '90.49', '2007-08': '92.897',
    '2008-09': '95.267', '2009-10': '96.838', '2010-11': '98.497', '2011-12': '100', '2012-13': '102.06', '2013-14': '104.029',
    '2014-15': '105.481', '2015-16': '106.39', '2016-17': '108.909', '2017-18': '110.748', '2018-19': '112.848',
  },
}

/** The factor that turns prices of `from` into prices of `to`. */
export const priceBaseFactor = (index: PriceIndex, from: string, to: string): Exact | Unassessed => {
  if (from === to) return exact(1)
  const missing = [from, to].find((year) => index.byYear[year] === undefined)
  return missing === undefined ? exact(index.byYear[to]!).div(exact(index.byYear[from]!)) : cannot(`${index.title} has no figure for ${missing}.`)
}
