import { Uri } from 'vscode';
import type { ContainerId } from '../../landscape/landscape';

/** The scheme of documents with the whole configuration of an nginx container. */
export const nginxScheme = 'docker-networks-nginx';

/** The address of such a document. The container's name is untrusted text, so it is cleaned. */
export function nginxUri({ id, name }: { readonly id: ContainerId; readonly name: string }): Uri {
  const folder = name.replace(/[^\p{L}\p{N} _.@-]/gu, '_').slice(0, 80);
  return Uri.from({ scheme: nginxScheme, path: `/${id}/${folder}/nginx.conf` });
}

/** The container that a document is about. */
export function containerOfUri(uri: Uri): ContainerId {
  return (uri.path.split('/')[1] ?? '') as ContainerId;
}
