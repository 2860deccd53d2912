/** What a key means as a command: on a keyboard that types Hangul or Cyrillic, the Latin letter at its place. */
export function latinKey({ key, code }: { readonly key: string; readonly code: string }): string {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  const isOther = key === 'Process' || /^[^\0-\x7f]$/u.test(key);
  return letter !== undefined && isOther ? letter.toLowerCase() : key;
}
