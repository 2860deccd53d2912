import { Uri } from 'vscode';
import type { LabId } from '../../labs/lab';

export const labScheme = 'docker-networks-lab';

/** The address of a lab’s text. */
export function labUri(id: LabId): Uri {
  return Uri.from({ scheme: labScheme, path: `/${id}.md` });
}
