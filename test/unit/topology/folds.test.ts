import fc from 'fast-check';
import type { Landscape } from '../../../src/landscape/landscape';
import { layoutBus } from '../../../webview/topology/bus/bus';
import type { FoldKey, Folds } from '../../../webview/topology/folds';
import { foldKey } from '../../../webview/topology/folds';
import type { Picture } from '../../../webview/topology/rack/picture';
import type { Plan } from '../../../webview/topology/rack/plan';
import { layoutRack } from '../../../webview/topology/rack/rack';
import { landscape } from '../../lab/topologyHarnessData';
import { assertNothingMoved, assertTidy, everything, crowds } from './anyLandscape';

const layouts = { rack: layoutRack, bus: layoutBus };

/** Everything that can be folded in a landscape. */
function foldables({ networks, containers }: Landscape): FoldKey[] {
  return [
    ...networks.map(({ name }) => foldKey.network(name)),
    ...['p', 'q'].map(foldKey.project),
    ...containers.flatMap(({ project, service }) =>
      service ? [foldKey.service(project, service)] : [],
    ),
    foldKey.apart('unattached'),
  ];
}

for (const [name, layOut] of Object.entries(layouts)) {
  const draw = (drawn: Landscape, folds: Folds = {}, plan?: Plan) =>
    layOut(drawn, everything, plan, undefined, folds);

  describe(`folds in the ${name} layout`, () => {
    const steps = fc.array(fc.tuple(fc.nat(200), fc.boolean()), { minLength: 1, maxLength: 6 });

    it('leave every landscape tidy, whatever is folded and unfolded', () => {
      fc.assert(
        fc.property(crowds, steps, (drawn, toggles) => {
          const keys = foldables(drawn);
          let folds: Folds = {};
          let { plan } = draw(drawn);
          for (const [index, is] of toggles) {
            folds = { ...folds, [keys[index % keys.length] ?? '']: is };
            const picture = draw(drawn, folds, plan);
            assertTidy(picture, drawn);
            assertTidy(draw(drawn, folds), drawn);
            plan = picture.plan;
          }
        }),
        { numRuns: 80 },
      );
    });

    it('give everything back where it was', () => {
      fc.assert(
        fc.property(crowds, fc.nat(200), (drawn, index) => {
          const keys = foldables(drawn);
          const key = keys[index % keys.length] ?? '';
          const before = draw(drawn, Object.fromEntries(keys.map(each => [each, false])));
          const folds = { ...Object.fromEntries(keys.map(each => [each, false])), [key]: true };
          const folded = draw(drawn, folds, before.plan);
          const after = draw(drawn, { ...folds, [key]: false }, folded.plan);
          // Doors that were one look for places again.
          const cards = (picture: Picture) => ({ ...picture, doors: [] });
          assertNothingMoved(cards(before), cards(after));
        }),
        { numRuns: 80 },
      );
    });

    it('move nothing when containers come and go', () => {
      fc.assert(
        fc.property(crowds, fc.nat(89), fc.nat(200), (full, step, index) => {
          const gone = full.containers[step % Math.max(1, full.containers.length)];
          if (!gone || full.containers.some(({ networkMode: m }) => m.kind === 'container')) return;
          const keys = foldables(full);
          const folds = { [keys[index % keys.length] ?? '']: true };
          const before = draw(full, folds);
          const less = landscape(
            [...full.networks],
            full.containers.filter(each => each !== gone),
          );
          const after = draw(less, folds, before.plan);
          assertTidy(after, less);
          const cards = (picture: Picture) => ({ ...picture, doors: [] });
          assertNothingMoved(cards(before), cards(after));
          const again = draw(full, folds, after.plan);
          assertTidy(again, full);
          assertNothingMoved(cards(after), cards(again));
        }),
        { numRuns: 60 },
      );
    });
  });
}
