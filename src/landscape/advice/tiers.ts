import { isNginx } from '../isNginx';
import type { Container } from '../landscape';
import { isConsole } from './firewallBypass';
import { imageName } from './publications';
import { isBesideStore, isData, isStore } from './publishedData';

/** Who of the containers of a network stands where, each in one tier and in the given order. */
export interface Tiers {
  /** What the outside comes to. */
  readonly front: readonly Container[];
  /** Between them, and what has to reach both. */
  readonly middle: readonly Container[];
  readonly data: readonly Container[];
}

export type Tier = keyof Tiers;

/** Images that pass requests on to others, as a word of the repository's last part; nginx is known already. */
const proxies =
  /(^|[-_.])(traefik|caddy|haproxy|envoy|httpd|apache2?|varnish|kong|apisix|tyk|pomerium|oauth2-proxy|swag)([-_.]|$)/;

/** Compose writes there what a service waits for: `db:service_healthy:false,cache:service_started:false`. */
const dependencies = 'com.docker.compose.depends_on';

/**
 * Tiers by what is known without asking anybody. Data: a data store by its image, or one of their ports is declared.
 * Front: a reverse proxy by its image, or it publishes a port; but not consoles, exporters and the like, which have to
 * reach data, nor what Compose was told to start after a data store. Middle: all others.
 */
export function tiersOf(containers: readonly Container[]): Tiers {
  const data = containers.filter(holdsData);
  const front = containers.filter(
    container => !data.includes(container) && isFront(container) && !dependsOn(container, data),
  );
  const middle = containers.filter(each => !data.includes(each) && !front.includes(each));
  return { front, middle, data };
}

function holdsData(container: Container): boolean {
  const { ports } = container;
  return (
    !isOnlooker(container) &&
    (isStore(container) ||
      ports.some(({ protocol, containerPort }) => {
        return protocol === 'tcp' && isData(container, containerPort);
      }))
  );
}

function isFront(container: Container): boolean {
  if (isOnlooker(container)) return false;
  const isProxy = isNginx(container) || proxies.test(imageName(container));
  return isProxy || container.ports.some(({ published }) => published !== undefined);
}

/** Shows or measures data, and so has to reach it. */
function isOnlooker(container: Container): boolean {
  return isConsole(container) || isBesideStore(container);
}

function dependsOn({ labels, project }: Container, data: readonly Container[]): boolean {
  const services = (labels[dependencies] ?? '').split(',').map(each => each.split(':')[0]);
  return data.some(
    each =>
      each.project === project && each.service !== undefined && services.includes(each.service),
  );
}
