import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { list } from '../../landscape/fields';
import { isSame } from '../../landscape/isSame';
import { fileNameFor } from '../planJournal';
import { writeWhole } from '../wholeFile';
import { isSplitRecord, type SplitRecord } from './splitRecord';

/** So many splits of an engine can be undone. */
const most = 20;

/** The splits that went through, in a folder of our own: undoing one may be wanted days later. */
export class SplitHistory {
  constructor(private readonly folder: string) {}

  /** Those of an engine, the newest first. */
  async of(engineId: string): Promise<readonly SplitRecord[]> {
    try {
      const found = list(JSON.parse(await readFile(this.file(engineId), 'utf8')));
      return found.filter(isSplitRecord);
    } catch {
      // None yet, or never whole.
      return [];
    }
  }

  async add(record: SplitRecord): Promise<void> {
    const known = await this.of(record.engineId);
    await this.write(record, [record, ...known].slice(0, most));
  }

  /** It was undone, or can be no more. */
  async remove(record: SplitRecord): Promise<void> {
    const known = await this.of(record.engineId);
    await this.write(
      record,
      known.filter(each => !isSame(each, record)),
    );
  }

  private async write({ engineId }: SplitRecord, all: readonly SplitRecord[]): Promise<void> {
    const file = this.file(engineId);
    if (all.length === 0) await rm(file, { force: true });
    else await writeWhole(file, JSON.stringify(all));
  }

  private file(engineId: string): string {
    return path.join(this.folder, fileNameFor(engineId, 'splits'));
  }
}
