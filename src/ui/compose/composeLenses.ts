import { CodeLens, type CodeLensProvider, type Event, type Range, type TextDocument } from 'vscode';
import { usedNetworks } from '../../compose/composeProject';
import type { PlannedFrom } from '../../compose/plan';
import { containersOf, networkOf } from '../../compose/runningProject';
import type { Target } from '../../protocol/topology';
import { commands, settings } from '../ids';
import { composeLensWords } from '../text/composeLensWords';
import type { ComposeFiles } from './composeFiles';
import { isOn } from './composeFiles';
import { type ComposeView, isDrifted } from './composeView';
import { rangeOf } from './textSpan';

/** Says over each network and service what of it is on the engine, with the way to it. */
export class ComposeLenses implements CodeLensProvider {
  readonly onDidChangeCodeLenses: Event<void>;

  constructor(private readonly files: ComposeFiles) {
    this.onDidChangeCodeLenses = files.onDidChange;
  }

  async provideCodeLenses(document: TextDocument): Promise<CodeLens[]> {
    if (!isOn(settings.composeLenses)) return [];
    const view = await this.files.view(document);
    if (!view.landscape) return [];
    return [...projectLenses(view), ...networkLenses(view), ...serviceLenses(view)];
  }
}

function* projectLenses(view: ComposeView): Iterable<CodeLens> {
  const { places, networks } = view.file;
  const span = places.networks ?? places.services;
  if (!span) return;
  const range = rangeOf(view.read.document, span);
  const isRunning = view.running.containers.length > 0;
  if (places.networks) {
    const there = networks.filter(({ key }) => networkIn(view, key) !== undefined).length;
    yield fact(range, composeLensWords.networks(there, networks.length));
  } else {
    yield fact(range, composeLensWords.project(isRunning));
  }
  const uri = view.read.document.uri;
  if (isDrifted(view)) {
    yield link(range, composeLensWords.drift(), commands.composeCompare, uri);
  } else if (view.drift) {
    yield link(range, composeLensWords.same(), commands.composeCompare, uri);
  }
  // What runs has its own drawing; this one is of what is written, also while nobody has started it.
  if (!view.drift || isDrifted(view)) {
    yield link(range, composeLensWords.plan(), commands.composePlan, uri);
  }
}

function* networkLenses(view: ComposeView): Iterable<CodeLens> {
  const { document } = view.read;
  const used = usedNetworks(view.project);
  for (const { key, span } of view.file.networks) {
    const range = rangeOf(document, span);
    const network = networkIn(view, key);
    const isExternal = view.project.networks.get(key)?.isExternal?.value === true;
    if (network && view.landscape) {
      yield fact(range, composeLensWords.network(view.landscape, network));
      yield* ways(range, { kind: 'network', networkId: network.id });
    } else if (used?.has(key) !== false) {
      yield fact(range, composeLensWords.noNetwork(isExternal));
      yield planned(view, range, { kind: 'network', key });
    }
  }
}

function* serviceLenses(view: ComposeView): Iterable<CodeLens> {
  for (const { key, span } of view.file.services) {
    const range = rangeOf(view.read.document, span);
    const containers = containersOf(view.running, key);
    const [first] = containers;
    if (!view.landscape) continue;
    yield fact(range, composeLensWords.service(view.landscape, containers));
    if (first) yield* ways(range, { kind: 'container', containerId: first.id });
    else yield planned(view, range, { kind: 'service', key });
  }
}

function networkIn({ landscape, project, running }: ComposeView, key: string) {
  return landscape && networkOf(landscape, project, running, key);
}

/** The same words and commands as everywhere. */
function* ways(range: Range, target: Target): Iterable<CodeLens> {
  yield link(range, composeLensWords.show(), commands.treeReveal, { target });
  yield link(range, composeLensWords.topology(), commands.topologyReveal, { target });
}

function fact(range: Range, title: string): CodeLens {
  return new CodeLens(range, { title, command: '' });
}

function planned(view: ComposeView, range: Range, from: PlannedFrom): CodeLens {
  const { uri } = view.read.document;
  return link(range, composeLensWords.plan(), commands.composePlan, uri, from);
}

function link(range: Range, title: string, command: string, ...args: readonly unknown[]): CodeLens {
  return new CodeLens(range, { title, command, arguments: [...args] });
}
