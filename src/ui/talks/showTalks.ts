import { watchTalks } from '../../diagnose/inside/talkSampler';
import type { ShownTalks } from '../../protocol/arrows';
import { connectedEngine } from '../connectedEngine';
import { availableImage } from '../connection/testRun';
import type { Parts } from '../parts';
import { talkArrows, talkNote } from './talkArrows';

/**
 * Tells who talks to whom, again and again until the signal ends it.
 *
 * @throws EngineError; the signal's reason.
 */
export async function showTalks(
  { live }: Pick<Parts, 'live'>,
  show: (talks: ShownTalks) => void,
  signal: AbortSignal,
): Promise<void> {
  const image = await availableImage({ live }).catch(() => undefined);
  const landscape = () => live.landscape;
  await watchTalks(
    { engine: connectedEngine(live), image, landscape },
    reading => {
      const arrows = talkArrows(reading.talks, live.landscape);
      show({ isShown: true, arrows, note: talkNote(reading) });
    },
    signal,
  );
}
