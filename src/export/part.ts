import { attachmentsOf } from '../landscape/attachments';
import type { Container, Landscape, Network } from '../landscape/landscape';

/** The part of a landscape that is about some networks and containers: these, whoever is on them, and where those are. */
export function partOf(
  landscape: Landscape,
  networks: readonly Network[],
  containers: readonly Container[],
): Landscape {
  const attachments = attachmentsOf(landscape);
  const members = networks.flatMap(({ id }) =>
    attachments.of(id).map(({ container }) => container),
  );
  const chosen = new Set([...containers, ...members]);
  const places = [...chosen].flatMap(({ id }) => attachments.on(id).map(({ network }) => network));
  const shown = new Set([...networks, ...places]);
  return {
    networks: landscape.networks.filter(network => shown.has(network)),
    containers: landscape.containers.filter(container => chosen.has(container)),
  };
}
