// Measures what was promised:  npm run bench -- [--json FILE] [--write] [part...]
import { readFile, writeFile } from 'node:fs/promises';
import { benchEvents } from './events';
import { documentFile, documentOf } from './document';
import { type BenchPart, type Figure, isReached, tableOf } from './figure';
import { benchEditor } from './editor';
import { benchGrowth } from './growth';
import { benchLandscape } from './landscape';
import { benchNginxSite } from './nginxSite';
import { benchSizes } from './sizes';
import { benchTopology } from './topology';

/** What is measured, in this order. A further part is one more line. */
const parts: Readonly<Record<string, BenchPart>> = {
  sizes: benchSizes,
  editor: benchEditor,
  events: benchEvents,
  landscape: benchLandscape,
  growth: benchGrowth,
  nginx: benchNginxSite,
  topology: benchTopology,
};

async function main(args: readonly string[]): Promise<void> {
  const at = args.indexOf('--json');
  const file = at < 0 ? undefined : args[at + 1];
  const isWritten = args.includes('--write');
  const names = (at < 0 ? args : args.toSpliced(at, 2)).filter(name => name !== '--write');
  const unknown = names.filter(name => !(name in parts));
  if (unknown.length > 0 || (at >= 0 && file === undefined)) {
    throw new Error(`[--json FILE] [--write] [${Object.keys(parts).join('] [')}]`);
  }
  const figures: Figure[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(`measuring ${name}`);
    figures.push(...(await part()));
  }
  console.log(`\n${tableOf(figures)}`);
  const missed = figures.filter(figure => !isReached(figure));
  console.log(`\n${missed.length === 0 ? 'all aims reached' : `${missed.length} missed`}`);
  if (file !== undefined) await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
  if (isWritten) {
    // All figures at once say which are not measured any more.
    const before = names.length > 0 ? await readFile(documentFile(), 'utf8') : '';
    await writeFile(documentFile(), documentOf(figures, before));
  }
  process.exitCode = missed.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  // Agents of the lab keep their sockets for a while.
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
