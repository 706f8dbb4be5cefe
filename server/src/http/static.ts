/** The built client: files as they were precompressed, and one page for every address that is no file. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RequestHandler } from 'express'
import sirv from 'sirv'

export const serveClient = (folder: string): RequestHandler | undefined => {
  if (!existsSync(join(folder, 'index.html'))) return undefined
  const serve = sirv(folder, {
    gzip: true, brotli: true, etag: true, single: true, dotfiles: false,
    setHeaders: (response, path) => response.setHeader('cache-control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  return (request, response, next) => {
    // A missing script is missing; only addresses of pages get the page.
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    // Asked for by browsers beside documents that name no icon of their own, such as a report opened alone.
    if (request.path === '/favicon.ico') request.url = '/favicon.svg'
    // A file that vanished since the start (the pages were built anew) ends this answer, never the server.
    response.on('pipe', (file) => file.on('error', () => response.destroy()))
    serve(request, response, () => next())
  }
}
