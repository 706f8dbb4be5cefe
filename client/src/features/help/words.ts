/** The words of the workbench, as they are used on every page and in every document. */
export const words: readonly (readonly [string, string])[] = [
  ['Consortium, trust', 'The authorities that buy together, and one of them. A trust may join, leave or merge while the exercise runs.'],
  ['Tender', 'One procurement exercise: its rules, lots, stages, model, bids, panel and record.'],
  ['Lot', 'A part that is awarded on its own.'],
  ['Requirement', 'One thing asked for: mandatory (pass or fail), scored, or information.'],
  ['Criterion, question', 'A node of the weighted tree; a question is a leaf that is scored.'],
  ['Scale', 'The scores that may be given, what each means, and what each is worth.'],
  ['Evaluation model', 'Criteria, weights, scales, thresholds, price formula, rounding and tie-break. Published means frozen and numbered.'],
  ['Bidder, bid', 'A supplier, and its offer for one lot: answers with evidence, and a pricing schedule, each in its own envelope.'],
  ['Individual score', 'What one evaluator gave to one answer, with the reason. It is never changed by anybody else, and every revision is kept.'],
  ['Consensus score', 'What the panel agreed on. It is a value of the scale with a reason, and stands beside the individual scores; it is never an average.'],
  ['Award weights', 'The published weights: the only ones that rank bids.'],
  ['View weights', 'One trust’s own weights. They compare; they are never the award.'],
  ['Record', 'Everything that was done in a tender, in order, for ever. Pages and reports are made of it.'],
  ['Checkpoint', 'A signed line about all events so far. Kept elsewhere, it shows later that nothing was cut off.'],
]

export const parts: readonly (readonly [string, string])[] = [
  ['Procurement lead', 'Sets the tender up, runs its stages, answers clarifications, proposes what needs two people.'],
  ['Second person', 'Signs and approves what the lead proposes: publishing, opening, changes of what was closed, a bid that leaves after it was opened, a draw, the award.'],
  ['Commercial lead', 'Drafts how prices are compared; reads prices once they are opened.'],
  ['Assurance reviewer', 'Signs the test of the model, settles proposed changes, reads the record.'],
  ['Evaluator', 'Scores every bid on the questions assigned, alone and without seeing others’ scores.'],
  ['Moderator', 'Runs the room in which the panel agrees.'],
  ['Trust lead', 'Speaks for one trust: its view weights, its facts, its position on the joint result.'],
  ['Observer', 'Sits in the room, changes nothing.'],
  ['Auditor', 'Reads the whole record and verifies it.'],
  ['Bidder’s contact', 'Sees the published model, its own bids and receipts, and answers to all.'],
]

export const hidden: readonly (readonly [string, string, string])[] = [
  ['Other evaluators’ scores', 'You could be led by them.', 'when the question is opened for moderation, to its panel and those in the room'],
  ['Prices', 'A price must not colour a score.', 'when every agreed score of the lot is closed and two people have opened the commercial envelopes'],
  ['Results, totals, ranks', 'Whoever can still change a score must not know what it would do.', 'with the prices, and never to anybody with a score of that lot left to change'],
  ['Other trusts’ view weights', 'They are the trust’s own.', 'when two people unlock analyses for a written purpose, after the scores are closed'],
  ['What a proposed change would do', 'Its author must not steer by the outcome.', 'only to the second person who settles it'],
  ['The whole record', 'It holds all of the above.', 'to the lead, the second person, the assurance reviewer and the auditor, once they have no score left to give'],
]

export const keys: readonly (readonly [string, string])[] = [
  ['Arrows', 'move between cells; with Shift, choose a range'], ['0 to 9', 'set the score, where the scale has it'], ['Delete', 'clear the score'], ['Enter', 'write the rationale; Esc returns to the grid'],
  ['Ctrl + Enter', 'next unscored'], ['Ctrl + Z', 'undo; with Shift, redo'], ['Ctrl + C, Ctrl + V', 'copy and paste a range'], ['?', 'list the keys'],
]
