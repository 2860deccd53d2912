import type { Landscape } from '../../src/landscape/landscape';
import { emptyLandscape } from '../../src/landscape/landscape';
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
import { Canvas } from './canvas';
import { Choices, everything } from './choices';
import { Chooser } from './chooser';
import { CompareBanner } from './compare/banner';
import { Compared } from './compare/compared';
import { Details } from './details/details';
import { Drawing } from './drawing';
import { DrawingKeeper } from './drawingKeeper';
import { EngineLayouts } from './engineLayouts';
import { Finder } from './finder';
import { Folding } from './folding';
import { readFolds } from './folds';
import { Gestures } from './gestures/gestures';
import { listen, listenToPage } from './input';
import type { Item } from './items';
import type { Kept } from './keeper';
import { Keeper } from './keeper';
import { newsOf } from './news';
import { Notice } from './notice';
import { OutlineView } from './outlineView';
import { levelFor } from './level';
import { relatedTo } from './related';
import { Routes } from './routes/routes';
import { Selection } from './selection';
import { showStatus } from './statusView';
import type { Steps } from './steps';
import { take } from './take/take';
import { Toolbar } from './toolbar';
import { TrafficView } from './traffic/trafficView';
import { Queue, workInTurns } from './turns';

/** The topology page: takes landscapes, shows them, and says what a person does. */
export class Page {
  private landscape: Landscape = emptyLandscape;
  private status: EngineStatus = { name: '', state: 'connecting', message: '' };
  private readonly choices = new Choices(message => this.api.postMessage(message));
  private readonly layouts = new EngineLayouts();
  private isFirst = true;
  /** What changes the picture, in the order in which it came. */
  private readonly changes = new Queue();
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
  private readonly folding = new Folding(this.drawing, {
    change: change => this.change(change),
    announce: text => this.announce(text),
    save: () => this.save(),
  });
  private readonly details = new Details({
    select: target => this.chooser.goToTarget(target),
    say: message => this.api.postMessage(message),
    // They lie over the drawing, and go without moving it again.
    moved: isShown => isShown && !this.isFirst && this.bringBack(),
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
      arrange: () => void this.arrange(),
      layOut: layout => void this.layOut(layout),
      toggleOutline: () => this.openOutline(!this.isOutlined),
      export: () => this.api.postMessage({ type: 'run', command: 'export' }),
      toggleDetails: () => this.openDetails(!this.details.isOpen),
    },
    this.finder.box.element,
  );
  private readonly traffic = new TrafficView(this.drawing, this.toolbar, isOn =>
    this.api.postMessage({ type: 'setTraffic', isOn }),
  );
  private readonly routes = new Routes(this.drawing, this.toolbar, it => this.api.postMessage(it));
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

  private readonly canvas = new Canvas(
    this.layouts.current.draw('rack', emptyLandscape, everything, undefined, {}),
    {
      drawing: this.drawing,
      finder: this.finder,
      traffic: this.traffic,
      routes: this.routes,
      outline: this.outline,
      compared: this.compared,
      details: this.details,
      banner: this.banner,
      engine: () => this.status.name,
    },
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
      fold: item => void this.folding.toggle(item),
      attachedTo: ({ target }) => (target ? relatedTo(target, this.canvas.shown).keys : new Set()),
      clear: () => this.clear(),
      fit: () => this.fitShown(),
      switchLayout: () => void this.layOut(this.choices.layout === 'rack' ? 'bus' : 'rack'),
      zoomBy: factor => this.camera.zoomIn(factor),
    });
    this.gestures = new Gestures(window, {
      drawing: this.drawing,
      camera: this.camera,
      layouts: this.layouts,
      layout: () => this.choices.layout,
      picture: () => this.canvas.shown,
      landscape: () => this.landscape,
      change: change => this.change(change),
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
    this.folding.folds = readFolds(this.keeper.before.folds);
    this.openOutline(this.keeper.before.isOutlined === true);
    this.camera.viewport.covering = this.details.element;
    this.openDetails(this.keeper.before.isUndetailed !== true);
    this.showStatus();
  }

  /** Takes a message of the extension, when what came before it is drawn. */
  receive(message: ToTopology): void {
    void this.changes.add(() => this.heed(message));
  }

  private async heed(message: ToTopology): Promise<void> {
    switch (message.type) {
      case 'landscape':
        await this.look(message);
        break;
      case 'reveal':
        this.chooser.reveal(message.target);
        break;
      case 'take':
        void this.take(message.order);
        break;
      case 'compare':
        this.compared.with(message.with);
        this.canvas.compare();
        break;
      case 'advice':
        this.canvas.takeAdvice(message.advice);
        break;
      case 'traffic':
        this.traffic.receive(message);
        this.details.measure(this.traffic.history);
        break;
      case 'routes':
      case 'talks':
        this.showArrows(this.routes.take(message));
        break;
      case 'details':
        this.details.learn(message.details);
        break;
    }
  }

  private async look(message: Extract<ToTopology, { readonly type: 'landscape' }>): Promise<void> {
    const { status, engine, kept = {} } = message;
    const landscape = reuseRecords(this.landscape, message.landscape);
    const isOtherEngine = this.layouts.turnTo(engine, kept);
    if (isOtherEngine) this.drawingKeeper.begin(engine, kept);
    const news = this.isFirst || isOtherEngine ? '' : newsOf(this.landscape, landscape);
    const { isOtherView, isOtherLayout } = this.choices.heed(message);
    this.landscape = landscape;
    this.status = status;
    this.details.look(landscape, message.kind);
    this.chooser.look(landscape);
    const wasFirst = this.isFirst;
    await workInTurns(this.draw(!isOtherView));
    if (news) this.announce(news);
    if (isOtherEngine && !wasFirst)
      this.camera.begin(this.layouts.camera, this.canvas.picture.bounds);
    else if (isOtherLayout && !this.isFirst) this.bringBack();
    this.save();
  }

  private async take(order: TakeOrder): Promise<void> {
    const { canvas, status, camera } = this;
    const { layout } = this.choices;
    const { visible } = camera.viewport;
    const { folds } = this.folding;
    const drawn = { ...canvas.taken, visible, engine: status.name, layout, folds };
    this.api.postMessage(await take(order, drawn));
  }

  /** A person changes something; false where that changes nothing. */
  private change(change: () => boolean, isKept = true): Promise<boolean> {
    return this.changes.add(async () => {
      if (!change()) return false;
      await workInTurns(this.draw(isKept));
      return true;
    });
  }

  private *draw(isKept: boolean): Steps<void> {
    if (!isKept) this.layouts.current.renew();
    const { landscape, camera } = this;
    const { layout, view } = this.choices;
    const { aspect } = camera.viewport;
    const { current } = this.layouts;
    const picture = yield* current.steps(layout, landscape, view, aspect, this.folding.folds);
    yield;
    this.canvas.take(picture, landscape);
    this.finder.look(landscape, picture);
    this.details.draw(picture);
    this.canvas.show();
    this.gestures.look();
    this.showStatus();
    if (this.isFirst && picture.panels.length) this.begin();
    else camera.keepFitted(picture.bounds);
    if (!this.drawing.hasStop) this.selection.stop();
    this.light();
  }

  /** Something else is searched for. */
  private sought(): void {
    if (this.canvas.seek()) {
      if (!this.drawing.hasStop) this.selection.stop();
      this.light();
    }
    this.save();
  }

  private showArrows(news: string): void {
    if (news) this.announce(news);
    this.canvas.show();
  }

  /** The first picture: as it was left, or all of it. */
  private begin(): void {
    this.selection.restore(this.keeper.before);
    this.details.restore(this.selection.targets);
    this.isFirst = false;
    this.camera.begin(this.layouts.camera, this.canvas.picture.bounds);
    this.selection.stop();
  }

  private showStatus(): void {
    const { toolbar, notice, drawing, landscape, status } = this;
    const { view, layout } = this.choices;
    const { picture } = this.canvas;
    showStatus({ toolbar, notice, drawing }, { landscape, status, view, layout, picture });
  }

  /** Moves the keyboard to the details of an element. */
  private openWith(item: Item): void {
    if (!item.target) return;
    if (!this.selection.has(item.target)) this.chooser.choose(item);
    if (!this.details.isOpen) this.openDetails(true);
    this.details.focus();
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

  private light(key?: string): void {
    this.selection.light(this.canvas.shown, this.details.scene, key);
    this.traffic.light(this.drawing.litKeys);
  }

  private changeView(view: TopologyView): void {
    this.choices.chooseView(view);
    void this.change(() => true, false);
  }

  /** Another layout of the same picture. */
  private async layOut(layout: TopologyLayout): Promise<void> {
    if (layout === this.choices.layout) return;
    this.choices.chooseLayout(layout);
    await this.change(() => true);
    this.bringBack();
    this.announce(layout === 'bus' ? t('Networks as bars') : t('Networks as panels'));
  }

  /** After everything went elsewhere: what is selected, else all of it, and the keyboard where it was. */
  private bringBack(): void {
    const { item } = this.selection;
    if (item && !this.camera.isFitted) this.camera.bring(item, 0);
    else this.fit(true);
  }

  private async arrange(): Promise<void> {
    await this.change(() => {
      this.layouts.current.arrange(this.choices.layout);
      return true;
    });
    this.fit(true);
    this.drawingKeeper.saveNow();
  }

  private fit(isGliding: boolean): void {
    this.camera.fit(this.canvas.picture.bounds, isGliding);
    this.save();
  }

  private fitShown(): void {
    if (this.canvas.shown === this.canvas.picture) this.fit(true);
    else this.camera.viewport.fit(this.canvas.shown.bounds, true);
  }

  private moved(): void {
    const { viewport } = this.camera;
    this.drawing.look(viewport.visible, levelFor(viewport.current.k, this.canvas.picture.density));
    this.gestures.look();
    this.save();
  }

  private resized(): void {
    this.camera.viewport.resized();
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
      folds: this.folding.folds,
    };
  }
}
