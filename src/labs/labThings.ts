import { attachmentsOf } from '../landscape/attachments';
import type { Container, Landscape, Network } from '../landscape/landscape';
import { type Lab, type LabId, labLabel, type LabStep } from './lab';

/** What of an engine belongs to a lab. */
export interface LabThings {
  readonly containers: readonly Container[];
  readonly networks: readonly Network[];
}

/** True when the lab has been set up on this engine. */
export function isSetUp(landscape: Landscape, id: LabId): boolean {
  const { containers, networks } = labelledThings(landscape, id);
  return containers.length > 0 || networks.length > 0;
}

/** What setting the lab up has made, and nothing that a person made. */
export function labelledThings({ containers, networks }: Landscape, id: LabId): LabThings {
  const isOurs = ({ labels }: Container | Network) => labels[labLabel] === id;
  return { containers: containers.filter(isOurs), networks: networks.filter(isOurs) };
}

/**
 * All that the lab made and what a person made for it: what has its label, or a name that only its solution gives, and
 * networks that are younger than the lab and that only its containers use.
 */
export function thingsOf(landscape: Landscape, lab: Lab): LabThings {
  const names = namesIn([...lab.solution, ...(lab.swarmSolution ?? [])]);
  const isOurs = ({ labels, name }: Container | Network) =>
    labels[labLabel] === lab.id || names.has(name);
  const containers = landscape.containers.filter(isOurs);
  // In whole seconds, so a network of that second may have been there before.
  const begun = 1000 * (Math.min(...containers.map(({ created }) => created)) + 1);
  const { of } = attachmentsOf(landscape);
  const networks = landscape.networks.filter(network => {
    if (network.isPredefined) return false;
    if (isOurs(network)) return true;
    const members = of(network.id);
    const isYounger = Date.parse(network.created) >= begun;
    return isYounger && members.length > 0 && members.every(member => isOurs(member.container));
  });
  return { containers, networks };
}

function namesIn(steps: readonly LabStep[]): ReadonlySet<string> {
  return new Set(
    steps.flatMap(step => {
      if (step.kind === 'run') return [step.container.name];
      return step.kind === 'createNetwork' ? [step.settings.name] : [];
    }),
  );
}
