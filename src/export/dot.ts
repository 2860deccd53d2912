import type { Landscape } from '../landscape/landscape';
import { type Graph, graphOf, type GraphOptions, networkFacts } from './graph';

/** A graph in Graphviz' language: https://graphviz.org/doc/info/lang.html */
export function toDot(landscape: Landscape, options: GraphOptions): string {
  const graph = graphOf(landscape, options);
  return [
    'graph docker {',
    '  rankdir=LR;',
    '  node [fontname="Helvetica", fontsize=11];',
    '  edge [fontname="Helvetica", fontsize=9];',
    ...graph.networks.map(
      ({ key, network }) =>
        `  ${key} [shape=box3d, label=${quoted(network.name, networkFacts(network))}];`,
    ),
    ...containersOf(graph),
    ...graph.attachments.map(
      ({ container, network, label }) =>
        `  ${container} -- ${network}${label ? ` [label=${quoted(label)}]` : ''};`,
    ),
    ...(graph.ports.length > 0 ? ['  host [shape=doublecircle, label="host"];'] : []),
    ...graph.ports.map(
      ({ container, label }) => `  host -- ${container} [dir=forward, label=${quoted(label)}];`,
    ),
    '}',
    '',
  ].join('\n');
}

function containersOf({ containers, projects }: Graph): readonly string[] {
  const lines = containers.map(({ key, container, isStopped }) => {
    const style = isStopped ? ', style="rounded,dashed"' : ', style=rounded';
    return `  ${key} [shape=box${style}, label=${quoted(container.name, container.image)}];`;
  });
  const boxes = [...projects].map(
    ([name, keys], index) =>
      `  subgraph cluster_${index + 1} { label=${quoted(name)}; ${keys.join('; ')}; }`,
  );
  return [...lines, ...boxes];
}

/** Lines of text as one quoted string; only the quote and the backslash mean something in it. */
function quoted(...lines: readonly string[]): string {
  const text = lines
    .filter(line => line !== '')
    .map(line => line.replaceAll(/\p{C}/gu, ' ').replaceAll('\\', '\\\\').replaceAll('"', '\\"'))
    .join('\\n');
  return `"${text}"`;
}
