import { list, record, someText, text } from '../../landscape/fields';
import type { Landscape } from '../../landscape/landscape';
import type { ContainerRecipe, RecipeMount } from '../../landscape/recipe';
import type { CommandLine } from '../action';
import { makingLines } from '../againLines';
import { operands } from '../operands';
import type { RemakePlan } from './plan';
import type { Remake } from './prepare';

/** The command lines that do the same, but for the way back. Variables get their values from the shell that runs them. */
export function remakeLines({ networks }: Landscape, remake: Remake): readonly CommandLine[] {
  const { plan, recipe, ports, endpoints } = remake;
  const { name, draftName, keptName, isActive, restart } = plan;
  const named: ContainerRecipe = {
    ...recipe,
    // On networks of its own from now on, also where it was on the host's.
    container: { ...recipe.container, name: draftName, networkMode: { kind: 'own' } },
    ports,
    mounts: [...recipe.mounts, ...unnamedVolumes(remake.inspected)],
    endpoints: endpoints.flatMap(({ network, settings }) => {
      const found = networks.find(each => each.name === network || each.id === network);
      return found ? [{ network: found, settings }] : [];
    }),
  };
  return [
    ...makingLines(named, [named]),
    ...(isActive ? [['docker', 'stop', ...operands(name)]] : []),
    ...(restart ? [['docker', 'update', '--restart', 'no', ...operands(name)]] : []),
    ['docker', 'rename', ...operands(name, keptName)],
    ['docker', 'rename', ...operands(draftName, name)],
    ...(isActive ? [['docker', 'start', ...operands(name)]] : []),
  ];
}

/** The command lines that bring the one before back. */
export function restoreLines(plan: RemakePlan): readonly CommandLine[] {
  const { name, keptName, isActive, restart } = plan;
  const times = restart && restart.times > 0 ? `:${restart.times}` : '';
  return [
    ['docker', 'rm', '--force', ...operands(name)],
    ['docker', 'rename', ...operands(keptName, name)],
    ...(restart
      ? [['docker', 'update', '--restart', `${restart.name}${times}`, ...operands(name)]]
      : []),
    ...(isActive ? [['docker', 'start', ...operands(name)]] : []),
  ];
}

/** Volumes that the engine made up a name for. */
function unnamedVolumes(inspected: unknown): readonly RecipeMount[] {
  return list(record(inspected)['Mounts']).flatMap((mount): RecipeMount[] => {
    const { Type, Name, Destination, RW } = record(mount);
    const [source, target] = [text(Name), someText(Destination)];
    if (Type !== 'volume' || target === undefined || !/^[\da-f]{64}$/.test(source)) return [];
    return [{ kind: 'volume', source, target, isReadOnly: RW === false }];
  });
}
