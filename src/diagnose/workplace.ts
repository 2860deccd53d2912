import { capture } from '../engine/capture';
import type { Engine } from '../engine/engine';
import type { Container, ContainerId } from '../landscape/landscape';
import { workplaceLabel } from '../landscape/probeLabel';
import { startInside } from './helper';

/** Its presence says that somebody is still there. */
const sign = '/tmp/docker-networks-kept';

/** Ends when the sign was not made for so many rounds of so many seconds: with us it would not be removed either. */
const waitScript =
  'n=0; while [ "$n" -lt "$2" ]; do sleep "$3"; if [ -e "$1" ]; then rm -f "$1"; n=0; else n=$((n+1)); fi; done';

export interface WorkplaceTimes {
  /** Seconds of a round. */
  readonly round: number;
  /** Rounds without a sign after which it ends. */
  readonly rounds: number;
  /** Seconds between two signs: several fit into its patience, so that one that is lost ends nothing. */
  readonly keep: number;
}

const defaultTimes: WorkplaceTimes = { round: 20, rounds: 12, keep: 80 };

/** A container of ours that lives in another one's network namespace as long as it is kept. */
export interface Workplace {
  readonly id: ContainerId;
  /** Never throws. */
  remove(): Promise<void>;
}

/**
 * Starts one from an image with a shell, and keeps it until it is removed. When we are gone it ends by itself after a
 * few minutes, and the engine removes it.
 *
 * @throws EngineError; then nothing is left.
 */
export async function openWorkplace(
  engine: Engine,
  target: Container,
  image: string,
  signal: AbortSignal,
  { round, rounds, keep }: WorkplaceTimes = defaultTimes,
): Promise<Workplace> {
  const words = ['sh', '-c', waitScript, 'sh', sign, String(rounds), String(round)];
  const labels = { [workplaceLabel]: '' };
  const made = { image, command: words, labels, isWorkplace: true };
  const helper = await startInside(engine, target, made, signal);
  const { id } = helper;
  const keeping = setInterval(() => {
    void capture(engine, id, ['touch', sign]).catch(() => undefined);
  }, 1000 * keep).unref();
  return {
    id,
    remove: async () => {
      clearInterval(keeping);
      await helper.remove();
    },
  };
}
