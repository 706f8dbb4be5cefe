import { useRead } from '../../api/queries.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Page } from '../../ui/Page.tsx'

/** What would one trust have weighed? Never the award. */
export const ViewWeightsPage = ({ record }: { readonly record: string }) => {
  const model = useRead('model', { record })
  return <Reading of={model} what="the model" page="View weights">{() => <Page title="View weights"><p /></Page>}</Reading>
}
