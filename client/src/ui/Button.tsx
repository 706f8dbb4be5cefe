import { createContext, useContext, type ButtonHTMLAttributes } from 'react'

/** False where one only looks, as on a past day: buttons that would do something are then not there. */
export const MayAct = createContext(true)

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'> {
  /** The page's one next action is filled; everything else is secondary. */
  readonly filled?: boolean
  readonly small?: boolean
  readonly busy?: boolean
  /** Only shows, searches or saves a copy: stays where nothing can be done. Every other button is taken for an act. */
  readonly reads?: boolean
}

export const Button = ({ filled, small, busy, reads, children, disabled, ...rest }: ButtonProps) => {
  const mayAct = useContext(MayAct)
  if (!mayAct && !reads) return null
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || busy === true}
      className={`nhsuk-button${filled ? '' : ' nhsuk-button--secondary'}${small ? ' small' : ''}`}
      aria-busy={busy === true}
    >
      {busy ? 'Working…' : children}
    </button>
  )
}
