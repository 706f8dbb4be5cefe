import { useRead } from '../../api/queries.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { hidden, keys, parts, words } from './words.ts'

const contents = [['how', 'How it works'], ['hidden', 'Hidden things'], ['roles', 'Parts people play'], ['words', 'Words'], ['keys', 'Keys of the scoring grid'], ['proof', 'Record and proof'], ['problems', 'When something goes wrong']] as const

/** Help outside any tender: how it works, the words, who does what, why things are hidden, keys, proof. */
export const HelpPage = () => {
  const { data: session } = useRead('session', {})
  return (
    <Page title="Help" lead="A tender is a record. Everything that is done is written down in order; every page is a view of it for one person.">
      <nav aria-label="On this page"><ul>{contents.map(([id, title]) => <li key={id}><a href={`#${id}`}>{title}</a></li>)}</ul></nav>

      <section id="how" aria-labelledby="how-title">
        <h2 id="how-title">How it works</h2>
        <ol>
          <li>The lead sets up lots, criteria, weights and the price formula. A second person tests and signs the model; two people publish it, and it is frozen.</li>
          <li>Bids come in sealed. After the deadline two people open the technical envelopes; mandatory requirements are passed or failed.</li>
          <li>Evaluators score alone. Then the panel meets, agrees on each score and writes down why.</li>
          <li>When every score is closed, two people open the prices. The published model gives the result; every figure shows its sum.</li>
          <li>The trusts record their positions, two people decide the award, and the standstill runs.</li>
        </ol>
        {session?.demo ? <p>This is the demo: become anybody with “You are”, at the top, and see the same tender as they see it. Nothing real can be harmed.</p> : null}
      </section>

      <section id="hidden" aria-labelledby="hidden-title">
        <h2 id="hidden-title">Hidden things</h2>
        <p>What you may not see yet is not there: not on a page, not in a search, a count, a file or a message. The place says why, and until when. Your own work is always visible to you.</p>
        <DataTable
          caption="What is hidden, why, and when it shows" rows={hidden} rowKey={([what]) => what}
          columns={[{ key: 'what', head: 'Hidden', rowHead: true, cell: ([what]) => what }, { key: 'why', head: 'Why', cell: ([, why]) => why }, { key: 'when', head: 'Shows', cell: ([, , when]) => when }]}
        />
      </section>

      <section id="roles" aria-labelledby="roles-title">
        <h2 id="roles-title">Parts people play</h2>
        <p>You may have several parts in one tender, and others in another. Before bids open to you, you declare your interests, or that you have none.</p>
        <Pairs caption="Who does what" heads={['Part', 'Does']} rows={parts} />
      </section>

      <section id="words" aria-labelledby="words-title">
        <h2 id="words-title">Words</h2>
        <Pairs caption="Words and what they mean here" heads={['Word', 'Meaning']} rows={words} />
      </section>

      <section id="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">Keys of the scoring grid</h2>
        <p>They act only while the grid has focus. Everything else works with Tab, Enter, Space and the arrows; Esc closes drawers and dialogs.</p>
        <Pairs caption="Keys" heads={['Key', 'Does']} rows={keys} />
      </section>

      <section id="proof" aria-labelledby="proof-title">
        <h2 id="proof-title">Record and proof</h2>
        <p>Every event stands in a hash tree whose root is signed. “Verify the record”, on the page of the record, checks that no event was changed, left out, put in or moved, that the pages show what the events lead to, and that each award follows from the signed model. Keep the checkpoint it gives you somewhere else: it proves later that nothing was cut off.</p>
        <p>Nothing can be deleted. What was wrong is set right by a further event, with a reason; what was closed is changed only with a second person, and an opened bid is disqualified, or recorded as withdrawn, only so. A withdrawal after the award is told beside the award, which stands. Any past day can be opened again as it stood.</p>
      </section>

      <section id="problems" aria-labelledby="problems-title">
        <h2 id="problems-title">When something goes wrong</h2>
        <ul>
          <li><strong>“Not saved - trying again”.</strong> Your connection is gone. Leave the page open; what you entered is sent when it is back.</li>
          <li><strong>“Changed elsewhere”.</strong> Somebody, or you in another window, changed the same thing. Both values are shown; nothing is chosen for you.</li>
          <li><strong>“Not at this stage”.</strong> The act is right but too early or too late. The message says what comes first.</li>
          <li><strong>“Not found”.</strong> It may not exist, or you may have no part in it; the two look the same on purpose.</li>
        </ul>
      </section>
    </Page>
  )
}

const Pairs = ({ caption, heads, rows }: { readonly caption: string; readonly heads: readonly [string, string]; readonly rows: readonly (readonly [string, string])[] }) => (
  <DataTable caption={caption} captionHidden rows={rows} rowKey={([first]) => first} columns={[{ key: 'first', head: heads[0], rowHead: true, cell: ([first]) => first }, { key: 'second', head: heads[1], cell: ([, second]) => second }]} />
)
