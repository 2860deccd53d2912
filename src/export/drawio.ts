import type { Landscape } from '../landscape/landscape';
import { type Graph, graphOf, type GraphOptions, networkFacts } from './graph';

// Pixels of the drawing that a person arranges further.
const card = { width: 150, height: 44, gap: 12 };
const lane = { head: 46, columns: 2, gap: 60 };

/**
 * A drawing that draw.io imports: networks as boxes with their containers inside, further networks by lines.
 * https://www.drawio.com/doc/faq/save-file-formats (uncompressed XML)
 */
export function toDrawio(landscape: Landscape, options: GraphOptions): string {
  const graph = graphOf(landscape, options);
  const homes = homesOf(graph);
  const cells = [...lanes(graph, homes), ...cards(graph, homes), ...edges(graph, homes)];
  return [
    '<mxfile><diagram name="Docker networks"><mxGraphModel><root>',
    '<mxCell id="0"/><mxCell id="1" parent="0"/>',
    ...cells,
    '</root></mxGraphModel></diagram></mxfile>',
    '',
  ].join('\n');
}

/** Which network each container is drawn in: the first that it is on. */
function homesOf({ attachments }: Graph): ReadonlyMap<string, string> {
  const homes = new Map<string, string>();
  for (const { container, network } of attachments) {
    if (!homes.has(container)) homes.set(container, network);
  }
  return homes;
}

function lanes({ networks, containers }: Graph, homes: ReadonlyMap<string, string>): string[] {
  const width = lane.columns * (card.width + card.gap) + card.gap;
  let y = 0;
  return networks.map(({ key, network }) => {
    const members = containers.filter(container => homes.get(container.key) === key).length;
    const rows = Math.max(1, Math.ceil(members / lane.columns));
    const height = lane.head + rows * (card.height + card.gap) + card.gap;
    const made = vertex(
      key,
      '1',
      [network.name, networkFacts(network)],
      'swimlane;startSize=36;html=0',
      {
        x: 0,
        y,
        width,
        height,
      },
    );
    y += height + lane.gap;
    return made;
  });
}

function cards({ containers }: Graph, homes: ReadonlyMap<string, string>): string[] {
  const taken = new Map<string, number>();
  return containers.map(({ key, container, isStopped }) => {
    const home = homes.get(key) ?? '1';
    const index = taken.get(home) ?? 0;
    taken.set(home, index + 1);
    const column = index % lane.columns;
    const row = Math.floor(index / lane.columns);
    // Those on no network stand beside the others.
    const left = home === '1' ? 2 * lane.columns * card.width : 0;
    return vertex(
      key,
      home,
      [container.name, container.image],
      `rounded=1;html=0${isStopped ? ';dashed=1;opacity=60' : ''}`,
      {
        x: left + card.gap + column * (card.width + card.gap),
        y: lane.head + row * (card.height + card.gap),
        width: card.width,
        height: card.height,
      },
    );
  });
}

function edges(graph: Graph, homes: ReadonlyMap<string, string>): string[] {
  const further = graph.attachments.filter(
    ({ container, network }) => homes.get(container) !== network,
  );
  const host = graph.ports.length > 0;
  return [
    ...further.map(({ container, network, label }, index) =>
      edge(`e${index + 1}`, container, network, label),
    ),
    ...(host
      ? [vertex('host', '1', ['host'], 'ellipse;html=0', { x: -200, y: 0, width: 80, height: 80 })]
      : []),
    ...graph.ports.map(({ container, label }, index) =>
      edge(`p${index + 1}`, 'host', container, label),
    ),
  ];
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function vertex(
  id: string,
  parent: string,
  lines: readonly string[],
  style: string,
  box: Box,
): string {
  const { x, y, width, height } = box;
  return (
    `<mxCell id="${id}" value="${text(lines.join('\n'))}" style="${style}" vertex="1" parent="${parent}">` +
    `<mxGeometry x="${x}" y="${y}" width="${width}" height="${height}" as="geometry"/></mxCell>`
  );
}

function edge(id: string, source: string, target: string, label: string): string {
  return (
    `<mxCell id="${id}" value="${text(label)}" style="edgeStyle=orthogonalEdgeStyle;html=0;endArrow=none" ` +
    `edge="1" parent="1" source="${source}" target="${target}"><mxGeometry relative="1" as="geometry"/></mxCell>`
  );
}

/** Text for an attribute; characters that XML 1.0 has no way to write are left out. */
function text(value: string): string {
  return value
    .replaceAll(/[^\n\t\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;');
}
