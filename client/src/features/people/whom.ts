/** Who is meant by what was typed: an id, or the name of somebody known here. */
export interface Known {
  readonly person: string
  readonly name: string
}

export type Whom = { readonly person: string } | { readonly because: string }

export const whomOf = (typed: string, known: readonly Known[]): Whom => {
  const text = typed.trim()
  if (text === '') return { because: 'Choose or name a person.' }
  const meant = known.filter(({ person, name }) => person === text || name.toLowerCase() === text.toLowerCase())
  if (meant.length === 1) return { person: meant[0]!.person }
  if (meant.length > 1) return { because: `Several people are called ${text}. Enter the id of the one you mean: ${meant.map(({ person }) => person).join(', ')}.` }
  return /^[a-z0-9-]{1,64}$/.test(text)
    ? { person: text }
    : { because: `Nobody called “${text}” is known here. Choose from the list, or enter the id under which the person was invited: lower-case letters, digits and hyphens.` }
}
