/**
 * Whoever works by keyboard stays where they were: when what had the focus goes away (a button that did its act, a page
 * that gave place to the next), focus moves to what is nearest to it, else to the heading of the page.
 */
const FOCUSABLE = 'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]'

export const keepFocus = (root: HTMLElement): (() => void) => {
  let path: Element[] = []
  const remember = (event: FocusEvent) => {
    path = []
    for (let at = event.target instanceof Element ? event.target : null; at && at !== root; at = at.parentElement) path.push(at)
  }
  const observer = new MutationObserver(() => {
    if (path.length === 0 || path[0]!.isConnected || (document.activeElement !== null && document.activeElement !== document.body)) return
    const main = path.findIndex((element) => element.localName === 'main')
    const near = path.slice(1, main < 0 ? path.length : main).filter((element) => element.isConnected && element.localName !== 'dialog').map((element) => element.querySelector<HTMLElement>(FOCUSABLE))
    const target = near.find((element) => element !== null) ?? root.querySelector<HTMLElement>('#page-title')
    target?.focus({ preventScroll: true })
  })
  root.addEventListener('focusin', remember)
  observer.observe(root, { childList: true, subtree: true })
  return () => {
    root.removeEventListener('focusin', remember)
    observer.disconnect()
  }
}
