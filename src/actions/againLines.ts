import type { Network } from '../landscape/landscape';
import { settingsOf } from '../landscape/networkSettings';
import { portMapping } from '../landscape/portMapping';
import type { ContainerRecipe, RecipeMount } from '../landscape/recipe';
import type { CommandLine } from './action';
import { connectLine } from './connectContainer';
import { createNetworkLine } from './createNetwork';
import { csvField } from './csvField';
import { operands } from './operands';
import { each, networkOptions } from './runContainer';

/**
 * The docker command lines that make networks and containers again: templates first, owners of namespaces before those
 * who use them. Each container is made, connected to all its networks, and started last, as it would not find
 * everybody otherwise. Variables get their values from the shell that runs the lines.
 */
export function againLines(
  networks: readonly Network[],
  recipes: readonly ContainerRecipe[],
): readonly CommandLine[] {
  const used = recipes.flatMap(({ endpoints }) => endpoints.map(({ network }) => network));
  const made = [...new Set([...networks, ...used])]
    .filter(({ isPredefined }) => !isPredefined)
    .toSorted((a, b) => Number(b.isConfigOnly) - Number(a.isConfigOnly));
  const order = recipes.toSorted((a, b) => Number(isSharer(a)) - Number(isSharer(b)));
  return [
    ...made.map(network => createNetworkLine(settingsOf(network))),
    ...order.flatMap(recipe => containerLines(recipe, recipes)),
  ];
}

function isSharer({ container }: ContainerRecipe): boolean {
  return container.networkMode.kind === 'container';
}

function containerLines(
  recipe: ContainerRecipe,
  all: readonly ContainerRecipe[],
): readonly CommandLine[] {
  return [...makingLines(recipe, all), ['docker', 'start', ...operands(recipe.container.name)]];
}

/** The lines that make a container and connect it to all its networks; it does not run yet. */
export function makingLines(
  recipe: ContainerRecipe,
  all: readonly ContainerRecipe[],
): readonly CommandLine[] {
  const { container, endpoints } = recipe;
  const [first, ...others] = endpoints;
  return [
    createLine(recipe, first?.network.name ?? modeOf(recipe, all)),
    ...others.map(({ network, settings }) => connectLine(network.name, container.name, settings)),
  ];
}

function modeOf(
  { container: { networkMode } }: ContainerRecipe,
  all: readonly ContainerRecipe[],
): string {
  if (networkMode.kind === 'own') return 'none';
  if (networkMode.kind !== 'container') return networkMode.kind;
  const owner = all.find(({ container }) => container.id === networkMode.containerId);
  return `container:${owner?.container.name ?? networkMode.containerId}`;
}

/** `docker create …`: https://docs.docker.com/reference/cli/docker/container/create/ */
function createLine(recipe: ContainerRecipe, network: string): CommandLine {
  const { container, image, hostname, restart, ports, mounts, labels, environment } = recipe;
  const { entrypoint = [], command = [] } = recipe;
  const settings = recipe.endpoints[0]?.settings ?? {};
  return [
    ...['docker', 'create', '--name', container.name],
    ...each('--hostname', [hostname]),
    ...each('--restart', [restart]),
    ...networkOptions(network, settings),
    ...each('-p', ports.map(portMapping)),
    ...each('--mount', mounts.map(mountOption)),
    ...each(
      '--label',
      Object.entries(labels).map(([key, value]) => `${key}=${value}`),
    ),
    ...each('--env', environment),
    ...each('--entrypoint', entrypoint.slice(0, 1)),
    ...operands(image),
    ...entrypoint.slice(1),
    ...command,
  ];
}

function mountOption({ kind, source, target, isReadOnly }: RecipeMount): string {
  return [
    `type=${kind}`,
    `source=${source}`,
    `target=${target}`,
    ...(isReadOnly ? ['readonly'] : []),
  ]
    .map(csvField)
    .join(',');
}
