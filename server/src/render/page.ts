/** A document tree as one HTML page that reads in order, prints on A4, and carries neither script nor style of its own. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { ReportDocument } from '@workbench/shared/report/document.ts'
import { contentsElement, sectionElement } from './blocks.ts'

/** Part of the built client; see client/public. */
const STYLESHEET = '/report.css'

/** The name of the element that says which event a page rests on. */
export const SEQUENCE_NAME = 'record-sequence'

export const renderPage = (document: ReportDocument<string>): string =>
  `<!doctype html>\n${renderToStaticMarkup(
    createElement('html', { lang: 'en-GB' },
      createElement('head', null,
        createElement('meta', { charSet: 'utf-8' }),
        createElement('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        createElement('meta', { name: SEQUENCE_NAME, content: String(document.seq) }),
        createElement('title', null, document.title),
        createElement('link', { rel: 'stylesheet', href: STYLESHEET }),
        createElement('link', { rel: 'icon', href: '/favicon.svg' })),
      createElement('body', null,
        createElement('a', { className: 'skip', href: '#report' }, 'Skip to the report'),
        document.mark ? createElement('p', { className: 'running-mark', role: 'note' }, document.mark) : null,
        createElement('main', { id: 'report' },
          createElement('header', { className: 'cover' },
            createElement('h1', null, document.title),
            createElement('p', { className: 'subtitle' }, document.subtitle),
            document.mark ? createElement('p', { className: 'mark' }, document.mark) : null,
            createElement('dl', null, ...document.cover.map(({ label, value }) => createElement('div', { key: label }, createElement('dt', null, label), createElement('dd', null, value.join('')))))),
          contentsElement(document.sections),
          ...document.sections.map((section) => sectionElement(section, 2))))),
  )}\n`

/** The event that a rendered page says it rests on; undefined for a text that is no such page. */
export const sequenceOf = (html: string): number | undefined => {
  const found = new RegExp(`<meta name="${SEQUENCE_NAME}" content="([0-9]{1,10})"`).exec(html.slice(0, 2_000))
  return found ? Number(found[1]) : undefined
}
