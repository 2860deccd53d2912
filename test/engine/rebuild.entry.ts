// A process of its own that is killed while it makes a network again, or while it brings one back:
//   node rebuild.entry.js SOCKET FOLDER N before|during|after [restore]
// Ends by itself where there is no N-th call.
import { RebuildJournal } from '../../src/actions/rebuild/journal';
import { rebuild } from '../../src/actions/rebuild/rebuild';
import { restoreNetwork } from '../../src/actions/restoreNetwork';
import { interrupting, type Moment } from './interrupting';
import { changed, factsOf, planFor, productEngine } from './rebuildScene';

const [socket = '', folder = '', n = '', moment = 'before', what] = process.argv.slice(2);
const { signal } = new AbortController();

async function main(): Promise<void> {
  const journal = new RebuildJournal(folder);
  const engine = productEngine(socket);
  const kill = () => process.kill(process.pid, 'SIGKILL');
  const doomed = interrupting(engine, Number(n), moment as Moment, kill);
  if (what !== 'restore') {
    await rebuild(doomed, await planFor(socket, changed), journal, signal);
    return;
  }
  const { id } = await factsOf(engine);
  for (const plan of await journal.interrupted(id)) {
    await restoreNetwork(plan, journal).run(doomed, signal);
  }
}

void main();
