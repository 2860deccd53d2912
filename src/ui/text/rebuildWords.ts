import { l10n } from 'vscode';
import {
  lostSettings,
  type LostSetting,
  type PlannedEndpoint,
  type RebuildPlan,
} from '../../actions/rebuild/plan';
import type { RebuildError } from '../../actions/rebuild/rebuildError';
import type { EngineFacts } from '../../landscape/engineFacts';
import type { Network } from '../../landscape/landscape';
import { isCancellation } from '../cancellation';
import { nameList, plain, someLines, someOf } from './words';

/** As many containers are told about in one respect. */
const mostDescribed = 6;

/** What changing a network does, step by step. `sentence` says what the engine said. */
export function rebuildSteps(
  network: Network,
  plan: RebuildPlan,
  facts: EngineFacts,
): readonly string[] {
  const { endpoints } = plan;
  const named = endpoints.map(({ containerName }) => ({ name: containerName }));
  const name = plain(network.name);
  const floating = endpoints.filter(
    ({ isActive, before }) =>
      isActive && before.fixedIpv4 === undefined && before.fixedIpv6 === undefined,
  );
  const moves =
    endpoints.length === 0 ? [] : [l10n.t('Connected to it again: {0}.', nameList(named))];
  const cuts =
    endpoints.length === 0
      ? [l10n.t('No container is on it; nothing is interrupted.')]
      : [interruption(plan)];
  return [
    ...cuts,
    l10n.t('“{0}” is removed and created again with these settings.', name),
    ...moves,
    ...(floating.length > 0
      ? [
          l10n.t(
            'Addresses that the engine chose may change: {0}.',
            someOf(
              floating,
              mostDescribed,
              ({ containerName, addresses }) => `${plain(containerName)} ${addresses.join(' ')}`,
            ),
          ),
        ]
      : []),
    ...someLines(
      floating.length > 0 ? endpoints.flatMap(unheldSentence) : [],
      mostDescribed,
      String,
    ),
    ...someLines(lostSettings(plan, facts), mostDescribed, lostSentence),
    ...(facts.isPodman
      ? [
          l10n.t(
            'Podman does not tell which driver options, address ranges and reserved addresses a network has, nor fixed addresses of containers: they are lost.',
          ),
        ]
      : []),
    ...(network.project === undefined
      ? []
      : [
          l10n.t(
            'Compose made it for the project “{0}”. Change its file, too, or “docker compose up” may change it back.',
            plain(network.project),
          ),
        ]),
  ];
}

/** Who is without the network for a moment. */
function interruption({ endpoints }: RebuildPlan): string {
  const running = endpoints.filter(({ isActive }) => isActive);
  return running.length === 0
    ? l10n.t('Only stopped containers are on it; nothing is interrupted.')
    : l10n.t(
        'Without this network for a moment, and with broken connections: {0}.',
        nameList(running.map(({ containerName }) => ({ name: containerName }))),
      );
}

/** Only running containers hold their addresses: what a stopped one asked for may be given to another. */
function unheldSentence({ isActive, containerName, after }: PlannedEndpoint): readonly string[] {
  const address = after.fixedIpv4 ?? after.fixedIpv6;
  return isActive || address === undefined
    ? []
    : [
        l10n.t(
          '“{0}” is stopped, so its fixed address {1} may be given to another one meanwhile.',
          plain(containerName),
          address,
        ),
      ];
}

function lostSentence({ container, setting, value }: LostSetting): string {
  return setting === 'mac'
    ? l10n.t(
        '“{0}” gets another MAC address: this engine cannot keep {1}.',
        plain(container),
        value,
      )
    : l10n.t(
        '“{0}” loses its fixed address {1}, which does not fit any more.',
        plain(container),
        value,
      );
}

/** How a change ended that did not go through. `said` is why, as a sentence. */
export function rebuildSentence(error: RebuildError, said: string): string {
  const { network, cause, remainder, isRemoval } = error;
  const name = plain(network);
  if (remainder) {
    return remainder.missing.length > 0
      ? l10n.t(
          '“{0}” could not be brought back for {1}. {2}',
          name,
          nameList(remainder.missing.map(missing => ({ name: missing }))),
          said,
        )
      : l10n.t('“{0}” could not be brought back. {1}', name, said);
  }
  if (isCancellation(cause)) return l10n.t('Cancelled. “{0}” is as it was.', name);
  return isRemoval
    ? l10n.t('“{0}” could not be removed, and is as it was. {1}', name, said)
    : l10n.t('“{0}” could not be changed, and is as it was. {1}', name, said);
}
