import { l10n } from 'vscode';
import type { ComposeFinding } from '../../compose/findings';
import { plain } from './words';

/** Where Docker's documentation says more. */
export const composeLinks: Readonly<Record<ComposeFinding['kind'], string>> = {
  unused: 'https://docs.docker.com/reference/compose-file/networks/',
  undeclared: 'https://docs.docker.com/reference/compose-file/services/#networks',
  overlaps: 'https://docs.docker.com/engine/network/#subnet-allocation',
  overlapsWritten: 'https://docs.docker.com/engine/network/#subnet-allocation',
  publishedData: 'https://docs.docker.com/engine/network/port-publishing/',
  missing: 'https://docs.docker.com/reference/compose-file/networks/#external',
};

/** What is wrong at a place of a Compose file. */
export function composeProblemWords(finding: ComposeFinding): string {
  switch (finding.kind) {
    case 'unused':
      return l10n.t('No service is on “{0}”, so Compose leaves it out.', plain(finding.network));
    case 'undeclared':
      return l10n.t(
        '“{0}” is on the network “{1}”, which is not declared under “networks:”. Compose refuses such a file.',
        plain(finding.service),
        plain(finding.network),
      );
    case 'overlaps':
      return l10n.t(
        '{0} overlaps with the network “{1}” ({2}), which is on the engine. Only one of them can be.',
        plain(finding.subnet),
        plain(finding.network.name),
        plain(finding.network.subnets.map(({ subnet }) => subnet).join(', ')),
      );
    case 'overlapsWritten':
      return l10n.t(
        '{0} overlaps with the subnet of “{1}” in the same project. The engine refuses the second one.',
        plain(finding.subnet),
        plain(finding.network),
      );
    case 'publishedData':
      return l10n.t(
        '“{0}” keeps data, and port {1} is open to everyone who can reach this machine, past its firewall. Its neighbours on the network reach it without being published.',
        plain(finding.service),
        finding.port.containerPort,
      );
    case 'missing':
      return l10n.t(
        'The external network “{0}” is not on the engine. “docker compose up” fails without it.',
        plain(finding.name),
      );
  }
}
