import type { Container, Landscape } from '../landscape/landscape';
import type { Action } from './action';
import { operands } from './operands';
import { Refusal } from './refusal';

/**
 * Gives a container another name: https://docs.docker.com/reference/cli/docker/container/rename/
 * Others on its networks find it by that one at once; with Podman, once it was restarted.
 *
 * @throws Refusal when there is one of that name.
 */
export function renameContainer(landscape: Landscape, container: Container, name: string): Action {
  const namesake = landscape.containers.find(other => other.name === name);
  if (namesake) throw new Refusal({ kind: 'containerNameTaken', container: namesake });
  return {
    cli: [['docker', 'rename', ...operands(container.name, name)]],
    touches: { containers: [container.id] },
    about: { container: name },
    run: (engine, signal) => engine.renameContainer(container.id, name, signal),
  };
}

/** True for what engines take as the name of a container. */
export function isContainerName(text: string): boolean {
  return /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(text);
}
