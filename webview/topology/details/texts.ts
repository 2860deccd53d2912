// Small texts that all sheets use.
import type { Container, Network } from '../../../src/landscape/landscape';
import { turningMarks } from '../../../src/landscape/turningMarks';
import type { Target } from '../../../src/protocol/topology';
import { t } from '../../l10n';

/** A name within a sentence: in one line, and without marks that would turn the sentence around. */
export function plain({ name }: Pick<Container | Network, 'name'>): string {
  return name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, '␣').replace(turningMarks, '');
}

/** The first few, then how many more there are. */
export function someOf(texts: readonly string[], most: number): string {
  const shown = texts.slice(0, most).join(', ');
  const more = texts.length - most;
  return more > 0 ? t('{0} and {1} more', shown, more) : shown;
}

/** Names of several, as long as there are few. */
export function plainList(named: readonly Pick<Container | Network, 'name'>[]): string {
  return someOf(named.map(plain), 3);
}

/** An address with a port. */
export function addressWithPort(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** What is selected when the name of a container is pressed. */
export function targetOf({ id }: Container): Target {
  return { kind: 'container', containerId: id };
}
