import { l10n } from 'vscode';
import type { RunProblem, RunReason } from '../../actions/runProblems';
import { endpointSentence } from './draftWords';
import { refusalSentence } from './problems';
import { plain } from './words';

/** What is to be said about a container that is being typed. */
export function runSentence(problem: RunProblem): string {
  switch (problem.field) {
    case 'image':
    case 'name':
    case 'command':
    case 'ports':
      return reasonSentence(problem.reason);
    case 'aliases':
    case 'ipv4':
    case 'ipv6':
    case 'linkLocalIps':
    case 'mac':
    case 'gatewayPriority':
    case 'interfaceName':
    case 'driverOptions':
      return endpointSentence(problem.reason);
  }
}

function reasonSentence(reason: RunReason): string {
  switch (reason.kind) {
    case 'imageMissing':
      return l10n.t('Enter the name of an image.');
    case 'badImage':
      return l10n.t('This is no name of an image. An example: nginx:1.27');
    case 'imageUnknown':
      return l10n.t(
        'The container engine does not have the image “{0}”. Pull it first.',
        plain(reason.image),
      );
    case 'badName':
      return l10n.t(
        'A container’s name has at least two letters, digits, “_”, “.” or “-”, and begins with a letter or digit.',
      );
    case 'nameTaken':
      return refusalSentence({ kind: 'containerNameTaken', container: reason.container });
    case 'openQuote':
      return l10n.t('A quotation mark is not closed, or a backslash is the last character.');
    case 'shellOperators':
      return l10n.t(
        'No shell runs the command, so {0} is passed to the program as it is. With a shell: sh -c "…"',
        reason.operators.map(operator => `“${operator}”`).join(', '),
      );
    case 'badPort':
      return l10n.t('Enter a whole number from 1 to 65535.');
    case 'portMissing':
      return l10n.t('Enter the port inside the container, or remove the line.');
    case 'badProtocol':
      return l10n.t('Enter tcp, udp or sctp.');
    case 'badHostAddress':
      return l10n.t('This is no IP address. Leave it empty for all addresses of the host.');
    case 'portPublished':
      return l10n.t('“{0}” has published this port of the host.', plain(reason.container.name));
    case 'portTwice':
      return l10n.t('Another line publishes this port of the host already.');
    case 'portsUseless':
      return reason.isInternal
        ? l10n.t('This network is internal: published ports are not reached from outside.')
        : l10n.t(
            'Published ports have no effect with the driver {0}: containers have addresses of your physical network.',
            plain(reason.driver),
          );
  }
}
