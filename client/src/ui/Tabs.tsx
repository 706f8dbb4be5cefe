import { useRef, type KeyboardEvent } from 'react'

interface TabsProps<K extends string> {
  readonly label: string
  readonly tabs: readonly { readonly key: K; readonly title: string }[]
  readonly chosen: K
  readonly onChoose: (key: K) => void
}

/** Tabs as the ARIA pattern asks: arrows move, one tab stop. The panel is drawn by the caller with id `${key}-panel`. */
export const Tabs = <K extends string>({ label, tabs, chosen, onChoose }: TabsProps<K>) => {
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const index = tabs.findIndex((tab) => tab.key === chosen)
    const next = tabs[(index + step + tabs.length) % tabs.length]!
    onChoose(next.key)
    list.current?.querySelector<HTMLElement>(`#${next.key}-tab`)?.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-label={label} ref={list}>
      {tabs.map((tab) => (
        <button
          key={tab.key} type="button" role="tab" id={`${tab.key}-tab`} aria-selected={tab.key === chosen} aria-controls={`${tab.key}-panel`}
          tabIndex={tab.key === chosen ? 0 : -1} onClick={() => onChoose(tab.key)} onKeyDown={onKeyDown}
        >
          {tab.title}
        </button>
      ))}
    </div>
  )
}
