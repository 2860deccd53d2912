// Waits for the end of the process that started it, then takes away what that one left behind.
import { createInterface } from 'node:readline';
import type { KeeperMessage } from './keeper';
import { thaw, undo, type Trace } from './undo';

const traces = new Map<number, Trace>();

createInterface({ input: process.stdin })
  .on('line', line => {
    const { id, trace } = JSON.parse(line) as KeeperMessage;
    if (trace) traces.set(id, trace);
    else traces.delete(id);
  })
  .on('close', () => void clean());

async function clean(): Promise<void> {
  const left = [...traces.values()].reverse();
  for (const trace of left) if (trace.kind === 'cgroup') thaw(trace.name);
  for (const trace of left) await undo(trace).catch(() => undefined);
}
