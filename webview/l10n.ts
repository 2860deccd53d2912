/** What of a page is needed here: where texts are tried outside of one, they are in English. */
interface Surroundings {
  readonly document?: {
    readonly getElementById: (id: string) => { readonly textContent: string | null } | null;
  };
}

let translations: Readonly<Record<string, unknown>> | undefined;

/** The text in the person's language; `{0}`, `{1}` … stand for the arguments. */
export function t(text: string, ...args: readonly (string | number)[]): string {
  translations ??= read();
  const found = translations[text];
  const pattern = typeof found === 'string' && found ? found : text;
  return pattern.replace(/\{(\d+)\}/g, (whole, index: string) => {
    const value = args[Number(index)];
    return value === undefined ? whole : String(value);
  });
}

function read(): Readonly<Record<string, unknown>> {
  const { document } = globalThis as Surroundings;
  const json = document?.getElementById('l10n')?.textContent;
  if (!json) return {};
  const parsed: unknown = JSON.parse(json);
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
}
