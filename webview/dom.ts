// Small helpers to build elements. Text only ever goes through textContent and setAttribute.

export interface Parts {
  readonly class?: string;
  readonly text?: string;
  readonly title?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly (Node | undefined)[];
}

/** An element with its classes, attributes, text and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  parts: Parts = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (parts.class) made.className = parts.class;
  if (parts.text !== undefined) made.textContent = parts.text;
  if (parts.title !== undefined) made.title = parts.title;
  for (const [name, value] of Object.entries(parts.attributes ?? {})) {
    made.setAttribute(name, value);
  }
  for (const child of parts.children ?? []) if (child) made.append(child);
  return made;
}

/** Sets the text where it differs; an element without a text is not shown. */
export function setText(on: HTMLElement, text = ''): void {
  if (on.textContent !== text) on.textContent = text;
  on.hidden = text === '';
}

/** Sets the attribute where it differs, or takes it away. */
export function setAttribute(on: Element, name: string, value: string | undefined): void {
  if (value === undefined) on.removeAttribute(name);
  else if (on.getAttribute(name) !== value) on.setAttribute(name, value);
}

/** An id for an element that another one refers to. */
export function uniqueId(): string {
  return `id-${Math.random().toString(36).slice(2)}`;
}

/** Untrusted text that cannot reorder what stands beside it, whatever direction marks it has. */
export function isolated(text: string, className: string): HTMLElement {
  return element('span', { class: `${className} isolated`, text, attributes: { dir: 'auto' } });
}

/** The same for a name that may go on in the next line after one of the marks that its words are joined by. */
export function breakable(text: string, className: string): HTMLElement {
  const made = isolated('', className);
  text.split(/(?<=[_.-])/).forEach((part, index) => {
    if (index) made.append(element('wbr'));
    made.append(part);
  });
  return made;
}

/** An SVG element with its attributes. */
export function svgElement<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** What a screen reader says when its text changes. */
export function liveRegion(): HTMLElement {
  return element('div', { class: 'announcer', attributes: { 'aria-live': 'polite' } });
}
