/** Blocks of a document as elements: headings by depth, tables with captions and scopes, nothing inline in style. */
import { createElement, Fragment, type ReactElement, type ReactNode } from 'react'
import { contributionsChart } from '@workbench/shared/chart/contributions.ts'
import type { Block, Section, Text } from '@workbench/shared/report/document.ts'

type Redeemed = Text<string>

/** Line breaks that a person wrote stay line breaks. */
const lines = (text: Redeemed): ReactNode[] =>
  text.join('').split('\n').flatMap((line, index) => (index === 0 ? [line] : [createElement('br', { key: index }), line]))

const headingOf = (depth: number): string => `h${Math.min(depth, 6)}`

/** Only the parts of the document are landmarks; what stands beneath them has its heading. */
export const sectionElement = (section: Section<string>, depth: number): ReactElement =>
  createElement('section', { key: section.id, id: section.id, className: `depth-${depth}`, ...(depth === 2 ? { 'aria-labelledby': `${section.id}-heading` } : {}) },
    createElement(headingOf(depth), { id: `${section.id}-heading` }, section.heading),
    ...section.blocks.map((block, index) => blockElement(block, depth + 1, `${section.id}-${index}`)))

export const blockElement = (block: Block<string>, depth: number, key: string): ReactElement => {
  switch (block.kind) {
    case 'section': return sectionElement(block, depth)
    case 'paragraph': return createElement('p', { key, ...(block.tone ? { className: block.tone } : {}) }, ...lines(block.text))
    case 'list': return createElement('ul', { key }, ...block.items.map((item, index) => createElement('li', { key: index }, ...lines(item))))
    case 'facts': return createElement('dl', { key }, ...block.facts.map(({ label, value }, index) => createElement('div', { key: index }, createElement('dt', null, label), createElement('dd', null, ...lines(value)))))
    case 'table': return tableElement(block, key)
    case 'contributions': return createElement('figure', { key },
      createElement('figcaption', null, block.title, createElement('small', null, block.subtitle)),
      createElement('div', { className: 'scroll', tabIndex: 0, role: 'group', 'aria-label': block.title }, contributionsChart({ title: block.title, bars: block.bars })))
  }
}

/** Numbers to the right; what has no place to break (a digest, an exact fraction) may break anywhere. */
const cellClass = (cell: Redeemed, numeric: boolean): { className?: string } => {
  const classes = [...(numeric ? ['num'] : []), ...(/\S{25,}/.test(cell.join('')) ? ['long'] : [])]
  return classes.length === 0 ? {} : { className: classes.join(' ') }
}

const tableElement = ({ caption, heads, rows }: Extract<Block<string>, { kind: 'table' }>, key: string): ReactElement =>
  createElement('div', { key, className: 'scroll', tabIndex: 0, role: 'group', 'aria-label': caption },
    createElement('table', null,
      createElement('caption', null, caption),
      createElement('thead', null, createElement('tr', null, ...heads.map((head, index) =>
        createElement('th', { key: index, scope: 'col', ...(head.numeric ? { className: 'num' } : {}) }, head.text, head.unit ? createElement('span', { className: 'unit' }, ` ${head.unit}`) : null)))),
      createElement('tbody', null, ...rows.map((row, at) => createElement('tr', { key: at }, ...row.cells.map((cell, index) =>
        index === 0
          ? createElement('th', { key: index, scope: 'row' }, ...lines(cell))
          : createElement('td', { key: index, ...cellClass(cell, heads[index]?.numeric === true) }, ...lines(cell))))))))

/** Parts and what stands one step beneath them. */
export const contentsElement = (sections: readonly Section<string>[]): ReactElement =>
  createElement('nav', { className: 'contents', 'aria-labelledby': 'contents-heading' },
    createElement('h2', { id: 'contents-heading' }, 'Contents'),
    createElement('ol', null, ...sections.map((section) => {
      const beneath = section.blocks.filter((block) => block.kind === 'section')
      return createElement('li', { key: section.id },
        createElement('a', { href: `#${section.id}` }, section.heading),
        beneath.length > 1 && !section.id.startsWith('appendix') ? createElement('ol', null, ...beneath.map((part) => createElement('li', { key: part.id }, createElement('a', { href: `#${part.id}` }, part.heading)))) : createElement(Fragment))
    })))
