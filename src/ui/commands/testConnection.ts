import { type Disposable, l10n, window } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import type { Container, Landscape, Port } from '../../landscape/landscape';
import type { Service } from '../../landscape/swarm';
import type { ConnectionPanels } from '../connection/connectionPanels';
import type { Draft } from '../connection/draft';
import { likelyDraft, likelyServiceDraft } from '../connection/likelyDraft';
import { swarmViewOf } from '../connection/testRun';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { type Choice, containerChoice, pickOne } from '../picks';
import { choiceWithin, containersOf, targetOf } from '../targets';
import { plain, plainLabel, portText } from '../text/words';
import { targetsFor } from './targetsFor';

type To =
  | { readonly kind: 'container'; readonly container: Container }
  | { readonly kind: 'published'; readonly container: Container; readonly port: Port }
  | { readonly kind: 'service'; readonly service: Service }
  | { readonly kind: 'place' };

/**
 * Tests whether one container reaches something. Takes what every command takes: a tree row or `{ target }` and all
 * that are selected; or the two ends, `{ target }` each: the sender first, then the target.
 */
export function registerTestConnection(parts: Parts, panels: ConnectionPanels): Disposable {
  const { boundary, live } = parts;
  return boundary.command(commands.connectionTest, async (...args) => {
    const found = targetsFor(parts, pairOf(args));
    const [first, second] = containersOf(found);
    const from = first ?? (await askFrom(choiceWithin(live.landscape, found)));
    if (!from) return;
    const to = second
      ? ({ kind: 'container', container: second } as const)
      : await askTo(parts, from);
    if (!to) return;
    const draft =
      to.kind === 'place' ? await askPlace(live.landscape, from) : await draftOf(parts, from, to);
    if (!draft) return;
    panels.ask(draft);
  });
}

/** Two targets in a row are like two that are selected. */
function pairOf(args: readonly unknown[]): readonly unknown[] {
  const [first, second] = args;
  return targetOf(first) && targetOf(second) ? [first, [first, second]] : args;
}

function askFrom({ containers }: Landscape): Promise<Container | undefined> {
  return pickOne(
    l10n.t('Test the connection from which container?'),
    containers.map(each => containerChoice(each)),
    l10n.t('There is no container.'),
  );
}

/** Containers, those on the same networks first; what the host publishes of them; and anything else. */
async function askTo(parts: Parts, from: Container): Promise<To | undefined> {
  const { landscape } = parts.live;
  const swarm = await swarmViewOf(parts);
  const attachments = attachmentsOf(landscape);
  const near = new Set(
    attachments
      .on(from.id)
      .flatMap(({ network }) => attachments.of(network.id).map(({ container }) => container)),
  );
  const others = landscape.containers.filter(each => each !== from);
  const sorted = others.toSorted((a, b) => Number(near.has(b)) - Number(near.has(a)));
  const choices: Choice<To>[] = [
    ...sorted.map(container => ({
      ...containerChoice(container),
      value: { kind: 'container', container } as const,
    })),
    {
      value: { kind: 'place' },
      label: `$(globe) ${l10n.t('Another name or address…')}`,
      alwaysShow: true,
    },
    ...(swarm?.services ?? []).map(serviceChoice),
    ...others.flatMap(publishedChoices),
  ];
  return pickOne(l10n.t('Test whether “{0}” reaches what?', plain(from.name)), choices, '');
}

function serviceChoice(service: Service): Choice<To> {
  const { name, running, desired, image } = service;
  return {
    value: { kind: 'service', service },
    label: `$(server-process) ${plainLabel(name)}`,
    description: plainLabel([l10n.t('service'), `${running}/${desired}`, plain(image)].join(' · ')),
  };
}

function publishedChoices(container: Container): Choice<To>[] {
  return container.ports
    .filter(({ published }) => published !== undefined)
    .map(port => ({
      value: { kind: 'published', container, port },
      label: `$(plug) ${plainLabel(portText(port))}`,
      description: plainLabel(l10n.t('published by the host of {0}', plain(container.name))),
    }));
}

/** A host and a port; the name of a container that is known there is taken for that container. */
async function askPlace(landscape: Landscape, from: Container): Promise<Draft | undefined> {
  const text = await window.showInputBox({
    title: l10n.t('Test whether “{0}” reaches what?', plain(from.name)),
    prompt: l10n.t('A name or an address with a port, such as example.com:443 or [fd00::1]:80'),
    validateInput: value =>
      value === '' || readPlace(value) ? undefined : l10n.t('Write it as NAME:PORT.'),
  });
  const place = readPlace(text ?? '');
  if (!place) return undefined;
  const values = { ...place, protocol: 'tcp' };
  const named = landscape.containers.find(({ name }) => name === place.host);
  if (!named) return { from: from.id, to: { kind: 'place' }, values };
  return { from: from.id, to: { kind: 'container', id: named.id }, values };
}

function readPlace(text: string): { host: string; port: string } | undefined {
  const [, six, host = six, port] =
    /^(?:\[([0-9a-f:.]+)\]|([^\s:-][^\s:]*)):(\d{1,5})$/i.exec(text.trim()) ?? [];
  return host === undefined || port === undefined ? undefined : { host, port };
}

/** With the name and the port that are most likely meant. */
async function draftOf(
  parts: Parts,
  from: Container,
  to: Exclude<To, { kind: 'place' }>,
): Promise<Draft> {
  if (to.kind === 'service') return likelyServiceDraft(parts, from.id, to.service);
  const { container } = to;
  if (to.kind === 'published') {
    const port = String(to.port.published?.port ?? '');
    const values = { host: '', port, protocol: to.port.protocol };
    return { from: from.id, to: { kind: 'published', id: container.id }, values };
  }
  return likelyDraft(parts, from.id, container.id);
}
