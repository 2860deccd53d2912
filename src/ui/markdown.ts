/** Names and addresses stay text in Markdown, also where a line begins with them. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~&$]/g, '\\$&')
    .replace(/^(\s*)([-+=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2');
}

/** A fence that nothing in the text can end. */
export function block(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}
