// Writes XML: the only way from a text into a picture's file.

declare const brand: unique symbol;
/** Text that is XML already. */
export type Xml = string & { readonly [brand]: 'Xml' };

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; attributes that are undefined are left out, and numbers have no more than two decimals. */
export function tag(name: string, attributes: Attributes, ...children: readonly Xml[]): Xml {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(valueText(value))}"`],
  );
  const start = `<${name}${written.join('')}`;
  return (children.length ? `${start}>${children.join('')}</${name}>` : `${start}/>`) as Xml;
}

/** A text, whatever it holds; what XML has no way to write is a blank. */
export function text(value: string): Xml {
  return escaped(value) as Xml;
}

/** A number with no more than two decimals. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function valueText(value: string | number): string {
  return typeof value === 'number' ? String(round(value)) : value;
}

function escaped(value: string): string {
  return value
    .replaceAll(/[^\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
    .replaceAll(/[\u007f-\u009f]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
