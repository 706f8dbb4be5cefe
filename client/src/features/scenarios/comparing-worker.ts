/** Runs beside the page and computes comparisons by the same code. */
import { answerOf, type Answered, type Asked } from './comparer.ts'

self.addEventListener('message', ({ data: { number, question } }: MessageEvent<Asked>) => self.postMessage({ number, answer: answerOf(question) } satisfies Answered))
