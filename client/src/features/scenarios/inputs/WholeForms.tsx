import type { ScenarioAssumptions, ScenarioMerger, SupplierCapacity } from '@workbench/shared/contract/scenario.ts'
import type { Board } from '../figures.ts'
import { ChoiceField, EvidenceField, pairs, TextField, TickField } from './Fields.tsx'
import { InputDialog, writtenOf, type Done } from './InputDialog.tsx'
import { idFor } from './reading.ts'
import {
  assumptionsText, capacityText, comparedAssumptions, comparedCapacities, comparedMergers, conventionNames, editionNames, emptyAssumptions, emptyCapacity, emptyMerger, mergerText, paces, readAssumptions, readCapacity, readMerger,
  type AssumptionsText, type CapacityText, type MergerText,
} from './whole-text.ts'

interface WholeProps {
  readonly record: string
  readonly board: Board
  readonly onDone: (done: Done) => void
  readonly onClose: () => void
}

export const MergerForm = ({ record, board, into, onDone, onClose }: WholeProps & { /** Left out, a merger is added. */ readonly into?: string }) => {
  const { mergers, revision } = board.mergers
  const before = mergers.find((merger) => merger.into === into)
  const nameOf = (id: string) => board.trusts.find((trust) => trust.id === id)?.name ?? id
  const text = before ? mergerText(before) : emptyMerger
  return (
    <InputDialog<MergerText, ScenarioMerger>
      record={record} title={before ? `Change the merger into ${nameOf(before.into)}` : 'Add a merger'} what="The list of mergers" save={before ? 'Save the merger' : 'Add the merger'}
      start={text} now={{ text, revision, written: writtenOf(board, 'mergers') }} read={readMerger} compared={(mine, theirs) => comparedMergers(mine, theirs, nameOf)}
      act={(merger, base) => ({ command: 'setMergers', body: { mergers: before ? mergers.map((other) => (other.into === before.into ? merger : other)) : [...mergers, merger] }, base })}
      done={(merger) => ({ sentence: `The merger into ${nameOf(merger.into)} is ${before ? 'changed' : 'added'}.`, undo: (base) => ({ command: 'setMergers', body: { mergers: [...mergers] }, base }) })}
      onDone={onDone} onClose={onClose}
    >
      {(given, set, faults) => (
        <>
          <ChoiceField id="merger-into" label="They become" hint="The new trust is entered like any other." value={given.into} offered={board.trusts.map(({ id, name }) => [id, name])} faults={faults} onSet={(chosen) => set({ into: chosen })} />
          <fieldset className="nhsuk-fieldset" id="merger-from" tabIndex={-1}>
            <legend className="nhsuk-fieldset__legend">Which trusts become one</legend>
            {faults.filter(({ field }) => field === 'merger-from').map(({ message }) => <span key={message} className="nhsuk-error-message">{message}</span>)}
            {board.trusts.map((trust) => <TickField key={trust.id} id={`merger-${trust.id}`} label={trust.name} value={given.from.includes(trust.id)} onSet={(ticked) => set({ from: ticked ? [...given.from, trust.id] : given.from.filter((other) => other !== trust.id) })} />)}
          </fieldset>
          <TextField id="merger-on" label="On" type="date" width={10} value={given.on} faults={faults} onSet={(on) => set({ on })} />
          <EvidenceField id="merger-evidence" legend="What the merger rests on" evidence={board.evidence} cited={given.evidence} onSet={(evidence) => set({ evidence })} />
        </>
      )}
    </InputDialog>
  )
}

const paceNames = { slow: 'Slow', expected: 'Expected', fast: 'Fast' } as const

export const CapacityForm = ({ record, board, supplier, onDone, onClose }: WholeProps & { /** Left out, a supplier is added. */ readonly supplier?: string }) => {
  const { capacities, revision } = board.capacities
  const before = capacities.find((capacity) => capacity.supplier === supplier)
  const text = before ? capacityText(before) : emptyCapacity
  return (
    <InputDialog<CapacityText, SupplierCapacity>
      record={record} title={before ? `Change the pace of ${before.name}` : 'Add a supplier’s pace'} what="The list of paces" save={before ? 'Save the pace' : 'Add the supplier'}
      start={text} now={{ text, revision, written: writtenOf(board, 'capacities') }} read={(given) => readCapacity(given, supplier ?? idFor(given.name, capacities.map((capacity) => capacity.supplier)))} compared={comparedCapacities}
      act={(capacity, base) => ({ command: 'setCapacities', body: { capacities: before ? capacities.map((other) => (other.supplier === before.supplier ? capacity : other)) : [...capacities, capacity] }, base })}
      done={(capacity) => ({ sentence: `The pace of ${capacity.name} is ${before ? 'changed' : 'added'}.`, undo: (base) => ({ command: 'setCapacities', body: { capacities: [...capacities] }, base }) })}
      onDone={onDone} onClose={onClose}
    >
      {(given, set, faults) => (
        <>
          <TextField id="capacity-name" label="Supplier" value={given.name} faults={faults} onSet={(name) => set({ name })} />
          {paces.map((pace) => (
            <fieldset key={pace} className="nhsuk-fieldset range">
              <legend className="nhsuk-fieldset__legend">{paceNames[pace]}</legend>
              <div className="row">
                <TextField id={`pace-${pace}-lives`} label="Go-lives at most" width={3} inputMode="numeric" value={given[pace].goLives} faults={faults} onSet={(goLives) => set({ [pace]: { ...given[pace], goLives } })} />
                <TextField id={`pace-${pace}-months`} label="in any so many months" width={3} inputMode="numeric" value={given[pace].months} faults={faults} onSet={(months) => set({ [pace]: { ...given[pace], months } })} />
              </div>
            </fieldset>
          ))}
          <TickField id="capacity-illustrative" label="Illustrative: invented, and marked so" value={given.illustrative} onSet={(illustrative) => set({ illustrative })} />
          <EvidenceField id="capacity-evidence" legend="What the pace rests on" evidence={board.evidence} cited={given.evidence} onSet={(evidence) => set({ evidence })} />
        </>
      )}
    </InputDialog>
  )
}

export const AssumptionsForm = ({ record, board, onDone, onClose }: WholeProps) => {
  const before = board.assumptions?.assumptions
  const text = before ? assumptionsText(before) : emptyAssumptions
  return (
    <InputDialog<AssumptionsText, ScenarioAssumptions>
      record={record} title={before ? 'Change the assumptions' : 'Enter the assumptions'} what="The assumptions" save="Set the assumptions"
      start={text} now={{ text, revision: board.assumptions?.revision ?? 0, written: writtenOf(board, 'assumptions') }} read={readAssumptions} compared={comparedAssumptions}
      act={(assumptions, base) => ({ command: 'setAssumptions', body: { assumptions }, base })}
      done={() => ({ sentence: before ? 'The assumptions are changed; every figure follows.' : 'The assumptions are entered.', ...(before ? { undo: (base: number) => ({ command: 'setAssumptions' as const, body: { assumptions: before }, base }) } : {}) })}
      onDone={onDone} onClose={onClose}
    >
      {(given, set, faults) => (
        <>
          <div className="row">
            <TextField id="assume-first" label="First year" hint="Such as 2012-13." width={5} value={given.firstYear} faults={faults} onSet={(firstYear) => set({ firstYear })} />
            <TextField id="assume-years" label="Term in years" width={3} inputMode="numeric" value={given.years} faults={faults} onSet={(years) => set({ years })} />
            <TextField id="assume-base" label="In prices of" hint="Such as 2011-12." width={5} value={given.priceBase} faults={faults} onSet={(priceBase) => set({ priceBase })} />
          </div>
          <ChoiceField id="assume-edition" label="Discount rates" value={given.edition} offered={pairs(editionNames)} faults={faults} onSet={(edition) => set({ edition })} />
          <ChoiceField id="assume-convention" label="Discounting begins" value={given.convention} offered={pairs(conventionNames)} faults={faults} onSet={(convention) => set({ convention })} />
          <div className="row">
            <TextField id="assume-inflation" label="Inflation a year after the price base" hint="It may be negative." width={5} value={given.inflation} faults={faults} onSet={(inflation) => set({ inflation })} />
            <TextField id="assume-vat" label="Rate of VAT" width={5} value={given.vatRate} faults={faults} onSet={(vatRate) => set({ vatRate })} />
          </div>
          <EvidenceField id="assume-evidence" legend="What the assumptions rest on" evidence={board.evidence} cited={given.evidence} onSet={(evidence) => set({ evidence })} />
        </>
      )}
    </InputDialog>
  )
}
