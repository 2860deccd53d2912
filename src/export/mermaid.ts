import type { Landscape } from '../landscape/landscape';
import { type Graph, graphOf, type GraphOptions, networkFacts } from './graph';

/**
 * A flowchart in Mermaid's language, which Markdown previews draw: https://mermaid.js.org/syntax/flowchart.html
 * Names are only ever text inside of quotes.
 */
export function toMermaid(landscape: Landscape, options: GraphOptions): string {
  const graph = graphOf(landscape, options);
  return [
    'flowchart LR',
    ...graph.networks.map(
      ({ key, network }) => `  ${key}[[${quoted(network.name, networkFacts(network))}]]`,
    ),
    ...containersOf(graph),
    ...graph.attachments.map(
      ({ container, network, label }) =>
        `  ${container} ---${label ? `|${quoted(label)}|` : ''} ${network}`,
    ),
    ...(graph.ports.length > 0 ? [`  host((${quoted('host')}))`] : []),
    ...graph.ports.map(({ container, label }) => `  host -->|${quoted(label)}| ${container}`),
    ...stoppedStyle(graph),
    '',
  ].join('\n');
}

/** Compose projects as boxes around their containers. */
function containersOf({ containers, projects }: Graph): readonly string[] {
  const inProject = new Set([...projects.values()].flat());
  const line = new Map(
    containers.map(({ key, container }) => [
      key,
      `${key}[${quoted(container.name, container.image)}]`,
    ]),
  );
  return [
    ...[...projects].flatMap(([name, keys], index) => [
      `  subgraph p${index + 1}[${quoted(name)}]`,
      ...keys.map(key => `    ${line.get(key) ?? key}`),
      '  end',
    ]),
    ...containers
      .filter(({ key }) => !inProject.has(key))
      .map(({ key }) => `  ${line.get(key) ?? key}`),
  ];
}

function stoppedStyle({ containers }: Graph): readonly string[] {
  const stopped = containers.filter(({ isStopped }) => isStopped).map(({ key }) => key);
  return stopped.length === 0
    ? []
    : [
        '  classDef stopped stroke-dasharray: 4 4,opacity: 0.6',
        `  class ${stopped.join(',')} stopped`,
      ];
}

/** Lines of text inside of quotes: all that could mean something to Mermaid or HTML becomes a code. */
function quoted(...lines: readonly string[]): string {
  const text = lines
    .filter(line => line !== '')
    .map(line => line.replace(/[^\p{L}\p{N} .,:/_·→-]/gu, sign => code(sign)))
    .join('<br/>');
  return `"${text}"`;
}

/** Mermaid's way to write any character; control characters are left out. */
function code(sign: string): string {
  return /\p{C}/u.test(sign) ? ' ' : `#${sign.codePointAt(0) ?? 32};`;
}
