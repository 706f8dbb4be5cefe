import { Component, type ErrorInfo, type ReactNode } from 'react'

interface FaultsState {
  readonly fault: Error | null
}

/** A fault of the page itself: says so plainly, loses nothing that was recorded, offers the way back. */
export class Faults extends Component<{ readonly children: ReactNode }, FaultsState> {
  override state: FaultsState = { fault: null }

  static getDerivedStateFromError(fault: Error): FaultsState {
    return { fault }
  }

  override componentDidCatch(fault: Error, info: ErrorInfo) {
    console.error(fault, info.componentStack)
  }

  override render() {
    if (!this.state.fault) return this.props.children
    return (
      <main>
        <h1>This page has failed</h1>
        <p>What was recorded is safe. Reload the page; if it fails again, tell your administrator what you did and this text:</p>
        <p><code>{this.state.fault.message}</code></p>
        <p><a href="/">Go to the start</a></p>
      </main>
    )
  }
}
