import { Link } from 'wouter'
import { Page } from '../ui/Page.tsx'
import { HiddenWhy } from '../ui/Waiting.tsx'

/** A page of the tender that bidders' contacts have no part in. */
export const NotForYou = ({ title }: { readonly title: string }) => (
  <Page title={title}>
    <HiddenWhy>This page is for those who buy and evaluate. A bidder’s contact reads stages and dates, its own bids with their receipts, and clarifications; results come with the authority’s letter.</HiddenWhy>
    <p><Link href="/overview">Go to the overview</Link> or <Link href="/bids">to your bids</Link>.</p>
  </Page>
)
