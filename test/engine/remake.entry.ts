// A process of its own that is killed while it makes a container again:
//   node remake.entry.js SOCKET FOLDER N before|during|after
// Ends by itself where there is no N-th call.
import { RemakeJournal } from '../../src/actions/remake/journal';
import { remake } from '../../src/actions/remake/remake';
import { interrupting, type Moment } from './interrupting';
import { productEngine } from './rebuildScene';
import { remakeOf } from './remakeScene';

const [socket = '', folder = '', n = '', moment = 'before'] = process.argv.slice(2);

async function main(): Promise<void> {
  const kill = () => process.kill(process.pid, 'SIGKILL');
  const doomed = interrupting(productEngine(socket), Number(n), moment as Moment, kill);
  const { signal } = new AbortController();
  await remake(doomed, await remakeOf(socket), new RemakeJournal(folder), signal);
}

void main();
