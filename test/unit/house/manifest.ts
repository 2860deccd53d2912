/** The members of package.json that the house rules look at. */
export interface Manifest {
  readonly icon?: string;
  readonly engines?: { readonly vscode?: string };
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly contributes?: Contributes;
}

export interface Contributes {
  readonly commands?: readonly Command[];
  readonly menus?: Readonly<Record<string, readonly MenuItem[]>>;
  readonly submenus?: readonly { readonly id: string }[];
  readonly views?: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly viewsContainers?: Readonly<Record<string, readonly { readonly icon: string }[]>>;
  readonly configuration?: Configuration | readonly Configuration[];
}

export interface Command {
  readonly command: string;
  readonly title?: string;
  readonly category?: string;
  readonly icon?: unknown;
}

export interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

export interface Configuration {
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Gives every string in a JSON value with the path of keys to it, e.g. `contributes.menus.view/title.0.when`. */
export function* stringsOf(value: unknown, path = ''): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    yield* stringsOf(child, path ? `${path}.${key}` : key);
  }
}
