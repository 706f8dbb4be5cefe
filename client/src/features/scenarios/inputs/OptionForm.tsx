import { stepKinds } from '@workbench/shared/contract/scenario.ts'
import { exposureNames, pathNames, routeNames, stepNames, type Board } from '../figures.ts'
import { ChoiceField, EvidenceField, pairs, RangeField, TextField, WordsField } from './Fields.tsx'
import { InputDialog, writtenOf, type Done } from './InputDialog.tsx'
import { comparedOptions, emptyOption, noProgramme, optionText, readOption, type Option, type OptionText, type ProgrammeText } from './option-text.ts'
import { idFor, type FieldFault } from './reading.ts'

interface OptionFormProps {
  readonly record: string
  readonly board: Board
  readonly trust: string
  /** Left out, an option is entered. */
  readonly option?: string
  readonly onDone: (done: Done) => void
  readonly onClose: () => void
}

export const plainOption = ({ revision: _revision, ...option }: Board['options'][number]): Option => option

export const OptionForm = ({ record, board, trust, option: id, onDone, onClose }: OptionFormProps) => {
  const found = board.options.find((option) => option.id === id)
  const before = found ? plainOption(found) : undefined
  const text = before ? optionText(before) : emptyOption
  return (
    <InputDialog<OptionText, Option>
      record={record} title={before ? `Change “${before.label}”` : 'Enter a path it could take'} what={before ? `The option ${before.label}` : 'An option of this name'} save={before ? 'Save the option' : 'Enter the option'}
      start={text} now={{ text, revision: found?.revision ?? 0, written: found ? writtenOf(board, `option/${found.id}`) : null }}
      read={(given) => readOption(given, id ?? idFor(`${trust} ${given.label}`, board.options.map((option) => option.id)), trust)} compared={comparedOptions}
      act={(option, base) => ({ command: 'setOption', body: { option }, base })}
      done={(option) => ({
        sentence: before ? `“${option.label}” is changed.` : `“${option.label}” is entered. It has no cost lines yet.`,
        undo: (base) => (before ? { command: 'setOption', body: { option: before }, base } : { command: 'removeOption', body: { option: option.id }, base }),
      })}
      onDone={onDone} onClose={onClose}
    >
      {(given, set, faults) => <OptionFields board={board} text={given} set={set} faults={faults} />}
    </InputDialog>
  )
}

interface FieldsProps {
  readonly board: Board
  readonly text: OptionText
  readonly set: (change: Partial<OptionText>) => void
  readonly faults: readonly FieldFault[]
}

const OptionFields = ({ board, text, set, faults }: FieldsProps) => {
  const { route } = text
  const setRoute = (change: Partial<OptionText['route']>) => set({ route: { ...route, ...change } })
  const suppliers: (readonly [string, string])[] = board.capacities.capacities.map(({ supplier, name }) => [supplier, name])
  if (text.supplier !== '' && !suppliers.some(([supplier]) => supplier === text.supplier)) suppliers.push([text.supplier, `${text.supplier} (no pace entered)`])
  return (
    <>
      <ChoiceField id="option-path" label="Path" value={text.path} offered={pairs(pathNames)} faults={faults} onSet={(path) => set({ path })} />
      <TextField id="option-label" label="What it is called" value={text.label} faults={faults} onSet={(label) => set({ label })} />
      <ChoiceField id="option-supplier" label="Who does the go-live" hint="Its pace makes trusts wait for one another. Enter a supplier under “Paces of go-lives”." none="nobody: no go-live" value={text.supplier} offered={suppliers} faults={faults} onSet={(supplier) => set({ supplier })} />
      <EvidenceField id="option-evidence" legend="What the option rests on" evidence={board.evidence} cited={text.evidence} onSet={(evidence) => set({ evidence })} />
      <h3>Route in law</h3>
      <ChoiceField id="route-kind" label="Route" hint="A path without a route is not assessed." value={route.kind} offered={pairs(routeNames)} faults={faults} onSet={(kind) => setRoute({ kind })} />
      <WordsField id="route-notice" label="Notice" value={route.notice} faults={faults} onSet={(notice) => setRoute({ notice })} />
      <WordsField id="route-standstill" label="Standstill" value={route.standstill} faults={faults} onSet={(standstill) => setRoute({ standstill })} />
      <WordsField id="route-challenge" label="Challenge" value={route.challenge} faults={faults} onSet={(challenge) => setRoute({ challenge })} />
      <ChoiceField id="route-exposure" label="Exposure to challenge" value={route.exposure} offered={pairs(exposureNames)} faults={faults} onSet={(exposure) => setRoute({ exposure })} />
      <EvidenceField id="route-evidence" legend="What the route rests on" evidence={board.evidence} cited={route.evidence} onSet={(evidence) => setRoute({ evidence })} />
      <h3>Dates</h3>
      <p className="small muted">Steps follow one another. Of several sets of dates the one known last counts. A path that changes nothing has none.</p>
      {text.programmes.map((programme, index) => (
        // Sets of dates are only added at the end and removed by place.
        // oxlint-disable-next-line react/no-array-index-key
        <ProgrammeFields key={index} index={index} board={board} programme={programme} faults={faults} onSet={(change) => set({ programmes: text.programmes.map((other, place) => (place === index ? { ...other, ...change } : other)) })} onRemove={() => set({ programmes: text.programmes.filter((_other, place) => place !== index) })} />
      ))}
      <p><button type="button" className="as-link" onClick={() => set({ programmes: [...text.programmes, noProgramme] })}>Add dates</button></p>
    </>
  )
}

interface ProgrammeProps {
  readonly index: number
  readonly board: Board
  readonly programme: ProgrammeText
  readonly faults: readonly FieldFault[]
  readonly onSet: (change: Partial<ProgrammeText>) => void
  readonly onRemove: () => void
}

const ProgrammeFields = ({ index, board, programme, faults, onSet, onRemove }: ProgrammeProps) => (
  <fieldset className="nhsuk-fieldset input-part">
    <legend className="nhsuk-fieldset__legend">Dates {index + 1}</legend>
    <TextField id={`programme-${index}-starts`} label="Starts" type="date" width={10} value={programme.starts} faults={faults} onSet={(starts) => onSet({ starts })} />
    {stepKinds.map((step) => (
      <RangeField key={step} id={`programme-${index}-${step}`} legend={`${stepNames[step]}, if it is a step`} unit="months" value={programme.steps[step]} faults={faults} onSet={(range) => onSet({ steps: { ...programme.steps, [step]: range } })} />
    ))}
    <EvidenceField id={`programme-${index}-evidence`} legend={`What dates ${index + 1} rest on`} evidence={board.evidence} cited={programme.evidence} onSet={(evidence) => onSet({ evidence })} />
    <p><button type="button" className="as-link" onClick={onRemove}>Remove dates {index + 1}</button></p>
  </fieldset>
)
