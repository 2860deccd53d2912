/**
 * Gives what matches the paths that a pattern of glob(3) names: `*`, `?` and `[…]` match neither a slash nor the dot
 * that a name begins with, a backslash takes the next character as it is. A pattern that makes no sense matches none.
 * https://man7.org/linux/man-pages/man7/glob.7.html
 */
export function globPattern(pattern: string): RegExp {
  try {
    return new RegExp(`^${pattern.split('/').map(nameSource).join('/')}$`, 'su');
  } catch {
    // A range such as `[z-a]`.
    return /(?!)/;
  }
}

/** For one name between two slashes. */
function nameSource(pattern: string): string {
  const pieces = pattern.matchAll(/\\([^])|\[([!^]?)(\]?(?:\\[^]|[^\]\\])*)\]|[^]/gu);
  const source = [...pieces].map(([text, escaped, not, set]) => {
    if (set !== undefined) return `[${not ? '^' : ''}${setSource(set)}]`;
    if (escaped !== undefined) return literal(escaped);
    return { '*': '[^/]*', '?': '[^/]' }[text] ?? literal(text);
  });
  return (/^[*?[]/.test(pattern) ? '(?!\\.)' : '') + source.join('');
}

/** What stands in brackets: ranges stay, all else that means something in a regular expression is escaped. */
function setSource(set: string): string {
  return set.replace(/\\?([\\\]^[])/g, '\\$1');
}

function literal(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}
