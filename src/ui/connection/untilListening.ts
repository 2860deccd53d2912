import { setTimeout as delay } from 'node:timers/promises';
import type { Fix } from '../../diagnose/fixes';

/** Milliseconds that a program that was just started has to listen. */
const startTime = 1200;

/** What a fix has started needs a moment before it can be asked. */
export async function untilListening({ kind }: Fix): Promise<void> {
  if (kind === 'start' || kind === 'restart') await delay(startTime);
}
