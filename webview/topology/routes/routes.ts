import type { ArrowTarget, ProxyArrow, ShownRoutes } from '../../../src/protocol/proxyRoutes';
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

export interface RoutesActions {
  /** A person wants to see them, or no more. */
  readonly turn: (isShown: boolean) => void;
  readonly open: (route: ArrowTarget) => void;
}

/** The proxy routes over the drawing: arrows, for each an element that says what it is, and the choice to see them. */
export class Routes {
  private shown: ShownRoutes = { isShown: false, arrows: [] };
  private readonly layer: ArrowLayer;
  private before: { readonly picture: Picture; readonly shown: ShownRoutes } | undefined;
  private items: readonly Item[] = [];

  private readonly choice;

  constructor(
    drawing: Drawing,
    private readonly toolbar: Pick<Toolbar, 'menu' | 'legend'>,
    private readonly actions: RoutesActions,
  ) {
    this.choice = toolbar.menu.add('overlay', {
      label: t('Proxy routes'),
      title: t('Show where nginx containers send requests, as their configuration says'),
      onChange: actions.turn,
    });
    this.layer = new ArrowLayer((element, key) => drawing.stands(element, key));
    drawing.overlay(this.layer.element, 'routes');
  }

  get isShown(): boolean {
    return this.shown.isShown;
  }

  /** What is drawn, wherever there is something to draw it between. */
  get arrows(): readonly ProxyArrow[] {
    return this.shown.arrows;
  }

  /** Takes what the extension says; gives a sentence about it where there is something to say. */
  take({ isShown, arrows }: ShownRoutes): string {
    const was = this.shown;
    this.shown = { isShown, arrows };
    this.choice.set(isShown);
    this.toolbar.legend.show('routes', isShown);
    if (!isShown) return was.isShown ? t('Proxy routes hidden') : '';
    const broken = arrows.filter(({ state }) => state === 'broken').length;
    return t('{0} proxy routes, {1} broken', arrows.length, broken);
  }

  /** Draws the arrows between what is in the picture, and gives what says what they are. */
  itemsOn(picture: Picture): readonly Item[] {
    const { shown, before } = this;
    if (before?.picture === picture && before.shown === shown) return this.items;
    this.before = { picture, shown };
    const placed = placeArrows(picture, shown.arrows).map(each => ({
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

  private itemOf(key: string, placed: PlacedArrow, density: Picture['density']): Item {
    return {
      key,
      layer: 'routes',
      rect: placed.chip,
      anchor: placed.chip,
      target: undefined,
      isStop: true,
      open: () => this.actions.open(arrowTarget(placed.arrow)),
      signature: () => JSON.stringify([placed, density]),
      draw: element => drawChip(element, placed, density),
    };
  }
}
