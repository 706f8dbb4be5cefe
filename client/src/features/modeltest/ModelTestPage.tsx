import { useRead } from '../../api/queries.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Page } from '../../ui/Page.tsx'

/** Would this model choose well? Dummy bids only; real ones never come here. */
export const ModelTestPage = ({ record }: { readonly record: string }) => {
  const model = useRead('model', { record })
  return <Reading of={model} what="the model" page="Model test">{() => <Page title="Model test" question="Would this model choose well?"><p /></Page>}</Reading>
}
