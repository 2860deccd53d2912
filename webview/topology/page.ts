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
  TopologyLayout,
  TopologyView,
  ToTopology,
} from '../../src/protocol/topology';
import { element, liveRegion } from '../dom';
import { t } from '../l10n';
import type { VsCodeApi } from '../vscodeApi';
import { Camera } from './camera';
import { Chooser } from './chooser';
import { CompareBanner } from './compare/banner';
import { Compared } from './compare/compared';
import { Details } from './details/details';
import { Drawing } from './drawing';
import { DrawingKeeper } from './drawingKeeper';
import { EngineLayouts } from './engineLayouts';
import { Finder } from './finder';
import type { Folds } from './folds';
import { readFolds } from './folds';
import { Gestures } from './gestures/gestures';
import { listen, listenToPage } from './input';
import type { Item } from './items';
import { itemsLeft, itemsOf } from './items';
import type { Kept } from './keeper';
import { Keeper } from './keeper';
import { newsOf } from './news';
import { Notice } from './notice';
import { outlineOf } from './outline';
import { OutlineView } from './outlineView';
import { levelFor } from './level';
import { relatedTo } from './related';
import { Routes } from './routes/routes';
import { Selection } from './selection';
import { showStatus } from './statusView';
import { take } from './take/take';
import { Toolbar } from './toolbar';
import { TrafficView } from './traffic/trafficView';
import { everything } from './viewChoice';

/** The topology page: takes landscapes, shows them, and says what a person does. */
export class Page {
  private landscape: Landscape = emptyLandscape;
  private status: EngineStatus = { name: '', state: 'connecting', message: '' };
  private options: TopologyView = everything;
  private layout: TopologyLayout = 'rack';
  private readonly layouts = new EngineLayouts();
  private folds: Folds = {};
  private picture = this.layouts.current.draw('rack', emptyLandscape, everything, undefined, {});
  /** The picture, or with a search for nothing else what is left of it. */
  private shown = this.picture;
  private items: readonly Item[] = [];
  private isFirst = true;
  private readonly keeper: Keeper;
  private readonly drawingKeeper = new DrawingKeeper(
    message => this.api.postMessage(message),
    () => ({ camera: this.camera.place, plans: this.layouts.current.text }),
  );
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
  private readonly details = new Details({
    select: target => this.chooser.goToTarget(target),
    say: message => this.api.postMessage(message),
    moved: isShown => this.makeRoom(isShown),
    closed: () => this.openDetails(false),
    leave: () => this.drawing.focusStop(),
  });
  private readonly announcer = liveRegion();
  private readonly finder = new Finder({
    changed: () => this.sought(),
    go: key => this.chooser.goTo(this.drawing.items.get(key)),
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
      toggleDetails: () => this.openDetails(!this.details.isOpen),
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
  private readonly gestures: Gestures;
  private isOutlined = false;
  private readonly outline = new OutlineView({
    select: target => this.chooser.goToTarget(target),
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

  private readonly chooser = new Chooser(
    {
      drawing: this.drawing,
      camera: this.camera,
      selection: this.selection,
      details: this.details,
      finder: this.finder,
    },
    {
      light: key => this.light(key),
      save: () => this.save(),
      say: message => this.api.postMessage(message),
      announce: text => this.announce(text),
    },
  );

  constructor(
    root: HTMLElement,
    private readonly api: VsCodeApi<Kept, FromTopology>,
  ) {
    this.keeper = new Keeper(api, () => this.state());
    const stage = element('main', {
      class: 'stage',
      children: [this.camera.viewport.element, this.notice.element, this.details.element],
    });
    const work = element('div', { class: 'work', children: [stage, this.outline.element] });
    root.replaceChildren(this.toolbar.element, this.banner.element, work, this.announcer);
    const { element: window } = this.camera.viewport;
    listen(window, this.drawing, {
      select: (item, isClicked) => this.chooser.choose(item, isClicked),
      add: (item, isClicked) => this.chooser.add(item, isClicked),
      enter: item => this.openWith(item),
      mark: item => this.chooser.mark(item),
      inspect: target => this.api.postMessage({ type: 'inspect', target }),
      show: item => this.camera.bring(item, 0),
      fold: item => this.fold(item),
      attachedTo: ({ target }) => (target ? relatedTo(target, this.shown).keys : new Set()),
      clear: () => this.clear(),
      fit: () => this.fitShown(),
      switchLayout: () => this.layOut(this.layout === 'rack' ? 'bus' : 'rack'),
      zoomBy: factor => this.camera.zoomIn(factor),
    });
    this.gestures = new Gestures(window, {
      drawing: this.drawing,
      camera: this.camera,
      layouts: this.layouts,
      layout: () => this.layout,
      picture: () => this.shown,
      landscape: () => this.landscape,
      draw: () => this.draw(true),
      keep: () => this.drawingKeeper.saveNow(),
      post: message => this.api.postMessage(message),
      goTo: key => this.chooser.goTo(this.drawing.items.get(key)),
      announce: text => this.announce(text),
    });
    listenToPage({
      search: () => this.finder.box.focus(),
      comeBack: () => this.drawing.focusStop(),
    });
    new ResizeObserver(() => this.resized()).observe(window);
    this.finder.restore(this.keeper.before.sought);
    this.folds = readFolds(this.keeper.before.folds);
    this.openOutline(this.keeper.before.isOutlined === true);
    this.camera.viewport.covering = this.details.element;
    this.openDetails(this.keeper.before.isUndetailed !== true);
    this.showStatus();
  }

  /** Takes a message of the extension. */
  receive(message: ToTopology): void {
    switch (message.type) {
      case 'landscape':
        return this.look(message);
      case 'reveal':
        return this.chooser.reveal(message.target);
      case 'take':
        return void this.take(message.order);
      case 'compare':
        this.compared.with(message.with);
        return this.compare();
      case 'traffic':
        return this.traffic.receive(message);
      case 'routes':
        return this.takeRoutes(message);
      case 'details':
        return this.details.learn(message.details);
    }
  }

  private look(message: Extract<ToTopology, { readonly type: 'landscape' }>): void {
    const { status, view, layout, engine, kept = {} } = message;
    const landscape = reuseRecords(this.landscape, message.landscape);
    const isOtherEngine = this.layouts.turnTo(engine, kept);
    if (isOtherEngine) this.drawingKeeper.begin(engine, kept);
    const news = this.isFirst || isOtherEngine ? '' : newsOf(this.landscape, landscape);
    const isOtherView = !isSame(view, this.options);
    const isOtherLayout = layout !== this.layout;
    this.landscape = landscape;
    this.status = status;
    this.options = view;
    this.layout = layout;
    this.details.look(landscape, message.kind);
    if (news) this.announce(news);
    const wasFirst = this.isFirst;
    this.draw(!isOtherView);
    if (isOtherEngine && !wasFirst) this.camera.begin(this.layouts.camera, this.picture.bounds);
    else if (isOtherLayout && !this.isFirst) this.bringBack();
    this.save();
  }

  private async take(order: TakeOrder): Promise<void> {
    const { shown, status, layout, camera, folds } = this;
    const { visible } = camera.viewport;
    const drawn = { picture: shown, visible, engine: status.name, layout, folds };
    this.api.postMessage(await take(order, drawn));
  }

  private draw(isKept: boolean): void {
    const before = this.picture.bounds;
    if (!isKept) this.layouts.current.renew();
    const { layout, landscape, options, camera, folds } = this;
    const { aspect } = camera.viewport;
    this.picture = this.layouts.current.draw(layout, landscape, options, aspect, folds);
    this.items = itemsOf(this.picture, attachmentsOf(this.landscape));
    this.finder.look(this.landscape, this.picture);
    this.details.draw(this.picture);
    this.show();
    this.gestures.look();
    this.showStatus();
    if (this.isFirst && this.picture.panels.length) this.begin();
    else if (camera.isFitted && !isSame(before, this.picture.bounds)) this.fit(true);
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
    const items = isWhole ? this.items : itemsLeft(this.items, this.shown, attachments);
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
    this.selection.restore(this.keeper.before);
    this.details.select(this.selection.targets);
    this.camera.begin(this.layouts.camera, this.picture.bounds);
    this.selection.stop();
  }

  private showStatus(): void {
    const { toolbar, notice, drawing, landscape, status, options, layout, picture } = this;
    showStatus({ toolbar, notice, drawing }, { landscape, status, options, layout, picture });
  }

  /** Moves the keyboard to the details of an element. */
  private openWith(item: Item): void {
    if (!item.target) return;
    if (!this.selection.has(item.target)) this.chooser.choose(item);
    if (!this.details.isOpen) this.openDetails(true);
    this.details.focus();
  }

  /** Folds or unfolds what an element stands for or is part of; the keyboard stays with it. */
  private fold({ fold, layer }: Item): void {
    if (!fold) return;
    const { drawing } = this;
    const hadFocus = drawing.element.contains(document.activeElement);
    this.folds = { ...this.folds, [fold.key]: !fold.isFolded };
    this.draw(true);
    const next = drawing.foldedBy(fold.key, layer);
    if (next) {
      drawing.setStop(next.key);
      if (hadFocus) drawing.focusStop();
      const name = drawing.nameOf(next);
      this.announce(fold.isFolded ? t('Unfolded: {0}', name) : t('Folded: {0}', name));
    }
    this.save();
  }

  /** Escape takes back the selection first, then the search. */
  private clear(): void {
    if (this.selection.target || !this.finder.isActive) this.chooser.choose(undefined);
    else this.finder.clear();
  }

  private openOutline(isOpen: boolean): void {
    this.isOutlined = isOpen;
    this.outline.open(isOpen);
    this.toolbar.showOutline(isOpen);
    this.save();
  }

  private openDetails(isOpen: boolean): void {
    this.details.open(isOpen);
    this.toolbar.showDetails(isOpen);
    this.save();
  }

  /** The details lie over the drawing, and go without moving it again. */
  private makeRoom(isShown: boolean): void {
    if (isShown && !this.isFirst) this.bringBack();
  }

  private light(key?: string): void {
    this.selection.light(this.shown, this.details.scene, key);
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
    this.layouts.current.arrange(this.layout);
    this.draw(true);
    this.fit(true);
    this.drawingKeeper.saveNow();
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
    this.gestures.look();
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
    if (this.isFirst) return;
    this.keeper.save();
    this.drawingKeeper.save();
  }

  private state(): Kept {
    return {
      selected: this.selection.targets[0],
      second: this.selection.targets[1],
      isUndetailed: !this.details.isOpen,
      isOutlined: this.isOutlined,
      sought: this.finder.state,
      folds: this.folds,
    };
  }
}
