import { Uri } from 'vscode';
import type { ContainerId } from '../../landscape/landscape';

export const insideScheme = 'docker-networks-inside';

/** What a document shows of a container's network: who is connected, or how it is set up. */
export type InsideKind = 'connections' | 'interfaces';

export interface InsidePlace {
  readonly kind: InsideKind;
  readonly id: ContainerId;
}

/** The address of a document. `title` is what its tab shows: text from the engine, so it is cleaned. */
export function insideUri({ kind, id }: InsidePlace, title: string): Uri {
  const name = title.replace(/[^\p{L}\p{N} _.@-]/gu, '_').slice(0, 80);
  return Uri.from({ scheme: insideScheme, path: `/${kind}/${id}/${name}` });
}

export function insidePlace({ scheme, path }: Uri): InsidePlace | undefined {
  const [, kind, id] = path.split('/');
  if (scheme !== insideScheme || !id) return undefined;
  if (kind !== 'connections' && kind !== 'interfaces') return undefined;
  return { kind, id: id as ContainerId };
}
