// A process of its own that is killed while it splits a network, or while it makes one flat again:
//   node split.entry.js SOCKET FOLDER N before|during|after [undo]
// Ends by itself where there is no N-th call.
import { SplitJournal } from '../../src/actions/split/splitJournal';
import { splitNetwork, unsplitNetwork } from '../../src/actions/split/splitNetwork';
import { interrupting, type Moment } from './interrupting';
import { factsOf, productEngine } from './rebuildScene';
import { splitPlanNow } from './splitScene';
import { freshLandscape } from './watched';

const [socket = '', folder = '', n = '', moment = 'before', what] = process.argv.slice(2);
const { signal } = new AbortController();

async function main(): Promise<void> {
  const journal = new SplitJournal(folder);
  const engine = productEngine(socket);
  const kill = () => process.kill(process.pid, 'SIGKILL');
  const doomed = interrupting(engine, Number(n), moment as Moment, kill);
  const { id } = await factsOf(engine);
  const landscape = await freshLandscape(socket);
  if (what !== 'undo') {
    await splitNetwork(landscape, await splitPlanNow(socket), id, journal).run(doomed, signal);
    return;
  }
  for (const record of await journal.interrupted(id)) {
    await unsplitNetwork(landscape, record, journal).run(doomed, signal);
  }
}

void main();
