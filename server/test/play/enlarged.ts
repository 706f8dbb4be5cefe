/** For measuring: a case with every question as many times over, each with its answers, scores and moderation; weights still add up. */
import type { Case } from '../../src/play/read-case.ts'

/** Six decimals hold a tenth or a hundredth of any weight of the case exactly. */
const part = (weight: string, times: number): string => String(Number((Number(weight) / times).toFixed(6)))

export const enlarged = (from: Case, times: number): Case => {
  const questions = from.lots.flatMap(({ criteria }) => criteria.filter(({ kind }) => kind === 'question'))
  const ids = new Set(questions.map(({ id }) => id))
  const renamed = new Set(questions.flatMap(({ id, subCriteria }) => [id, ...subCriteria.map((part) => part.id)]))
  const copies = Array.from({ length: times - 1 }, (_, index) => index + 1)
  const copyOf = <T>(value: T, copy: number): T => JSON.parse(JSON.stringify(value), (_key, item: unknown) => (typeof item === 'string' && renamed.has(item) ? `${item}-x${copy}` : item)) as T
  const manyOf = <T>(list: readonly T[]): T[] => list.flatMap((item) => [item, ...copies.map((copy) => copyOf(item, copy))])
  const lighter = <T extends { readonly weight: string }>(entry: T): T => ({ ...entry, weight: part(entry.weight, times) })

  return {
    ...from,
    steps: from.steps.map((file) => ({
      ...file,
      steps: file.steps.map((step) => {
        const body = step.body as { questions?: string[]; weights?: { criterion: string; weight: string }[] }
        if (step.command === 'assignQuestions') return { ...step, body: { ...body, questions: manyOf(body.questions!) } }
        if (step.command === 'weighView') return { ...step, body: { ...body, weights: body.weights!.flatMap((weight) => (ids.has(weight.criterion) ? manyOf([lighter(weight)]) : [weight])) } }
        return step
      }),
    })),
    lots: from.lots.map((lot) => ({
      ...lot,
      criteria: lot.criteria.flatMap((entry) => (entry.kind === 'question'
        ? [lighter(entry), ...copies.map((copy) => ({ ...copyOf(lighter(entry), copy), ref: `${entry.ref}x${copy}`, title: `${entry.title} (${copy})`, order: entry.order + 100 * copy }))]
        : [entry])),
      bids: lot.bids.map((bid) => ({ ...bid, answers: manyOf(bid.answers) })),
      scores: manyOf(lot.scores),
      moderation: lot.moderation && { ...lot.moderation, questions: manyOf(lot.moderation.questions) },
    })),
  }
}
