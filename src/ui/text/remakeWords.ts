import { l10n } from 'vscode';
import type { Remake } from '../../actions/remake/prepare';
import type { PortToPublish } from '../../landscape/containerToRun';
import { isSame } from '../../landscape/isSame';
import { portMapping } from '../../landscape/portMapping';
import { list, record } from '../../landscape/fields';
import { unsaidSettings } from '../../landscape/unsaidSettings';
import { nameList, plain, someOf } from './words';

/** As many ports, files or settings are named. */
const mostNamed = 6;

/** What making a container again does, a line each: what is different, what is kept, and what is not. */
export function remakeSteps(remake: Remake): readonly string[] {
  const { plan, written, isOldImage, recipe, facts } = remake;
  const name = plain(plan.name);
  return [
    plan.isActive
      ? l10n.t(
          '“{0}” is stopped, which may take {1} s, and started as a new container: meanwhile nobody reaches it, and its connections break.',
          name,
          stopTime(remake),
        )
      : l10n.t('“{0}” does not run; nothing is interrupted.', name),
    ...changes(remake),
    ...kept(remake),
    writtenSentence(remake, written),
    ...(isOldImage
      ? [
          l10n.t(
            'The name “{0}” means another image by now; the container keeps the one that it has.',
            plain(recipe.image, 60),
          ),
        ]
      : []),
    ...(facts.isPodman ? podmanSentences(remake) : []),
    ...unsaid(remake),
  ];
}

/** Seconds that it is given; 10 where nobody said it. */
function stopTime({ body }: Remake): number {
  const seconds = body['StopTimeout'];
  return typeof seconds === 'number' ? seconds : 10;
}

function changes({ wish, published, ports, endpoints }: Remake): readonly string[] {
  return [
    ...(wish.networks
      ? [
          l10n.t(
            'It leaves the host’s network for {0}. What listens on the host’s loopback address is no longer reached by it.',
            nameList(endpoints.map(({ network }) => ({ name: network }))),
          ),
        ]
      : []),
    ...(isSame(published, ports)
      ? []
      : [l10n.t('Published: {0}. Before: {1}.', portList(ports), portList(published))]),
  ];
}

/** `8080:80, 127.0.0.1:5432:5432`, or that there are none. */
export function portList(ports: readonly PortToPublish[]): string {
  return ports.length === 0
    ? l10n.t('no port')
    : someOf(ports, mostNamed, port => plain(portMapping(port)));
}

function kept({ inspected, endpoints, wish }: Remake): readonly string[] {
  const volumes = list(record(inspected)['Mounts']).length;
  return [
    volumes === 0
      ? l10n.t('All other settings are kept.')
      : l10n.t('All other settings are kept, and so are its volumes and mounts ({0}).', volumes),
    ...(wish.networks || endpoints.length === 0
      ? []
      : [
          l10n.t(
            'It is on {0} again, with the same names and fixed addresses.',
            nameList(endpoints.map(({ network }) => ({ name: network }))),
          ),
        ]),
  ];
}

function writtenSentence({ plan }: Remake, written: readonly string[] | undefined): string {
  const keptName = plain(plan.keptName);
  if (written === undefined) {
    return l10n.t(
      'What it wrote outside of volumes stays in “{0}”, which is kept, stopped.',
      keptName,
    );
  }
  if (written.length === 0) {
    return l10n.t(
      'It wrote nothing outside of volumes. The one before is kept as “{0}”, stopped.',
      keptName,
    );
  }
  return l10n.t(
    'Not taken along are files that it wrote outside of volumes: {0} ({1}). They stay in “{2}”, which is kept, stopped.',
    written.length,
    someOf(written, 3, path => plain(path, 40)),
    keptName,
  );
}

function podmanSentences({ plan, endpoints }: Remake): readonly string[] {
  const fixed = endpoints.flatMap(({ settings }) => settings.fixedIpv4 ?? settings.fixedIpv6 ?? []);
  return [
    ...(fixed.length > 0
      ? [
          l10n.t(
            'Podman does not tell whether its addresses were chosen: they are fixed from now on ({0}).',
            fixed.join(', '),
          ),
        ]
      : []),
    ...(plan.restart
      ? [
          l10n.t(
            'Podman may start “{0}” when the machine starts. Remove it before then.',
            plain(plan.keptName),
          ),
        ]
      : []),
  ];
}

function unsaid(remake: Remake): readonly string[] {
  const names = unsaidSettings(remake.body.HostConfig);
  return names.length === 0
    ? []
    : [
        l10n.t(
          'The docker command does not say all of it. Taken over as well: {0}.',
          names.join(', '),
        ),
      ];
}
