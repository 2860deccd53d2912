/**
 * Gives the index of the brace that closes a Lua program beginning at `start`; nothing where none does. Braces in Lua's
 * strings and comments do not count. https://www.lua.org/manual/5.1/manual.html#2.1
 */
export function luaBlockEnd(text: string, start: number): number | undefined {
  const piece =
    /(?:--)?\[(=*)\[[^]*?\]\1\]|--[^\n]*|"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'|[{}]/g;
  piece.lastIndex = start;
  let depth = 1;
  for (let found = piece.exec(text); found; found = piece.exec(text)) {
    if (found[0] === '{') depth++;
    if (found[0] === '}' && --depth === 0) return found.index;
  }
  return undefined;
}
