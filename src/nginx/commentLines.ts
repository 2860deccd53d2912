const width = 80;

/**
 * Gives a text as lines of an nginx comment, `# ` in front, wrapped at 80 characters; nothing for an empty text.
 * Control, format (e.g. right-to-left marks) and line-break characters become spaces, so no text can end the comment.
 * No line comes near the 4096 bytes at which nginx refuses a line, comment or not (NGX_CONF_BUFFER).
 */
export function commentLines(text: string): readonly string[] {
  const words = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').split(/\s+/u);
  const lines: string[] = [];
  let line = '';
  for (const word of words.flatMap(pieces)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  if (line) lines.push(line);
  return lines.map(content => `# ${content}`);
}

/** A word in pieces that fit into a line, cut between whole characters. */
function pieces(word: string): string[] {
  return word.match(new RegExp(`.{1,${width / 2}}`, 'gsu')) ?? [];
}
