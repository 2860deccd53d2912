import { attachmentsOf } from '../../src/landscape/attachments';
import type { Landscape, Network } from '../../src/landscape/landscape';
import { settingsOf } from '../../src/landscape/networkSettings';
import { isComposeLabel } from '../../src/landscape/composeLabels';
import type { ContainerRecipe } from '../../src/landscape/recipe';

/** All that a Compose file or the CLI can say of networks and containers, by names. */
export function told(
  landscape: Landscape,
  networks: readonly Network[],
  recipes: readonly ContainerRecipe[],
): unknown {
  const names = new Map(landscape.containers.map(({ id, name }) => [id, name]));
  return {
    networks: networks
      .filter(({ isPredefined }) => !isPredefined)
      .map(settingsOf)
      .map(({ labels = {}, ...settings }) => ({
        ...settings,
        labels: Object.fromEntries(Object.entries(labels).filter(([key]) => !isComposeLabel(key))),
      })),
    containers: recipes.map(({ container, endpoints, environment, ...recipe }) => {
      const { name, networkMode } = container;
      const mode =
        networkMode.kind === 'container' ? names.get(networkMode.containerId) : networkMode.kind;
      const places = endpoints.map(({ network, settings: { aliases = [], ...settings } }) => {
        // Compose gives each container its service's name, too.
        const own = aliases.filter(alias => alias !== name).sort();
        return [network.name, { ...settings, aliases: own }];
      });
      const on = attachmentsOf(landscape)
        .on(container.id)
        .map(({ network }) => network.name);
      // Compose writes variables in no order.
      const variables = environment.toSorted();
      return { name, mode, on, ...recipe, environment: variables, endpoints: places };
    }),
  };
}
