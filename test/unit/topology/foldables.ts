import type { Landscape } from '../../../src/landscape/landscape';
import type { FoldKey } from '../../../webview/topology/folds';
import { foldKey } from '../../../webview/topology/folds';

/** Everything that can be folded in a landscape. */
export function foldables({ networks, containers }: Landscape): FoldKey[] {
  return [
    ...networks.map(({ name }) => foldKey.network(name)),
    ...['p', 'q'].map(foldKey.project),
    ...containers.flatMap(({ project, service }) =>
      service ? [foldKey.service(project, service)] : [],
    ),
    foldKey.apart('unattached'),
  ];
}
