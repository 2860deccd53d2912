import { l10n } from 'vscode';
import type { Engine } from '../engine/engine';
import { EngineError } from '../engine/engineError';
import type { LiveLandscape } from '../live/liveLandscape';

/**
 * The engine that is connected now.
 *
 * @throws EngineError where there is none.
 */
export function connectedEngine({ engine }: LiveLandscape): Engine {
  if (engine) return engine;
  throw new EngineError('unreachable', l10n.t('there is no connection at the moment'));
}
