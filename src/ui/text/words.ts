import { l10n } from 'vscode';
import type { Container, ContainerState, Health, Port } from '../../landscape/landscape';
import { turningMarks } from '../../landscape/turningMarks';

/** The state of a container in one word of the person's language. */
export function stateWord(state: ContainerState): string {
  switch (state) {
    case 'created':
      return l10n.t('created');
    case 'running':
      return l10n.t('running');
    case 'paused':
      return l10n.t('paused');
    case 'restarting':
      return l10n.t('restarting');
    case 'exited':
      return l10n.t('stopped');
    case 'removing':
      return l10n.t('removing');
    case 'dead':
      return l10n.t('dead');
    case 'planned':
      return l10n.t('planned');
  }
}

export function healthWord(health: Health): string {
  switch (health) {
    case 'healthy':
      return l10n.t('healthy');
    case 'unhealthy':
      return l10n.t('unhealthy');
    case 'starting':
      return l10n.t('starting');
  }
}

/** How the container is in a word: its health where a running one is checked, else its state. */
export function conditionWord({ state, health }: Container): string {
  return state === 'running' && health !== undefined ? healthWord(health) : stateWord(state);
}

/** `8080 → 80/tcp`, with the host address where it is not all of them; `80/tcp` when only exposed. */
export function portText(port: Port): string {
  const inside = `${port.containerPort}/${plain(port.protocol, 20)}`;
  if (!port.published) return inside;
  const { address, port: outside } = port.published;
  const shown = plain(address, 60);
  const host = address === '0.0.0.0' ? '' : `${shown.includes(':') ? `[${shown}]` : shown}:`;
  return `${host}${outside} → ${inside}`;
}

/** Up to four names in quotes, then how many more there are. */
export function nameList(named: readonly { readonly name: string }[]): string {
  return someOf(named, 4, ({ name }) => `“${plain(name)}”`);
}

/** The first few in one sentence, then how many more there are. */
export function someOf<T>(items: readonly T[], most: number, textOf: (item: T) => string): string {
  const shown = items.slice(0, most).map(textOf).join(', ');
  const more = items.length - most;
  return more > 0 ? l10n.t('{0} and {1} more', shown, more) : shown;
}

/** The first few a line each, or some, then a line that says how many more there are: a dialog has to fit on the screen. */
export function someLines<T>(
  items: readonly T[],
  most: number,
  lineOf: (item: T) => string | readonly string[],
): readonly string[] {
  const more = items.length - most;
  return [
    ...items.slice(0, most).flatMap(lineOf),
    ...(more > 0 ? [l10n.t('… and {0} more.', more)] : []),
  ];
}

/**
 * Text from an engine for one line of the editor's own widgets: line breaks and other control characters
 * become visible blanks, marks that turn the writing direction are left out, what is too long is cut, and
 * `[text](command:…)`, which notifications make a link of, stays text.
 */
export function plain(text: string, longest = 120): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, '␣')
    .replace(turningMarks, '')
    .replaceAll('](', ']\u200b(');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** The same where icons are read from `$(name)`, as in quick picks and the status bar. */
export function plainLabel(text: string, longest?: number): string {
  return plain(text, longest).replaceAll('$(', '$\u200b(');
}
