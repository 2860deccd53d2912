import { attachmentsOf } from '../../src/landscape/attachments';
import { isSame } from '../../src/landscape/isSame';
import type { Landscape } from '../../src/landscape/landscape';
import { emptyLandscape } from '../../src/landscape/landscape';
import type { ShownRoutes } from '../../src/protocol/proxyRoutes';
import { reuseRecords } from '../../src/landscape/reuseRecords';
import type {
  EngineStatus,
  FromTopology,
  TakeOrder,
  Target,
  TopologyLayout,
  TopologyView,
  ToTopology,
} from '../../src/protocol/topology';
import { element } from '../dom';
import { t } from '../l10n';
import type { VsCodeApi } from '../vscodeApi';
import { Camera } from './camera';
import { CompareBanner } from './compare/banner';
import { Compared } from './compare/compared';
import { Drawing } from './drawing';
import { Finder } from './finder';
import type { Folds } from './folds';
import { readFolds } from './folds';
import { hiddenOf } from './hidden';
import { isSearchKey, listen } from './input';
import type { Item } from './items';
import { itemsOf } from './items';
import type { Kept } from './keeper';
import { Keeper } from './keeper';
import { Layouts } from './layouts';
import { newsOf } from './news';
import { Notice } from './notice';
import { noticeFor } from './noticeKind';
import { outlineOf } from './outline';
import { OutlineView } from './outlineView';
import { levelFor } from './level';
import { networksOf } from './rack/areas';
import type { Rect } from './rack/geometry';
import type { Picture } from './rack/picture';
import { relatedTo } from './related';
import { Routes } from './routes/routes';
import { Selection } from './selection';
import { take } from './take/take';
import { Toolbar } from './toolbar';
import { TrafficView } from './traffic/trafficView';

const everything: TopologyView = { showPredefined: true, showStopped: true, showUnused: true };

/** The topology page: takes landscapes, shows them, and says what a person does. */
export class Page {
  private landscape: Landscape = emptyLandscape;
  private status: EngineStatus = { name: '', state: 'connecting', message: '' };
  private options: TopologyView = everything;
  private layout: TopologyLayout = 'rack';
  private readonly layouts = new Layouts();
  private folds: Folds = {};
  private picture = this.layouts.draw(this.layout, emptyLandscape, everything, undefined, {});
  /** The picture, or with a search for nothing else what is left of it. */
  private shown = this.picture;
  private items: readonly Item[] = [];
  private isFirst = true;
  private readonly keeper: Keeper;
  private readonly drawing = new Drawing();
  private readonly camera = new Camera(this.drawing.element, () => this.moved());
  private readonly selection = new Selection(this.drawing, key => {
    this.finder.select(key);
    this.routes.select(key);
    this.outline.select(this.selection.target);
  });
  private readonly routes = new Routes(this.drawing, route =>
    this.api.postMessage({ type: 'openRoute', route }),
  );
  private readonly announcer = element('div', {
    class: 'announcer',
    attributes: { 'aria-live': 'polite' },
  });
  private readonly finder = new Finder({
    changed: () => this.sought(),
    go: key => this.goTo(this.drawing.items.get(key)),
    leave: () => this.drawing.focusStop(),
    announce: text => this.announce(text),
  });
  private readonly toolbar = new Toolbar(
    {
      setView: view => this.changeView(view),
      fit: () => this.fitShown(),
      zoomIn: () => this.camera.zoomIn(),
      zoomOut: () => this.camera.zoomOut(),
      arrange: () => this.arrange(),
      layOut: layout => this.layOut(layout),
      toggleOutline: () => this.openOutline(!this.isOutlined),
      export: () => this.api.postMessage({ type: 'run', command: 'export' }),
    },
    this.finder.box.element,
  );
  private readonly traffic = new TrafficView(this.drawing, this.toolbar.menu, isOn =>
    this.api.postMessage({ type: 'setTraffic', isOn }),
  );
  private readonly routesChoice = this.toolbar.menu.add('overlay', {
    label: t('Proxy routes'),
    title: t('Show where nginx containers send requests, as their configuration says'),
    onChange: isShown => this.api.postMessage({ type: 'showRoutes', isShown }),
  });
  private isOutlined = false;
  private readonly outline = new OutlineView({
    select: target => this.goToTarget(target),
    inspect: target => this.api.postMessage({ type: 'inspect', target }),
    close: () => this.openOutline(false),
    leave: () => this.drawing.focusStop(),
  });
  private readonly notice = new Notice({
    retry: () => this.api.postMessage({ type: 'retry' }),
    showAll: () => this.changeView(everything),
  });

  private readonly compared = new Compared();
  private readonly banner = new CompareBanner(
    command => this.api.postMessage({ type: 'run', command }),
    text => this.announce(text),
  );

  constructor(
    root: HTMLElement,
    private readonly api: VsCodeApi<Kept, FromTopology>,
  ) {
    this.keeper = new Keeper(api, () => this.state());
    const stage = element('main', {
      class: 'stage',
      children: [this.camera.viewport.element, this.notice.element],
    });
    const work = element('div', { class: 'work', children: [stage, this.outline.element] });
    root.replaceChildren(this.toolbar.element, this.banner.element, work, this.announcer);
    const { element: window } = this.camera.viewport;
    window.setAttribute('role', 'application');
    window.setAttribute('aria-label', t('Drawing of Docker networks and containers'));
    listen(window, this.drawing, {
      select: item => this.choose(item),
      mark: item => this.mark(item),
      inspect: target => this.api.postMessage({ type: 'inspect', target }),
      show: item => this.camera.bring(item, 0),
      fold: item => this.fold(item),
      attachedTo: ({ target }) => (target ? relatedTo(target, this.shown).keys : new Set()),
      clear: () => this.clear(),
      fit: () => this.fitShown(),
      switchLayout: () => this.layOut(this.layout === 'rack' ? 'bus' : 'rack'),
      zoomBy: factor => this.camera.zoomIn(factor),
    });
    document.addEventListener('keydown', event => {
      if (!isSearchKey(event)) return;
      event.preventDefault();
      this.finder.box.focus();
    });
    // VS Code's menus and other editors take the focus, and give it back to the page as a whole.
    globalThis.addEventListener('focus', () => {
      if (document.activeElement === document.body) this.drawing.focusStop();
    });
    new ResizeObserver(() => this.resized()).observe(window);
    this.finder.restore(this.keeper.before.sought);
    this.folds = readFolds(this.keeper.before.folds);
    this.openOutline(this.keeper.before.isOutlined === true);
    this.showStatus();
  }

  /** Takes a message of the extension. */
  receive(message: ToTopology): void {
    if (message.type === 'reveal') {
      this.reveal(message.target);
      return;
    }
    if (message.type === 'take') {
      void this.take(message.order);
      return;
    }
    if (message.type === 'compare') {
      this.compared.with(message.with);
      this.compare();
      return;
    }
    if (message.type === 'traffic') {
      this.traffic.receive(message);
      return;
    }
    if (message.type === 'routes') {
      this.takeRoutes(message);
      return;
    }
    const { status, view, layout } = message;
    const landscape = reuseRecords(this.landscape, message.landscape);
    const news = this.isFirst ? '' : newsOf(this.landscape, landscape);
    const isOtherView = !isSame(view, this.options) || status.name !== this.status.name;
    // Another engine is another picture: seen as a whole.
    if (status.name !== this.status.name) this.camera.isFitted = true;
    const isOtherLayout = layout !== this.layout;
    this.landscape = landscape;
    this.status = status;
    this.options = view;
    this.layout = layout;
    if (news) this.announce(news);
    this.draw(!isOtherView);
    if (isOtherLayout && !this.isFirst) this.bringBack();
  }

  private async take(order: TakeOrder): Promise<void> {
    const { shown, status, layout, camera, folds } = this;
    const { visible } = camera.viewport;
    const drawn = { picture: shown, visible, engine: status.name, layout, folds };
    this.api.postMessage(await take(order, drawn));
  }

  private draw(isKept: boolean): void {
    const before = this.picture.bounds;
    if (!isKept || this.isFirst) this.layouts.forget();
    const { layout, landscape, options, camera, folds } = this;
    this.picture = this.layouts.draw(layout, landscape, options, camera.viewport.aspect, folds);
    this.items = itemsOf(this.picture, attachmentsOf(this.landscape));
    this.finder.look(this.landscape, this.picture);
    this.show();
    this.showStatus();
    if (this.isFirst && this.picture.panels.length) this.begin();
    else if (camera.isFitted && !sameBounds(before, this.picture.bounds)) this.fit(true);
    if (!this.drawing.hasStop) this.selection.stop();
    this.light();
  }

  /** Marks what differs from a snapshot, if any is compared. */
  private compare(): void {
    this.drawing.compare(this.compared.marksIn(this.landscape, this.picture));
    this.banner.show(this.compared, this.status.name);
  }

  /** Draws the picture, or what a search leaves of it. */
  private show(): void {
    const attachments = attachmentsOf(this.landscape);
    this.shown = this.finder.shownOf(this.picture);
    const isWhole = this.shown === this.picture;
    const left = new Set(isWhole ? [] : itemsOf(this.shown, attachments).map(({ key }) => key));
    const items = isWhole ? this.items : this.items.filter(({ key }) => left.has(key));
    this.traffic.draw(this.shown);
    this.drawing.show(this.shown, [...items, ...this.routes.itemsOn(this.shown)]);
    this.drawing.find(this.finder.hits, this.finder.inside);
    this.compare();
    this.outline.show(outlineOf(this.landscape, this.shown), attachments);
  }

  /** Something else is searched for. */
  private sought(): void {
    const before = this.shown;
    if (this.finder.shownOf(this.picture) !== before) this.show();
    else this.drawing.find(this.finder.hits, this.finder.inside);
    if (this.shown !== before) {
      if (!this.drawing.hasStop) this.selection.stop();
      this.light();
    }
    this.save();
  }

  private takeRoutes(routes: ShownRoutes): void {
    const news = this.routes.take(routes);
    this.routesChoice.set(routes.isShown);
    if (news) this.announce(news);
    this.show();
  }

  /** The first picture: as it was left, or all of it. */
  private begin(): void {
    this.isFirst = false;
    this.selection.target = this.keeper.before.selected;
    this.camera.begin(this.keeper.before, this.picture.bounds);
    this.selection.stop();
  }

  private showStatus(): void {
    const { networks, containers } = this.landscape;
    const drawn = this.picture.attachments.size;
    const shown = networksOf(this.landscape, this.options);
    const counts = { containers: drawn, networks: shown.length };
    const hidden = hiddenOf(this.landscape, this.options, drawn);
    this.toolbar.show(this.status, this.options, this.layout, { ...counts, hidden });
    this.notice.show(
      noticeFor(this.status, networks.length, containers.length, drawn),
      this.status,
    );
    this.drawing.element.classList.toggle('is-stale', this.status.state !== 'live');
  }

  private choose(item: Item | undefined): void {
    this.mark(item);
    const { target } = this.selection;
    this.api.postMessage({
      type: 'select',
      target: isStandIn(target, this.picture) ? undefined : target,
    });
    const name = item && this.drawing.elementOf(item.key)?.querySelector('.said')?.textContent;
    const words = [this.finder.place, name ? t('Selected: {0}', name) : t('Nothing selected')];
    this.announce(words.filter(Boolean).join('. '));
  }

  /** Folds or unfolds what an element stands for or is part of; the keyboard stays with it. */
  private fold({ fold, layer }: Item): void {
    if (!fold) return;
    const { drawing } = this;
    const hadFocus = drawing.element.contains(document.activeElement);
    this.folds = { ...this.folds, [fold.key]: !fold.isFolded };
    this.draw(true);
    const same = [...drawing.items.values()].filter(item => item.fold?.key === fold.key);
    const next = same.find(item => item.layer === layer) ?? same[0];
    if (next) {
      drawing.setStop(next.key);
      if (hadFocus) drawing.focusStop();
      const name = drawing.elementOf(next.key)?.querySelector('.said')?.textContent ?? '';
      this.announce(fold.isFolded ? t('Unfolded: {0}', name) : t('Folded: {0}', name));
    }
    this.save();
  }

  /** Escape takes back the selection first, then the search. */
  private clear(): void {
    if (this.selection.target || !this.finder.isActive) this.choose(undefined);
    else this.finder.clear();
  }

  private goTo(item: Item | undefined): void {
    if (!item) return;
    this.choose(item);
    this.camera.bring(item, 0.7);
  }

  private goToTarget(target: Target): void {
    if (!this.selection.itemOf(target)) this.finder.showAll();
    this.goTo(this.selection.itemOf(target));
  }

  private openOutline(isOpen: boolean): void {
    this.isOutlined = isOpen;
    this.outline.open(isOpen);
    this.toolbar.showOutline(isOpen);
    this.save();
  }

  private mark(item: Item | undefined): void {
    this.selection.target = item?.target;
    if (item) this.drawing.setStop(item.key);
    this.light(item?.key);
    this.save();
  }

  private reveal(target: Target): void {
    this.selection.target = target;
    if (!this.selection.item) this.finder.showAll();
    const { item } = this.selection;
    if (item) {
      this.drawing.setStop(item.key);
      this.camera.bring(item, 0.7);
    }
    this.light();
    this.save();
  }

  private light(key?: string): void {
    this.selection.light(this.shown, key);
  }

  private changeView(view: TopologyView): void {
    this.options = view;
    this.api.postMessage({ type: 'setView', view });
    this.draw(false);
  }

  /** Another layout of the same picture. */
  private layOut(layout: TopologyLayout): void {
    if (layout === this.layout) return;
    this.layout = layout;
    this.api.postMessage({ type: 'setLayout', layout });
    this.draw(true);
    this.bringBack();
    this.announce(layout === 'bus' ? t('Networks as bars') : t('Networks as panels'));
  }

  /** After everything went elsewhere: what is selected, else all of it, and the keyboard where it was. */
  private bringBack(): void {
    const { item } = this.selection;
    if (item && !this.camera.isFitted) this.camera.bring(item, 0);
    else this.fit(true);
  }

  private arrange(): void {
    this.layouts.forget(this.layout);
    this.draw(true);
    this.fit(true);
  }

  private fit(isGliding: boolean): void {
    this.camera.fit(this.picture.bounds, isGliding);
    this.save();
  }

  private fitShown(): void {
    if (this.shown === this.picture) this.fit(true);
    else this.camera.viewport.fit(this.shown.bounds, true);
  }

  private moved(): void {
    const { viewport } = this.camera;
    this.drawing.look(viewport.visible, levelFor(viewport.current.k, this.picture.density));
    this.save();
  }

  private resized(): void {
    if (this.isFirst) return;
    if (this.camera.isFitted) this.fit(false);
    else this.moved();
  }

  private announce(text: string): void {
    this.announcer.textContent = text;
  }

  private save(): void {
    if (!this.isFirst) this.keeper.save();
  }

  private state(): Kept {
    const { viewport, isFitted } = this.camera;
    return {
      view: viewport.current,
      isFitted,
      selected: this.selection.target,
      isOutlined: this.isOutlined,
      sought: this.finder.state,
      folds: this.folds,
    };
  }
}

/** No engine knows what stands for several containers. */
function isStandIn(target: Target | undefined, { attachments }: Picture): boolean {
  return target !== undefined && target.kind !== 'network' && !attachments.has(target.containerId);
}

function sameBounds(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
