import path from 'node:path';
import { projectRoot } from '../project';

/** The folder of files that go into the editor as they are. */
export function filesFolder(): string {
  return path.join(projectRoot(), 'test', 'lab', 'editor', 'files');
}
