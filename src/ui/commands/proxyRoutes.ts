import { type Disposable, l10n, Range, window, workspace } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import { record } from '../../landscape/fields';
import { isActive } from '../../landscape/isActive';
import { isNginx } from '../../landscape/isNginx';
import type { Container } from '../../landscape/landscape';
import { dumpLineOf } from '../../nginx/read/readDump';
import type { Route } from '../../nginx/routes/route';
import type { ArrowTarget } from '../../protocol/proxyRoutes';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { pickNginx, pickOne } from '../picks';
import { nginxUri } from '../routes/nginxUri';
import { type ReadProxy, readProxy } from '../routes/readProxy';
import { containersOf } from '../targets';
import { excuseSentence, routeLabel } from '../text/routeWords';
import { plain, plainLabel } from '../text/words';
import { readArrow } from '../topologyMessages';
import { targetsFor } from './targetsFor';

/** Where nginx containers send requests, drawn on request. */
export function registerProxyRoutes(parts: Parts): Disposable[] {
  const { boundary, routes, live } = parts;
  return [
    boundary.command(commands.nginxShowRoutes, async (...args) => {
      const [clicked] = containersOf(targetsFor(parts, args));
      if (!clicked && routes.isAnyShown) return routes.hide();
      const container =
        clicked ??
        (await pickNginx(
          l10n.t('Show the proxy routes of which nginx?'),
          live.landscape.containers,
        ));
      if (!container) return;
      if (routes.isShown(container.id)) return routes.hide(container.id);
      parts.topology.show();
      await showRoutes(parts, container);
    }),
    boundary.command(commands.nginxReadRoutes, () => routes.readAgain()),
    boundary.command(commands.nginxOpenConfig, async (...args) => {
      const [clicked] = containersOf(targetsFor(parts, args));
      const title = l10n.t('Open the configuration of which nginx?');
      const container = clicked ?? (await pickNginx(title, live.landscape.containers));
      if (!container) return;
      const read = await readProxy(live, container, AbortSignal.timeout(patience));
      await openAt(container, read, read.routes[0]);
    }),
    boundary.command(commands.nginxOpenRoute, async context => {
      const route = readArrow(record(context)['route']);
      if (route) await openRoute(parts, route);
    }),
  ];
}

/** Draws the routes of every nginx container that runs, or where none does, of every one; or takes all away. */
export async function showAllRoutes(parts: Parts, isShown: boolean): Promise<void> {
  const { routes, live, topology } = parts;
  if (!isShown) return routes.hide();
  const all = live.landscape.containers.filter(isNginx);
  const active = all.filter(isActive);
  const found = active.length > 0 ? active : all;
  try {
    const [only] = found;
    if (found.length === 1 && only) await showRoutes(parts, only);
    else if (found.length > 1) for (const container of found) await routes.show(container);
    else void window.showInformationMessage(l10n.t('There is no nginx container.'));
  } finally {
    // The switch of the page goes back when nothing came of it.
    topology.postRoutes();
  }
}

async function showRoutes({ routes }: Parts, container: Container): Promise<void> {
  const read = await routes.show(container);
  const name = plain(container.name);
  if (read.excuse) void window.showWarningMessage(excuseSentence(container, read.excuse));
  else if (read.routes.length === 0) {
    void window.showInformationMessage(l10n.t('nginx in “{0}” passes no requests on.', name));
  }
}

/** Opens the configuration where a route stands in it; asks for one where an arrow stands for several. */
export async function openRoute({ routes, live }: Parts, target: ArrowTarget): Promise<void> {
  const container = attachmentsOf(live.landscape).container(target.nginx);
  const found = routes.find(target);
  if (!container || !found) return;
  const route = await chooseRoute(found.routes);
  if (route) await openAt(container, found.read, route);
}

/** Asks for one of them where there are several. */
export async function chooseRoute(routes: readonly Route[]): Promise<Route | undefined> {
  const [only] = routes;
  if (routes.length === 1) return only;
  return pickOne(
    l10n.t('Open which route?'),
    routes.map(route => ({
      value: route,
      label: plainLabel(routeLabel(route)),
      description: plainLabel(route.written),
      detail: plainLabel(`${route.file}:${route.line}`),
    })),
    '',
  );
}

/** Milliseconds for reading the configuration. */
const patience = 20_000;

/** Opens the configuration of a container at a route, or at its beginning. */
export async function openAt(
  container: Container,
  { files }: ReadProxy,
  route: Route | undefined,
): Promise<void> {
  const document = await workspace.openTextDocument(nginxUri(container));
  const line = Math.max(0, ((route && dumpLineOf(files, route)) ?? 1) - 1);
  const { range } = document.lineAt(Math.min(line, document.lineCount - 1));
  const selection = new Range(range.end, range.end);
  await window.showTextDocument(document, { preview: true, selection });
}
