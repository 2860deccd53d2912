/** `app`, or `app-2` and so on where that is taken. */
export function freeName(taken: readonly { readonly name: string }[], wanted: string): string {
  const names = new Set(taken.map(({ name }) => name));
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}-${count}`;
    if (!names.has(name)) return name;
  }
}
