// Installs what a step of the tests needs on this machine:  node ensure.entry.js [engine] [browser]
import { ensureBrowserNeeds, ensureEngineNeeds } from './system';

async function main(names: readonly string[]): Promise<void> {
  if (names.includes('engine')) await ensureEngineNeeds();
  if (names.includes('browser')) await ensureBrowserNeeds();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
