import type { CommandLine } from '../actions/action';
import { runNginx } from '../actions/apply/nginxControl';
import { connectLine } from '../actions/connectContainer';
import { createNetworkLine } from '../actions/createNetwork';
import { disconnectLine } from '../actions/disconnectContainer';
import { runLine } from '../actions/runContainer';
import type { Engine } from '../engine/engine';
import { EngineError } from '../engine/engineError';
import { writeTar } from '../engine/writeTar';
import type { ContainerToRun } from '../landscape/containerToRun';
import type { ContainerId, Landscape, NetworkId, TextMap } from '../landscape/landscape';
import type { LabImages } from './images';
import { type Lab, type LabContainer, labLabel, type LabStep } from './lab';

/** Where an nginx image takes sites from: https://hub.docker.com/_/nginx */
const siteFolder = '/etc/nginx/conf.d';
const siteFile = 'default.conf';

/** The command lines that do the same as the step. */
export function stepLines(step: LabStep, lab: Lab, images: LabImages): readonly CommandLine[] {
  switch (step.kind) {
    case 'createNetwork':
      return [createNetworkLine(labelled(step.settings, lab))];
    case 'run':
      return [runLine(containerOf(step.container, lab, images))];
    case 'connect':
      return [connectLine(step.network, step.container, step.settings ?? {})];
    case 'disconnect':
      return [disconnectLine(step.network, step.container)];
    case 'start':
    case 'stop':
      return [['docker', step.kind, step.container]];
    case 'remove':
      return [['docker', 'rm', '--force', step.container]];
    case 'configure':
      return [
        ['docker', 'cp', siteFile, `${step.container}:${siteFolder}/${siteFile}`],
        ['docker', 'exec', step.container, 'nginx', '-s', 'reload'],
      ];
  }
}

/**
 * Carries the step out. One that is about what a person has done already is left out.
 *
 * @param landscape as of now.
 * @throws EngineError
 */
export async function carryOut(
  step: LabStep,
  { engine, landscape, lab, images }: StepScene,
  signal: AbortSignal,
): Promise<void> {
  if (isDone(step, landscape)) return;
  switch (step.kind) {
    case 'createNetwork':
      await create(engine, step, lab, signal);
      return;
    case 'run': {
      // Not cancelled half-way: of a container that is made nevertheless, nobody would know.
      const id = await engine.createContainer(containerOf(step.container, lab, images));
      await engine.startContainer(id, signal);
      return;
    }
    case 'connect':
      await engine.connect(
        step.network as NetworkId,
        step.container as ContainerId,
        step.settings ?? {},
        signal,
      );
      return;
    case 'disconnect':
      await engine.disconnect(step.network, step.container as ContainerId, {}, signal);
      return;
    case 'start':
      await engine.startContainer(step.container as ContainerId, signal);
      return;
    case 'stop':
      await engine.stopContainer(step.container as ContainerId, signal);
      return;
    case 'remove':
      await engine.removeContainer(step.container as ContainerId, { isForced: true }, signal);
      return;
    case 'configure':
      await configure(engine, step.container as ContainerId, step.text, signal);
  }
}

/** What steps are carried out with. */
export interface StepScene {
  readonly engine: Engine;
  readonly landscape: Landscape;
  readonly lab: Lab;
  readonly images: LabImages;
}

function isDone(step: LabStep, landscape: Landscape): boolean {
  if (step.kind === 'createNetwork') {
    return landscape.networks.some(({ name }) => name === step.settings.name);
  }
  if (step.kind === 'run') {
    return landscape.containers.some(({ name }) => name === step.container.name);
  }
  if (step.kind !== 'connect' && step.kind !== 'disconnect') return false;
  const network = landscape.networks.find(({ name }) => name === step.network);
  const container = landscape.containers.find(({ name }) => name === step.container);
  const isOn = container?.endpoints.some(
    ({ networkId, networkKey }) => networkId === network?.id || networkKey === step.network,
  );
  return isOn === (step.kind === 'connect');
}

async function create(
  engine: Engine,
  { settings, otherwise }: Extract<LabStep, { kind: 'createNetwork' }>,
  lab: Lab,
  signal: AbortSignal,
): Promise<void> {
  try {
    await engine.createNetwork(labelled(settings, lab), signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!otherwise) throw error;
    await engine.createNetwork(labelled(otherwise, lab), signal);
  }
}

async function configure(
  engine: Engine,
  container: ContainerId,
  text: string,
  signal: AbortSignal,
): Promise<void> {
  const content = Buffer.from(text);
  const archive = writeTar([{ path: siteFile, content, mode: 0o644 }]);
  await engine.writeArchive(container, siteFolder, archive, signal);
  const { code, stderr } = await runNginx(engine, container, ['-s', 'reload']);
  if (code !== 0) throw new EngineError('failed', stderr.trim());
}

function labelled<T extends { readonly labels?: TextMap }>(made: T, lab: Lab): T {
  return { ...made, labels: { ...made.labels, [labLabel]: lab.id } };
}

function containerOf(container: LabContainer, lab: Lab, images: LabImages): ContainerToRun {
  const { endpoint = {}, ports = [] } = container;
  const made: ContainerToRun = { ...container, endpoint, ports, image: images[container.image] };
  return labelled(made, lab);
}
