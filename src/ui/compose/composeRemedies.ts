import { EndOfLine, l10n, type TextDocument, WorkspaceEdit } from 'vscode';
import type { ComposeFinding } from '../../compose/findings';
import { formatCidr, networkOf, parseCidr } from '../../landscape/cidr';
import { nextFreeSubnet } from '../../landscape/freeSubnets';
import { networkNameProblem } from '../../landscape/networkName';
import { commands } from '../ids';
import { plain } from '../text/words';
import type { ComposeView } from './composeView';
import { rangeOf } from './textSpan';

/** What puts a finding right: another text, or something done on the engine. */
export interface ComposeRemedy {
  readonly title: string;
  readonly edit?: WorkspaceEdit;
  readonly command?: { readonly command: string; readonly arguments: unknown[] };
}

/** What may be done about it, the best first. */
export function composeRemedies(
  view: ComposeView,
  finding: ComposeFinding,
): readonly ComposeRemedy[] {
  switch (finding.kind) {
    case 'unused':
      return leaveOut(view, finding);
    case 'undeclared':
      return declare(view, finding.network);
    case 'overlaps':
    case 'overlapsWritten':
      return move(view, finding);
    case 'publishedData':
      return [onLoopback(view, finding)];
    case 'missing':
      return create(finding.name);
  }
}

/** Takes the lines of the network away, where it has lines of its own and nothing refers to what they say. */
function leaveOut(
  { read: { document } }: ComposeView,
  { network, span }: Extract<ComposeFinding, { readonly kind: 'unused' }>,
): readonly ComposeRemedy[] {
  const { line: first, character: indent } = document.positionAt(span.start);
  const start = document.lineAt(first);
  if (start.firstNonWhitespaceCharacterIndex !== indent) return [];
  let last = start;
  for (let line = first + 1; line < document.lineCount; line++) {
    const { isEmptyOrWhitespace, firstNonWhitespaceCharacterIndex } = document.lineAt(line);
    if (isEmptyOrWhitespace) continue;
    if (firstNonWhitespaceCharacterIndex <= indent) break;
    last = document.lineAt(line);
  }
  const range = start.rangeIncludingLineBreak.union(last.rangeIncludingLineBreak);
  // An anchor may be used elsewhere.
  if (/(^|\s)&\S/.test(document.getText(range))) return [];
  const edit = new WorkspaceEdit();
  edit.delete(document.uri, range);
  return [{ title: l10n.t('Leave Out “{0}”', plain(network, 40)), edit }];
}

function create(name: string): readonly ComposeRemedy[] {
  // What no engine would take is not offered.
  if (networkNameProblem(name)) return [];
  const command = commands.composeCreateNetwork;
  return [
    {
      title: l10n.t('Create the Network “{0}”…', plain(name, 40)),
      command: { command, arguments: [name] },
    },
    {
      title: l10n.t('Create “{0}” with Options…', plain(name, 40)),
      command: { command, arguments: [name, true] },
    },
  ];
}

function onLoopback(
  { read: { document } }: ComposeView,
  { port }: Extract<ComposeFinding, { readonly kind: 'publishedData' }>,
): ComposeRemedy {
  const { at, before, behind } = port.addressPlace;
  const edit = new WorkspaceEdit();
  edit.insert(
    document.uri,
    document.positionAt(at),
    `${before}127.0.0.1${behind.replace('\n', lineEnd(document))}`,
  );
  return { title: l10n.t('Publish on This Machine Only (127.0.0.1)'), edit };
}

/** A subnet of the same size that overlaps with none that is known, from the private ranges Docker takes subnets from. */
function move(
  { file, landscape, project, read: { document } }: ComposeView,
  { subnet, span }: Extract<ComposeFinding, { readonly subnet: string }>,
): readonly ComposeRemedy[] {
  const cidr = parseCidr(subnet);
  if (!cidr || !landscape) return [];
  const written = [...file.networks, ...project.networks.values()].flatMap(({ subnets }) =>
    subnets.flatMap(({ value }) => value ?? []),
  );
  const used = [...landscape.networks.flatMap(each => each.subnets.map(s => s.subnet)), ...written];
  const base = parseCidr(cidr.version === 4 ? '172.16.0.0/12' : 'fdcc:9983:9fa4::/48');
  const free =
    base &&
    nextFreeSubnet(
      [{ base, size: cidr.prefix }],
      used.flatMap(text => parseCidr(text) ?? []),
    );
  if (!free) return [];
  const by = formatCidr(networkOf(free));
  const edit = new WorkspaceEdit();
  const range = rangeOf(document, span);
  const quote = /^["']/.exec(document.getText(range))?.[0] ?? '';
  edit.replace(document.uri, range, `${quote}${by}${quote}`);
  return [{ title: l10n.t('Use {0}, Which Is Free', by), edit }];
}

/** Only where what is there can be added to: `networks:` with entries below it, or no `networks:` at all. */
function declare({ file, read: { document } }: ComposeView, key: string): readonly ComposeRemedy[] {
  if (!/^[a-zA-Z0-9._-]+$/.test(key)) return [];
  const title = l10n.t('Declare “{0}” under “networks:”', plain(key, 40));
  const edit = new WorkspaceEdit();
  const end = lineEnd(document);
  const { networks } = file.places;
  if (networks) {
    const line = document.lineAt(document.positionAt(networks.start));
    const [first] = file.networks;
    if (!/:\s*(#.*)?$/.test(line.text)) return [];
    const indent = first ? document.positionAt(first.span.start).character : 2;
    edit.insert(document.uri, line.range.end, `${end}${' '.repeat(indent)}${key}:`);
    return [{ title, edit }];
  }
  const last = document.lineAt(document.lineCount - 1);
  const gap = last.isEmptyOrWhitespace ? '' : end;
  edit.insert(document.uri, last.range.end, `${gap}${end}networks:${end}  ${key}:${end}`);
  return [{ title, edit }];
}

function lineEnd({ eol }: TextDocument): string {
  return eol === EndOfLine.CRLF ? '\r\n' : '\n';
}
