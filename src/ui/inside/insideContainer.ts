import { l10n } from 'vscode';
import { EngineError } from '../../engine/engineError';
import { attachmentsOf } from '../../landscape/attachments';
import type { Container, ContainerId } from '../../landscape/landscape';
import { isUp } from '../../landscape/ways';
import { Refusal } from '../../actions/refusal';
import type { LiveLandscape } from '../../live/liveLandscape';

/**
 * The container as it is now.
 *
 * @throws EngineError `notFound` where it is gone; Refusal where it has no network because it does not run.
 */
export function insideContainer({ landscape }: LiveLandscape, id: ContainerId): Container {
  const container = attachmentsOf(landscape).container(id);
  if (!container) throw new EngineError('notFound', l10n.t('it was removed meanwhile'));
  if (!isUp(container)) throw new Refusal({ kind: 'notRunning', container });
  return container;
}
