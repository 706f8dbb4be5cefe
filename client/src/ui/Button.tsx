import type { ButtonHTMLAttributes } from 'react'

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'> {
  /** The page's one next action is filled; everything else is secondary. */
  readonly filled?: boolean
  readonly small?: boolean
  readonly busy?: boolean
}

export const Button = ({ filled, small, busy, children, disabled, ...rest }: ButtonProps) => (
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
