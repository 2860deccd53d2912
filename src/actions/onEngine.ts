import type { EngineChoice } from '../engine/address';
import type { CommandLine } from './action';

/**
 * A command line for an engine that a person chose: the Docker CLI would speak to its own one by itself.
 *
 * @param choice undefined where the CLI's own choice holds.
 */
export function onEngine(line: CommandLine, choice: EngineChoice | undefined): CommandLine {
  const [program, ...rest] = line;
  if (!choice || program !== 'docker') return line;
  const options = choice.kind === 'context' ? ['--context', choice.name] : ['--host', choice.host];
  return [program, ...options, ...rest];
}
