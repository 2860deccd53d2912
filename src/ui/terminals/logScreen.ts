import { turningMarks } from '../../landscape/turningMarks';

const escape = '\u001b';

/** Colours, and the end of a line that is written anew. */
const harmless = `${escape}\\[[\\d;:]{0,40}[mK]`;

const pieces = new RegExp(`(${harmless})|\r?(\n)|[^\\P{Cc}\t\r]+?|${turningMarks.source}`, 'gu');

/** The beginning of what may become harmless, or a line break. */
const open = new RegExp(`(${escape}(\\[[\\d;:]{0,40})?|\r)$`);

/**
 * What a container writes, for a terminal that it cannot control: colours, tabs and lines that are written anew stay;
 * what would clear the screen, set its title, reach the clipboard or make the terminal answer becomes visible blanks.
 */
export class LogScreen {
  /** Of a sequence or a line break that was cut. */
  private rest = '';

  /** What is to be written once this has come, too. */
  push(text: string): string {
    const all = this.rest + text;
    const at = all.search(open);
    this.rest = at < 0 ? '' : all.slice(at);
    return shown(at < 0 ? all : all.slice(0, at));
  }

  /** What is left when nothing comes any more. */
  end(): string {
    return shown(this.rest);
  }
}

/** A terminal goes to the next line's beginning only when it is told. */
function shown(text: string): string {
  return text.replace(pieces, (all, kept?: string, lineEnd?: string) => {
    if (kept !== undefined) return kept;
    if (lineEnd !== undefined) return '\r\n';
    return /\p{Cc}/u.test(all) ? '␣' : '';
  });
}
