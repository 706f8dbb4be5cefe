import { Page } from '../ui/Page.tsx'

export const NotFound = () => (
  <Page title="There is no such page">
    <p>The address may be wrong, or you may have no part in this tender. <a href="/">Go to what waits for you</a>.</p>
  </Page>
)
