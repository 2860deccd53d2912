import type { Landscape } from '../../src/landscape/landscape';
import type { FromTopology, Target } from '../../src/protocol/topology';
import { t } from '../l10n';
import type { Camera } from './camera';
import type { Details } from './details/details';
import type { Drawing } from './drawing';
import type { Finder } from './finder';
import type { Item } from './items';
import type { Selection } from './selection';

/** What choosing something has to do with. */
export interface ChooserParts {
  readonly drawing: Drawing;
  readonly camera: Camera;
  readonly selection: Selection;
  readonly details: Details;
  readonly finder: Finder;
}

export interface ChooserActions {
  /** Lights up what is selected; an element may stand for it that is not its own. */
  readonly light: (key: string | undefined) => void;
  readonly save: () => void;
  readonly say: (message: FromTopology) => void;
  readonly announce: (text: string) => void;
}

/** Selects what a person points at, in the drawing or elsewhere, and says so. */
export class Chooser {
  constructor(
    private readonly parts: ChooserParts,
    private readonly actions: ChooserActions,
  ) {}

  /** Selects an element, or nothing. */
  choose(item: Item | undefined, isClicked?: boolean): void {
    this.parts.selection.target = item?.target;
    this.select(item, isClicked);
    this.tell(item);
  }

  /** Selects a second container, or takes it out again. */
  add(item: Item, isClicked?: boolean): void {
    const { selection } = this.parts;
    if (!item.target) return;
    // What stands for several is none that could be one of two.
    const isMany = [item.target, selection.target].some(each => selection.isStandIn(each));
    if (isMany) selection.target = item.target;
    else selection.add(item.target);
    this.select(item, isClicked);
    this.tell(selection.has(item.target) ? item : selection.item);
  }

  /** Selects what a menu is opened on; opened on one of two it is about both. */
  mark(item: Item): void {
    const { selection } = this.parts;
    const isAmong = item.target && selection.isPair && selection.has(item.target);
    if (!isAmong) selection.target = item.target;
    this.select(item, true);
  }

  /** There is another landscape: what menus and details are about may be gone. */
  look(landscape: Landscape): void {
    const { selection, details, camera } = this.parts;
    if (!selection.leaveGone(landscape)) return;
    details.select(selection.targets);
    selection.tellMenus(camera.viewport.element);
  }

  /** Selects an element and brings it into sight. */
  goTo(item: Item | undefined): void {
    if (!item) return;
    this.choose(item);
    this.parts.camera.bring(item, 0.7);
  }

  /** The same by what it stands for, for which a search gives way. */
  goToTarget(target: Target): void {
    const { selection, finder } = this.parts;
    if (!selection.itemOf(target)) finder.showAll();
    this.goTo(selection.itemOf(target));
  }

  /** Selects it and brings it into sight without saying so: the extension asked for it. */
  reveal(target: Target): void {
    const { selection, finder, camera } = this.parts;
    selection.target = target;
    if (!selection.item) finder.showAll();
    const { item } = selection;
    if (item) camera.bring(item, 0.7);
    this.select(item);
  }

  private select(item: Item | undefined, isClicked?: boolean): void {
    const { drawing, details, selection, camera } = this.parts;
    if (item) drawing.setStop(item.key);
    this.actions.light(item?.key);
    details.select(selection.targets, isClicked);
    selection.tellMenus(camera.viewport.element);
    this.actions.save();
  }

  /** Says what is selected, to the extension and to who listens. */
  private tell(item: Item | undefined): void {
    const { drawing, details, finder, selection } = this.parts;
    const target = selection.isStandIn(item?.target) ? undefined : item?.target;
    this.actions.say({ type: 'select', target });
    const selected = item ? t('{0} is selected', drawing.nameOf(item)) : t('Nothing selected');
    const words = [finder.place, details.spoken || selected];
    this.actions.announce(words.filter(Boolean).join('. '));
  }
}
