import { list, record, text } from '../landscape/fields';
import { splitWords } from './words';

const withValue = /^-([cpg])([^]*)$/;

/**
 * The options with which the nginx of a container was started, as far as `nginx -t` and `nginx -s` need them: `-c` and `-p`,
 * and `-g` where it says the file with the process id. Read from `GET /containers/{id}/json`; none where nginx is started by
 * something else.
 */
export function nginxOptions(inspected: unknown): readonly string[] {
  const from = record(inspected);
  const command = [text(from['Path']), ...list(from['Args']).map(text)];
  return optionsIn(command) ?? optionsIn(scriptOf(command)) ?? [];
}

/** `sh -c "exec nginx -c …"`. */
function scriptOf(command: readonly string[]): readonly string[] {
  const script = command.at(command.indexOf('-c') + 1) ?? '';
  return command.includes('-c') ? (splitWords(script) ?? []) : [];
}

function optionsIn(command: readonly string[]): readonly string[] | undefined {
  const start = command.findIndex(word => /(^|\/)(nginx|openresty)$/.test(word));
  if (start < 0) return undefined;
  const options: string[] = [];
  for (let at = start + 1; at < command.length; at++) {
    const [, letter, attached] = withValue.exec(command[at] ?? '') ?? [];
    if (letter === undefined) continue;
    const value = attached === '' ? (command[++at] ?? '') : (attached ?? '');
    if (letter !== 'g' || /\bpid\s/.test(value)) options.push(`-${letter}`, value);
  }
  return options;
}
