import {
  Hover,
  type HoverProvider,
  MarkdownString,
  type Position,
  type TextDocument,
} from 'vscode';
import { containersOf, networkOf } from '../../compose/runningProject';
import {
  composeNetworkHover,
  composeServiceHover,
  noNetworkHover,
} from '../text/composeHoverWords';
import type { ComposeFiles } from './composeFiles';
import type { ComposeView } from './composeView';
import { isIn, rangeOf } from './textSpan';

/** Says of a network or service what of it is on the engine; what is written of it, other extensions say. */
export class ComposeHovers implements HoverProvider {
  constructor(private readonly files: ComposeFiles) {}

  async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
    const view = await this.files.view(document);
    const offset = document.offsetAt(position);
    const { services, networks } = view.file;
    const places = [...networks, ...services.flatMap(({ memberships }) => memberships)];
    const place = places.find(({ span }) => isIn(span, offset));
    const service = services.find(({ span }) => isIn(span, offset));
    const found = place ?? service;
    const text = place ? networkText(view, place.key) : service && serviceText(view, service.key);
    if (!found || text === undefined) return undefined;
    return new Hover(new MarkdownString(text), rangeOf(document, found.span));
  }
}

function networkText({ landscape, project, running }: ComposeView, key: string) {
  if (!landscape) return undefined;
  const network = networkOf(landscape, project, running, key);
  return network
    ? composeNetworkHover(landscape, network)
    : noNetworkHover(project.networks.get(key));
}

function serviceText({ landscape, running }: ComposeView, key: string): string | undefined {
  const containers = containersOf(running, key);
  return landscape && containers.length > 0
    ? composeServiceHover(landscape, containers)
    : undefined;
}
