/** A document tree as one HTML page that reads in order, prints on A4, and carries neither script nor style of its own. */
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Block, ReportDocument, Section } from '@workbench/shared/report/document.ts'
import { blockElement, contentsElement, sectionElement } from './blocks.ts'

/** Part of the built client; see client/public. */
const STYLESHEET = '/report.css'

/** The name of the element that says which event a page rests on. */
const SEQUENCE_NAME = 'record-sequence'

/** Where the parts go: no text of a document can hold these characters as they stand. */
const PARTS = '<div class="parts"></div>'

const shellOf = (document: ReportDocument<string>): ReactElement =>
  createElement('html', { lang: 'en-GB' },
    createElement('head', null,
      createElement('meta', { charSet: 'utf-8' }),
      createElement('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      createElement('meta', { name: SEQUENCE_NAME, content: String(document.seq) }),
      createElement('title', null, document.title),
      createElement('link', { rel: 'stylesheet', href: STYLESHEET }),
      createElement('link', { rel: 'icon', href: '/favicon.svg' })),
    createElement('body', document.mark ? { className: 'illustrative' } : null,
      createElement('a', { className: 'skip', href: '#report' }, 'Skip to the report'),
      document.mark ? createElement('header', { className: 'running-mark' }, document.mark) : null,
      createElement('main', { id: 'report' },
        createElement('div', { className: 'cover' },
          createElement('h1', null, document.title),
          createElement('p', { className: 'subtitle' }, document.subtitle),
          document.mark ? createElement('p', { className: 'mark' }, document.mark) : null,
          createElement('dl', null, ...document.cover.map(({ label, value }) => createElement('div', { key: label }, createElement('dt', null, label), createElement('dd', null, value.join('')))))),
        contentsElement(document.sections),
        createElement('div', { className: 'parts' }))))

/** Block by block: one string of a whole appendix at a time costs more than its blocks. */
const partMarkup = (part: Section<string>): string => {
  const end = '</section>'
  const pieces = [renderToStaticMarkup(sectionElement({ ...part, blocks: [] }, 2)).slice(0, -end.length)]
  for (const [index, block] of part.blocks.entries()) pieces.push(renderToStaticMarkup(blockElement(block as Block<string>, 3, `${part.id}-${index}`)))
  return pieces.join('') + end
}

/** Takes a tenth of a second for a large tender: to be called in a thread of its own. */
export const renderPage = (document: ReportDocument<string>): string => {
  const [before, after] = renderToStaticMarkup(shellOf(document)).split(PARTS) as [string, string]
  return `<!doctype html>\n${before}${document.sections.map(partMarkup).join('')}${after}\n`
}

/** The event that a rendered page says it rests on; undefined for a text that is no such page. */
export const sequenceOf = (html: string): number | undefined => {
  const found = new RegExp(`<meta name="${SEQUENCE_NAME}" content="([0-9]{1,10})"`).exec(html.slice(0, 2_000))
  return found ? Number(found[1]) : undefined
}
