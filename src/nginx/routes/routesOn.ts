import type { EngineFacts } from '../../landscape/engineFacts';
import type { Container, Landscape } from '../../landscape/landscape';
import type { KnownDetails } from '../../landscape/networkNames';
import type { LocatedRoute } from './destination';
import { Locator } from './locator';
import type { Route } from './route';

/**
 * Gives where routes of an nginx container lead in a landscape: to which containers, and if to none, why not. Aliases
 * are known only of containers that `details` tells of.
 */
export function routesOn(
  landscape: Landscape,
  nginx: Container,
  routes: readonly Route[],
  details: KnownDetails,
  facts?: EngineFacts,
): readonly LocatedRoute[] {
  const locator = new Locator(landscape, nginx, routes, details, facts);
  return routes.map(route => ({
    route,
    destinations: route.targets.map(target => ({ target, ...locator.locate(target) })),
  }));
}
