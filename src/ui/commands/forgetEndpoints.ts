import { l10n } from 'vscode';
import { forgetEndpoint } from '../../actions/forgetEndpoint';
import type { StaleEndpoint } from '../../landscape/staleEndpoints';
import { isConfirmed } from '../announce';
import type { EngineParts } from '../parts';
import { tell, type Wording } from '../report';
import { runEach } from '../runEach';
import { nameList, plain } from '../text/words';

/** Makes containers forget networks that are gone, after saying what that is good for. */
export async function forgetAll(
  parts: EngineParts,
  stale: readonly StaleEndpoint[],
): Promise<void> {
  const { boundary, runner } = parts;
  const wording = forgetWording();
  const names = nameList(stale.map(item => ({ name: wording.name(item) })));
  const isWanted = await isConfirmed(
    parts,
    l10n.t('Disconnect by force from what does not exist any more?'),
    l10n.t(
      '{0}. The network was removed, but the container still names it, which keeps it from starting. Nothing is interrupted.',
      names,
    ),
    l10n.t('Force'),
    stale.flatMap(item => forgetEndpoint(item).cli),
  );
  if (!isWanted) return;
  const report = await runEach(runner, l10n.t('Disconnecting…'), stale, forgetEndpoint);
  void boundary.attempt(() => tell(parts, wording, report));
}

function forgetWording(): Wording<StaleEndpoint> {
  return {
    name: ({ container, endpoint }) => `${container.name} → ${endpoint.networkKey}`,
    one: ({ container, endpoint }) =>
      l10n.t(
        '“{0}” does not name “{1}” any more.',
        plain(container.name),
        plain(endpoint.networkKey),
      ),
    done: names => l10n.t('Disconnected: {0}.', names),
    failed: names => l10n.t('Still connected: {0}.', names),
  };
}
