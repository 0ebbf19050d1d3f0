/** Puts text on the clipboard, which needs a press of a person and no permission; whether it is there. */
export function copyText(text: string): boolean {
  const open = document.querySelector('dialog[open]') ?? document.body
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'visually-hidden'
  const before = document.activeElement
  open.append(field)
  field.select()
  // The other way wants a permission that this window has not been given.
  const isCopied = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return isCopied
}
