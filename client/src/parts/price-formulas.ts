import type { PriceFormula } from '@workbench/shared/contract/model.ts'

/** Every formula there is, with stand-ins for what a person has to type: a new name in the contract does not compile until it stands here. */
const byName: { readonly [N in PriceFormula['name']]: Extract<PriceFormula, { readonly name: N }> } = {
  inverse: { name: 'inverse' },
  linearToLowest: { name: 'linearToLowest' },
  linearMinMax: { name: 'linearMinMax' },
  fixedRange: { name: 'fixedRange', best: 0, worst: 1 },
}

/** In the order in which they are offered. */
export const priceFormulas: readonly PriceFormula[] = Object.values(byName)
