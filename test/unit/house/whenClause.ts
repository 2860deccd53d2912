/** Gives the parts of a `when` clause between an operator that is in no parentheses; one part when there is none. */
export function splitTopLevel(clause: string, operator: '&&' | '||'): string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  for (let index = 0; index < clause.length; index++) {
    const here = clause.charAt(index);
    if (here === '(') depth++;
    if (here === ')') depth--;
    if (depth > 0 || !clause.startsWith(operator, index)) continue;
    parts.push(clause.slice(start, index));
    start = ++index + 1;
  }
  return [...parts, clause.slice(start)].map(part => part.trim());
}

/** True when the clause, and each alternative in it, begins with one of these keys in a comparison. */
export function startsWithKey(clause: string, keys: readonly string[]): boolean {
  const alternatives = splitTopLevel(clause, '||');
  if (alternatives.length > 1) return alternatives.every(part => startsWithKey(part, keys));
  const [first = ''] = splitTopLevel(clause, '&&');
  const inner = /^\((.*)\)$/.exec(first)?.[1];
  if (inner !== undefined) return startsWithKey(inner, keys);
  const key = /^(\w+)\s*(==|=~|in\b)/.exec(first)?.[1];
  return key !== undefined && keys.includes(key);
}
