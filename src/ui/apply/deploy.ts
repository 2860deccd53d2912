import { l10n, window, workspace } from 'vscode';
import { cliLine } from '../../actions/cliLine';
import { isNginx } from '../../landscape/isNginx';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import { attachmentsOf } from '../../landscape/attachments';
import { readImageNames } from '../../landscape/readImages';
import {
  composeFile,
  type Deployment,
  dockerfile,
  listenedPorts,
  wholeConfig,
} from '../../nginx/apply/deployFiles';
import { neededNetworks } from '../../nginx/apply/neededNetworks';
import { connectedEngine } from '../connectedEngine';
import { connectAll } from '../commands/connect';
import { readFacts } from '../forms/networkScene';
import { openForm } from '../forms/openForm';
import { runContainerForm } from '../forms/runContainerForm';
import type { Parts } from '../parts';
import { plain } from '../text/words';
import { freeName } from '../../landscape/freeName';

/** Files that a site can be taken along in. */
export type FileKind = 'dockerfile' | 'compose' | 'whole';

/** Where nothing else is known. */
const usualImage = 'nginx:stable';

/** Opens what is asked for as a new document: nothing is saved or overwritten unasked. */
export async function openDeployFile(
  { live }: Parts,
  kind: FileKind,
  { text, name }: { readonly text: string; readonly name: string },
): Promise<void> {
  const wish = deploymentOf(live.landscape, await imageNames({ live }), text, name);
  const content = fileOf(kind, wish, text, name);
  const language = { dockerfile: 'dockerfile', compose: 'yaml', whole: 'nginx' }[kind];
  const document = await workspace.openTextDocument({ content, language });
  await window.showTextDocument(document, { preview: false });
}

/**
 * Opens the form for a new container with what the site needs; when it runs, it is connected to the other networks and
 * `whenRunning` hears of it.
 */
export async function runNewNginx(
  parts: Parts,
  { text, name }: { readonly text: string; readonly name: string },
  whenRunning: (container: Container) => Promise<void>,
): Promise<void> {
  const { live, forms } = parts;
  const images = await imageNames(parts);
  const { image, ports } = deploymentOf(live.landscape, images, text, name);
  const [first, ...others] = neededNetworks(live.landscape, text);
  if (!first) {
    await window.showInformationMessage(
      l10n.t(
        'The containers of this configuration are on no network with names. Connect them to a network of your own first.',
      ),
    );
    return;
  }
  const form = runContainerForm(
    parts,
    first,
    { facts: await readFacts(live), images },
    id =>
      void parts.boundary.attempt(async () => {
        const container = attachmentsOf(live.landscape).container(id);
        if (container?.state !== 'running') return;
        if (others.length > 0) await connectAll(parts, others, [container]);
        await whenRunning(container);
      }),
    {
      image,
      name: freeName(live.landscape.containers, `${name}-nginx`),
      ports: ports.map(({ inside, outside }) => ({
        containerPort: `${inside}`,
        protocol: '',
        hostPort: `${outside}`,
        hostAddress: '',
      })),
    },
  );
  openForm(forms, form);
}

function fileOf(kind: FileKind, wish: Deployment, text: string, name: string): string {
  switch (kind) {
    case 'compose':
      return composeFile(wish);
    case 'whole':
      return wholeConfig(text);
    case 'dockerfile':
      return dockerfile(wish, [
        l10n.t('Save this as Dockerfile beside {0}, then:', plain(wish.file)),
        ...usageLines(wish, name).map(cliLine),
      ]);
  }
}

/** Build and run, and a further network with each line. */
function usageLines({ networks, ports }: Deployment, name: string): readonly (readonly string[])[] {
  const image = `${name}-nginx`;
  const [first, ...others] = networks;
  return [
    ['docker', 'build', '-t', image, '.'],
    [
      ...['docker', 'run', '-d', '--name', image],
      ...(first === undefined ? [] : ['--network', first]),
      ...ports.flatMap(({ inside, outside }) => ['-p', `${outside}:${inside}`]),
      image,
    ],
    ...others.map(network => ['docker', 'network', 'connect', network, image]),
  ];
}

function deploymentOf(
  landscape: Landscape,
  images: readonly string[],
  text: string,
  name: string,
): Deployment {
  const taken = new Set(
    landscape.containers.flatMap(({ ports }) => ports.map(({ published }) => published?.port)),
  );
  const ports = listenedPorts(text).map(inside => {
    let outside = inside < 1024 ? inside + 8000 : inside;
    while (taken.has(outside)) outside++;
    taken.add(outside);
    return { inside, outside };
  });
  return {
    file: `${name}.conf`,
    image: images.find(image => isNginx({ image })) ?? usualImage,
    networks: neededNetworks(landscape, text).map((network: Network) => network.name),
    ports,
  };
}

async function imageNames({ live }: Pick<Parts, 'live'>): Promise<readonly string[]> {
  return readImageNames(await connectedEngine(live).listImages());
}
