/** The two pages behind a sign-in link. A form, so that a mail scanner that follows links does not use the link up. */
const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Tender workbench</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`

export const signInPageHtml = (state: 'open' | 'spent'): string =>
  state === 'open'
    ? page('Sign in to the tender workbench', '<p>This link works once.</p><form method="post"><button type="submit">Sign in</button></form>')
    : page('This link no longer works', '<p>It was used already, or it is too old. Ask your administrator for a new one.</p>')
