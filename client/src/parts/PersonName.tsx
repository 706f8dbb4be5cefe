import type { Names } from './names.ts'

/** A person's name with what they are, where that is known. */
export const PersonName = ({ id, names }: { readonly id: string; readonly names: Names }) => {
  const title = names.title(id)
  return (
    <>
      {names.person(id)}
      {title ? <span className="muted">, {title}</span> : null}
    </>
  )
}
