import { formatMonthShort } from '@workbench/shared/numeric/format.ts'

/** How an item of evidence is called where it is only named: who, and when it was published. */
export const evidenceName = ({ who, published }: { readonly who: string; readonly published: string }): string => `${who}, ${formatMonthShort(published)}`
