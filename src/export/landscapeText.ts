import { factsOf } from '../landscape/facts';
import type { Container, Landscape, Network } from '../landscape/landscape';

/**
 * A landscape as lines of text to be laid beside those of another one: a block for each network and container, by
 * name, with nothing in it that differs between two equal ones (no ids, no times).
 */
export function landscapeText(landscape: Landscape): string {
  const facts = factsOf(landscape);
  const block = (kind: string, record: Network | Container) => [
    `${kind} ${line(record.name)}`,
    ...[...facts(record)]
      .map(([name, value]) => `  ${line(value === '' ? name : `${name}: ${value}`)}`)
      .sort(),
    '',
  ];
  return [
    ...landscape.networks.flatMap(network => block('network', network)),
    ...landscape.containers.flatMap(container => block('container', container)),
  ].join('\n');
}

/** Text from an engine on one line of its own, without what could reorder it. */
function line(text: string): string {
  return text.replace(/\p{C}|\p{Zl}|\p{Zp}/gu, sign => escaped(sign));
}

function escaped(sign: string): string {
  return `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;
}
