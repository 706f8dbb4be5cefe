import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

export const KeysHelp = ({ values, onClose }: { readonly values: readonly { readonly value: string; readonly label: string }[]; readonly onClose: () => void }) => {
  const keys: readonly (readonly [string, string])[] = [
    ['Arrows', 'move; with Shift, choose a range'],
    [values.map(({ value }) => value).join(' '), 'set the score'],
    ['Delete', 'clear'], ['X', 'cannot be scored: write why'], ['Enter', 'write the rationale; Esc returns'], ['Ctrl Enter', 'next unscored'], ['Ctrl Z, Ctrl Shift Z', 'undo, redo'], ['Ctrl C, Ctrl V', 'copy and paste a range'], ['?', 'this list'],
  ]
  return (
    <Dialog title="Keys of the grid" onClose={onClose}>
      <table className="dense">
        <caption className="visually-hidden">Keys</caption>
        <tbody>{keys.map(([key, what]) => <tr key={key}><th scope="row"><span className="kbd">{key}</span></th><td>{what}</td></tr>)}</tbody>
      </table>
      <p className="small">They act only while the grid has focus.</p>
      <Button reads onClick={onClose}>Close</Button>
    </Dialog>
  )
}
