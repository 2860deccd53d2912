interface View<Item> {
  readonly element: HTMLElement;
  readonly update: (item: Item) => void;
}

/** The children of an element, one for each item; what stays is updated and never moved, so that it keeps the focus. */
export class Keyed<Item, V extends View<Item>> {
  private readonly views = new Map<string, V>();

  constructor(
    private readonly parent: HTMLElement,
    private readonly keyOf: (item: Item) => string,
    private readonly create: (item: Item) => V,
  ) {}

  /** The views in the order of the items. */
  get all(): V[] {
    return [...this.views.values()];
  }

  show(items: readonly Item[]): void {
    const old = new Map(this.views);
    this.views.clear();
    for (const item of items) {
      const key = this.freeKey(this.keyOf(item));
      this.views.set(key, old.get(key) ?? this.create(item));
    }
    for (const [key, view] of old) if (!this.views.has(key)) view.element.remove();
    this.all.forEach((view, index) => {
      const here = this.parent.children[index];
      if (here !== view.element) this.parent.insertBefore(view.element, here ?? null);
      const item = items[index];
      if (item !== undefined) view.update(item);
    });
  }

  /** Two items of the same key are both shown. */
  private freeKey(key: string): string {
    return this.views.has(key) ? this.freeKey(`${key}'`) : key;
  }
}
