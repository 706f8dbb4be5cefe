import type { PriceFormula, PriceModel } from '@workbench/shared/contract/model.ts'
import { propertyLabels, type PropertyName } from '@workbench/shared/method/price/formula.ts'
import { priceFormulaOf } from '@workbench/shared/method/price/points.ts'
import { DataTable } from '../../ui/DataTable.tsx'

const names = Object.keys(propertyLabels) as PropertyName[]

interface PropertiesProps {
  readonly formulas: readonly PriceFormula[]
  readonly floor: PriceModel['floorPolicy']
  readonly own: PriceFormula | null
}

/** What each formula keeps and what it breaks, with the reason where it breaks. */
export const Properties = ({ formulas, floor, own }: PropertiesProps) => (
  <>
    <h2>What each formula keeps and breaks</h2>
    <DataTable
      caption="Properties of the formulas" captionHidden rows={names} rowKey={(name) => name}
      columns={[
        { key: 'property', head: 'Property', rowHead: true, cell: (name) => propertyLabels[name] },
        ...formulas.map((formula) => ({
          key: formula.name, head: `${priceFormulaOf(formula).title}${own?.name === formula.name ? ', this model’s' : ''}`,
          cell: (name: PropertyName) => {
            const property = priceFormulaOf(formula).properties(floor).find((entry) => entry.name === name)!
            return property.kept ? <span className="tag">Kept</span> : <><span className="tag tag--bad">Broken</span> <span className="small property__why">{property.why}</span></>
          },
        })),
      ]}
    />
  </>
)
