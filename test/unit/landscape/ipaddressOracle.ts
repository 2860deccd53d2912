import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A Python that answers for as long as the tests run. */
export interface Oracle {
  /** Calls a function of `ipaddressOracle.py`; rejects when Python has ended. */
  readonly ask: (question: string, ...given: unknown[]) => Promise<unknown>;
  readonly end: () => void;
}

/** Starts `ipaddressOracle.py`. Where that fails, the first question rejects and says why. */
export function startOracle(python = 'python3'): Oracle {
  const child = spawn(python, ['test/unit/landscape/ipaddressOracle.py']);
  const waiting: Waiting[] = [];
  let complaint = '';
  let failure: Error | undefined;
  const fail = (reason: string) => {
    failure ??= new Error(`These tests compare with Python’s ipaddress, but ${reason}`);
    for (const question of waiting.splice(0)) question.reject(failure);
  };
  child.on('error', error => fail(`${python} cannot be started (${error.message}).`));
  child.on('close', () => fail(`${python} has ended: ${complaint}`));
  child.stderr.on('data', text => (complaint += String(text)));
  // Its end is reported by the events above.
  child.stdin.on('error', () => undefined);
  createInterface(child.stdout).on('line', line => waiting.shift()?.resolve(JSON.parse(line)));
  return {
    ask: (question, ...given) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify([question, ...given])}\n`);
      }),
    end: () => void child.kill(),
  };
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: Error) => void;
}
