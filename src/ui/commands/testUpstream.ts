import { type Disposable, l10n, Uri } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import { record } from '../../landscape/fields';
import type { Container } from '../../landscape/landscape';
import type { Destination } from '../../nginx/routes/destination';
import type { Route } from '../../nginx/routes/route';
import { routesOn } from '../../nginx/routes/routesOn';
import type { ConnectionPanels } from '../connection/connectionPanels';
import type { Draft } from '../connection/draft';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { type Choice, pickNginx, pickOne } from '../picks';
import { neighbours } from '../routes/arrows';
import { containerOfUri } from '../routes/nginxUri';
import { readProxy } from '../routes/readProxy';
import { targetDraft } from '../routes/targetDraft';
import { containersOf } from '../targets';
import { destinationSentences, routeLabel, targetWord } from '../text/routeWords';
import { plain, plainLabel } from '../text/words';
import { targetsFor } from './targetsFor';

/** Tests, link by link, whether an nginx container reaches what its configuration passes requests to. */
export function registerTestUpstream(parts: Parts, panels: ConnectionPanels): Disposable {
  const { boundary, live } = parts;
  return boundary.command(commands.nginxTestUpstream, async (...args) => {
    const [uri, place] = args;
    const shown = uri instanceof Uri ? containerOfUri(uri) : undefined;
    const nginx =
      (shown === undefined
        ? containersOf(targetsFor(parts, args))[0]
        : attachmentsOf(live.landscape).container(shown)) ??
      (await pickNginx(l10n.t('Test the upstreams of which nginx?'), live.landscape.containers));
    if (!nginx) return;
    const all = await upstreamChoices(parts, nginx);
    const { host, port } = record(place);
    const own = all.filter(({ value: { values } }) => {
      return values.host === host && (port === undefined || values.port === `${Number(port)}`);
    });
    const choices = own.length > 0 ? own : all;
    const [only] = choices;
    const draft =
      only && choices.length === 1
        ? only.value
        : await pickOne(
            l10n.t('Test whether “{0}” reaches which of its upstreams?', plain(nginx.name)),
            choices,
            l10n.t('nginx in “{0}” passes no requests on.', plain(nginx.name)),
          );
    if (draft) panels.ask(draft);
  });
}

/** Each host and port once, those first that are known not to work. */
async function upstreamChoices(
  { live, details }: Parts,
  nginx: Container,
): Promise<readonly Choice<Draft>[]> {
  const { routes, facts } = await readProxy(live, nginx, AbortSignal.timeout(patience));
  const known = await neighbours(live.landscape, nginx, details);
  const located = routesOn(live.landscape, nginx, routes, id => known.get(id), facts);
  const found = new Map<string, { readonly choice: Choice<Draft>; readonly isBroken: boolean }>();
  for (const { route, destinations } of located) {
    for (const destination of destinations) {
      const draft = targetDraft(nginx, route, destination);
      const key = draft && `${draft.values.host} ${draft.values.port}`;
      if (!draft || key === undefined || found.has(key)) continue;
      const isBroken = destination.kind === 'broken';
      found.set(key, { choice: choiceOf(nginx, route, destination, draft), isBroken });
    }
  }
  return [...found.values()]
    .toSorted((a, b) => Number(b.isBroken) - Number(a.isBroken))
    .map(({ choice }) => choice);
}

/** Milliseconds for reading the configuration. */
const patience = 20_000;

function choiceOf(
  nginx: Container,
  route: Route,
  destination: Destination,
  value: Draft,
): Choice<Draft> {
  const isBroken = destination.kind === 'broken';
  const [trouble] = isBroken ? destinationSentences(nginx, destination) : [];
  return {
    value,
    label: `$(${isBroken ? 'warning' : 'arrow-right'}) ${plainLabel(targetWord(destination.target))}`,
    description: plainLabel(routeLabel(route)),
    ...(trouble === undefined ? {} : { detail: plainLabel(trouble, 300) }),
  };
}
