import type { ContainerId } from '../../../src/landscape/landscape';
import { type Arrow, isTalk, type ShownTalks } from '../../../src/protocol/arrows';
import type { ShownRoutes } from '../../../src/protocol/proxyRoutes';
import type { FromTopology, ToTopology } from '../../../src/protocol/topology';
import { t } from '../../l10n';
import type { Drawing } from '../drawing';
import type { Item } from '../items';
import type { Picture } from '../rack/picture';
import { keys } from '../related';
import type { Toolbar } from '../toolbar';
import { arrowTarget } from './arrowContext';
import { ArrowLayer } from './arrowLayer';
import { drawChip } from './drawChip';
import { type PlacedArrow, placeArrows } from './placeArrows';

const noTalks: ShownTalks = { isShown: false, arrows: [], note: '' };

/**
 * The arrows over the drawing: proxy routes, and who talks to whom; for each an element that says what it is, and the
 * choices to see them.
 */
export class Routes {
  private routes: ShownRoutes = { isShown: false, arrows: [] };
  private talks = noTalks;
  private shown: readonly Arrow[] = [];
  private readonly layer: ArrowLayer;
  private before: { readonly picture: Picture; readonly shown: readonly Arrow[] } | undefined;
  private items: readonly Item[] = [];
  private readonly routesChoice;
  private readonly talksChoice;

  constructor(
    drawing: Drawing,
    private readonly toolbar: Pick<Toolbar, 'menu' | 'legend'>,
    private readonly say: (message: FromTopology) => void,
  ) {
    this.routesChoice = toolbar.menu.add('overlay', {
      label: t('Proxy routes'),
      title: t('Show where nginx containers send requests, as their configuration says'),
      onChange: isShown => say({ type: 'showRoutes', isShown }),
    });
    this.talksChoice = toolbar.menu.add('overlay', {
      label: t('Who talks to whom'),
      title: t('Show the connections between containers, looked at from inside every few seconds'),
      onChange: isShown => say({ type: 'showTalks', isShown }),
    });
    this.layer = new ArrowLayer((element, key) => drawing.stands(element, key));
    drawing.overlay(this.layer.element, 'routes');
  }

  /** What is drawn, wherever there is something to draw it between. */
  get arrows(): readonly Arrow[] {
    return this.shown;
  }

  /** Takes what the extension says of them; gives a sentence about it where there is something to say. */
  take(message: Extract<ToTopology, { readonly type: 'routes' | 'talks' }>): string {
    return message.type === 'routes' ? this.takeRoutes(message) : this.takeTalks(message);
  }

  private takeRoutes({ isShown, arrows }: ShownRoutes): string {
    const was = this.routes;
    this.routes = { isShown, arrows };
    this.show();
    this.routesChoice.set(isShown);
    this.toolbar.legend.show('routes', isShown);
    if (!isShown) return was.isShown ? t('Proxy routes hidden') : '';
    const broken = arrows.filter(({ state }) => state === 'broken').length;
    return t('{0} proxy routes, {1} broken', arrows.length, broken);
  }

  /** It changes all the time: only how many there are is news. */
  private takeTalks({ isShown, arrows, note }: ShownTalks): string {
    const was = this.talks;
    this.talks = { isShown, arrows, note };
    this.show();
    this.talksChoice.set(isShown, note);
    this.toolbar.legend.show('talks', isShown);
    if (!isShown) return was.isShown ? t('Connections hidden') : '';
    if (was.isShown && was.arrows.length === arrows.length) return '';
    return t('{0} arrows from containers to those they talk to', arrows.length);
  }

  /** What leads from each container, in words. */
  said(): ReadonlyMap<ContainerId, string> {
    const said = new Map<ContainerId, string>();
    for (const { from, lines } of this.shown) {
      const [before, line = ''] = [said.get(from), lines[0]];
      said.set(from, before === undefined ? line : `${before}, ${line}`);
    }
    return said;
  }

  /** Draws the arrows between what is in the picture, and gives what says what they are. */
  itemsOn(picture: Picture): readonly Item[] {
    const { shown, before } = this;
    if (before?.picture === picture && before.shown === shown) return this.items;
    this.before = { picture, shown };
    const placed = placeArrows(picture, shown).map(each => ({
      key: keys.route(each.arrow.id),
      placed: each,
    }));
    this.layer.show(placed, picture.density);
    this.items = placed.map(({ key, placed: each }) => this.itemOf(key, each, picture.density));
    return this.items;
  }

  /** Lets the selected arrow stand out. */
  select(key: string | undefined): void {
    this.layer.select(key);
  }

  private show(): void {
    this.shown = [...this.routes.arrows, ...this.talks.arrows];
  }

  private itemOf(key: string, placed: PlacedArrow, density: Picture['density']): Item {
    return {
      key,
      layer: 'routes',
      rect: placed.chip,
      anchor: placed.chip,
      target: undefined,
      isStop: true,
      open: () => this.open(placed.arrow),
      signature: () => JSON.stringify([placed, density]),
      draw: element => drawChip(element, placed, density),
    };
  }

  private open(arrow: Arrow): void {
    if (isTalk(arrow)) this.say({ type: 'openTalks', containerId: arrow.from });
    else this.say({ type: 'openRoute', route: arrowTarget(arrow) });
  }
}
