import { type Attachment, attachmentsOf } from '../attachments';
import { serviceOf, projectOf } from '../groups';
import { isActive } from '../isActive';
import { isDefaultBridge } from '../predefined';
import type { AdviceScene, Finding, Rule } from './advice';
import { namesOn } from './namesOn';

/**
 * Running containers of different images answer to one name on a network, so that whoever asks for it gets now the one,
 * now the other. Names that count are the container's own, its Compose service, and, where an inspect has told them, its
 * aliases. Containers of one image or one service are taken for replicas. Facts: the name.
 * https://docs.docker.com/reference/cli/docker/network/connect/#create-a-network-alias-for-a-container---alias
 */
export const sharedName: Rule = function* (scene) {
  const attachments = attachmentsOf(scene.landscape);
  for (const network of scene.landscape.networks) {
    // On the default bridge there are no names.
    if (isDefaultBridge(network)) continue;
    const members = attachments
      .of(network.id)
      .filter(({ container, through }) => isActive(container) && !through);
    for (const [name, who] of byName(members, scene)) {
      if (new Set(who.map(groupOf)).size < 2) continue;
      const containers = who.map(({ container }) => ({ kind: 'container', container }) as const);
      yield {
        subjects: [...containers, { kind: 'network', network }],
        facts: [name],
      } satisfies Finding;
    }
  }
};

function byName(
  members: readonly Attachment[],
  scene: AdviceScene,
): ReadonlyMap<string, readonly Attachment[]> {
  const found = new Map<string, Attachment[]>();
  for (const member of members) {
    for (const name of namesOn(member, scene)) {
      const already = found.get(name);
      if (already) already.push(member);
      else found.set(name, [member]);
    }
  }
  return found;
}

/** The same for replicas: those of one image, of one Compose or Swarm service. */
function groupOf({ container }: Attachment): string {
  const [project, service] = [projectOf(container), serviceOf(container)];
  return service === undefined ? container.image : JSON.stringify([project, service]);
}
