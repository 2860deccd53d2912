import type { Landscape } from '../../src/landscape/landscape';
import { emptyLandscape } from '../../src/landscape/landscape';
import { searchFor } from '../../src/landscape/search';
import type { Hits } from './hits';
import { hitsOf } from './hits';
import { onlyOf } from './only';
import type { Picture } from './rack/picture';
import { foundWords, hiddenWords, SearchBox } from './searchBox';

export interface FinderActions {
  /** Other things are found now, or only they are to be drawn. */
  readonly changed: () => void;
  /** Select the element with this key and bring it into sight. */
  readonly go: (key: string) => void;
  /** Back to the drawing. */
  readonly leave: () => void;
  readonly announce: (text: string) => void;
}

/** What is searched for; outlives a reload. */
export interface Sought {
  readonly text: string;
  readonly isOnly: boolean;
}

/** Typing is over when nothing came for so many milliseconds: then what was found is said. */
const pause = 600;

/** Searches the picture, and goes from hit to hit. */
export class Finder {
  private sought: Sought = { text: '', isOnly: false };
  private landscape: Landscape = emptyLandscape;
  private picture: Picture | undefined;
  private found: Hits | undefined;
  private selected: string | undefined;
  private frame = 0;
  private speaking = 0;
  readonly box = new SearchBox({
    search: text => this.type(text),
    step: by => this.step(by),
    setOnly: isOnly => this.set({ ...this.sought, isOnly }),
    leave: () => {
      this.clear();
      this.actions.leave();
    },
  });

  constructor(private readonly actions: FinderActions) {}

  get state(): Sought {
    return this.sought;
  }

  get isActive(): boolean {
    return this.sought.text.trim() !== '';
  }

  /** Keys of what is found; nothing while nothing is searched for. */
  get hits(): ReadonlySet<string> | undefined {
    return this.found?.keys;
  }

  /** How many are found in what is folded, by the keys of the cards. */
  get inside(): ReadonlyMap<string, number> | undefined {
    return this.found?.inside;
  }

  /** Searches another picture for the same. */
  look(landscape: Landscape, picture: Picture): void {
    this.landscape = landscape;
    this.picture = picture;
    this.find();
  }

  /** What is to be drawn of the picture that was looked at. */
  shownOf(picture: Picture): Picture {
    return this.found && this.sought.isOnly ? onlyOf(picture, this.found.keys) : picture;
  }

  /** Says which element is selected, as that is where stepping starts. */
  select(key: string | undefined): void {
    this.selected = key;
    this.show();
  }

  restore(sought: Sought | undefined): void {
    if (sought) this.sought = sought;
    this.find();
  }

  /** Draws all again, and still knows what was searched for. */
  showAll(): void {
    if (this.sought.isOnly) this.set({ ...this.sought, isOnly: false });
  }

  clear(): void {
    if (this.sought.text !== '') this.set({ text: '', isOnly: false });
  }

  /** Several letters in one frame are one search. */
  private type(text: string): void {
    this.sought = { text, isOnly: this.sought.isOnly && text.trim() !== '' };
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.set(this.sought));
    clearTimeout(this.speaking);
    this.speaking = window.setTimeout(() => this.say(), pause);
  }

  private set(sought: Sought): void {
    cancelAnimationFrame(this.frame);
    this.sought = sought;
    this.find();
    this.actions.changed();
  }

  private step(by: 1 | -1): void {
    if (this.frame) this.set(this.sought);
    const order = this.found?.order ?? [];
    const at = order.indexOf(this.selected ?? '');
    const next = at < 0 ? (by > 0 ? 0 : -1) : (at + by) % order.length;
    const key = order.at(next);
    clearTimeout(this.speaking);
    if (key === undefined) this.say();
    else this.actions.go(key);
  }

  private find(): void {
    this.frame = 0;
    const { picture, landscape } = this;
    this.found =
      this.isActive && picture
        ? hitsOf(searchFor(this.sought.text), landscape, picture)
        : undefined;
    this.show();
  }

  private show(): void {
    this.box.show({ ...this.sought, ...this.numbers });
  }

  /** Where among the hits the selected one is, for who cannot see it. */
  get place(): string {
    return this.numbers.at ? foundWords(this.numbers) : '';
  }

  private get numbers() {
    const { order = [], count = 0, hidden = 0 } = this.found ?? {};
    const at = order.indexOf(this.selected ?? '') + 1;
    // What is folded is one place to go to, however many are found in it.
    return { count: at ? order.length : count, at, hidden };
  }

  private say(): void {
    if (!this.isActive) return;
    const { count, hidden } = this.numbers;
    const words = [foundWords({ count, at: 0 }), hidden ? hiddenWords(hidden) : ''];
    this.actions.announce(words.filter(Boolean).join('. '));
  }
}
