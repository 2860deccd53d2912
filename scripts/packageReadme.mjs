// The README as VS Code shows it on the extension's page.

const image = /!\[[^\]]*\]\([^)]*\)/g;
/** A line that leads to the same page in another language. */
const otherLanguage = /^\[[^\]]*\]\([^)]*\.[a-z]{2}\.md\)$/;
const table = /(?:^\|.*\n)+/gm;
/** A link to a file of the repository: neither an address nor a place on the same page. */
const fileLink = /\[([^\]]*)\]\((?!\w+:|#)[^)]*\)/g;

/**
 * The README without its pictures and without links to files: both are relative to the repository,
 * and the extension's page has none to resolve them against.
 */
export function packageReadme(readme) {
  const text = readme
    .replace(table, rows => (isPictures(rows) ? '' : rows))
    .split('\n')
    .filter(line => !line.trim() || line.replace(image, '').replace(otherLanguage, '').trim())
    .join('\n');
  if (text.match(image))
    throw new Error('README.md has a picture amid text, which stays in the way');
  return text.replace(fileLink, '$1').replace(/\n{3,}/g, '\n\n');
}

/** Whether the cells below a table's head hold pictures and nothing else. */
function isPictures(rows) {
  const cells = rows.split('\n').slice(2).join('');
  return cells.includes('![') && !cells.replace(image, '').replace(/[|\s]/g, '');
}
