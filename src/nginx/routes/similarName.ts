/** Gives the name that was probably meant, if one is close: a letter or two off, or with more words around it. */
export function similarName(wanted: string, names: Iterable<string>): string | undefined {
  const text = wanted.toLowerCase();
  const most = Math.min(2, Math.floor(text.length / 3));
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of names) {
    const distance = hasWords(name.toLowerCase(), text)
      ? 0.5
      : editDistance(text, name.toLowerCase());
    if (distance <= most && distance < (best?.distance ?? Infinity)) best = { name, distance };
  }
  return best?.name;
}

/** One is the other with words before or after it: `api` and `shop-api-1`. */
function hasWords(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const words = (text: string) => `-${text.replace(/[._]/g, '-')}-`;
  return short.length > 2 && words(long).includes(words(short));
}

/** How many letters have to be added, left out or exchanged: https://en.wikipedia.org/wiki/Levenshtein_distance */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const exchanged = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(exchanged, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
