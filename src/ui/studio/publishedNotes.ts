import { l10n } from 'vscode';
import { cliLine } from '../../actions/cliLine';
import { withoutPort } from '../../actions/withoutPort';
import type { Container } from '../../landscape/landscape';
import type { Site, Upstream } from '../../nginx/site/site';
import type { FormDetail, FormNote } from '../../protocol/form';
import { plain } from '../text/words';
import type { StudioScene } from './studioScene';

const copyAction = { run: 'copyRun:', compose: 'copyCompose:' } as const;

/** A back end that the host publishes, though nginx is what people are to come by. */
interface Published {
  readonly container: Container;
  readonly port: number;
  readonly hostPort: number;
}

/** What is said of back ends whose ports need not be published any more, with how that is done. */
export function publishedNotes(
  upstream: Upstream,
  { landscape }: StudioScene,
): readonly FormNote[] {
  return publishedIn(upstream, landscape.containers).map(({ container, port, hostPort }) => ({
    kind: 'note',
    id: `published.${container.id}.${port}`,
    severity: 'info',
    text: l10n.t(
      'The host publishes port {0} of “{1}” as {2}. Behind nginx nobody needs that any more, and it is a way around it. To make the container without it:',
      port,
      plain(container.name),
      hostPort,
    ),
    details: detailsOf(container, port),
  }));
}

/** What a button of such a note copies; undefined for other buttons. */
export function copiedText(
  id: string,
  { upstreams }: Site,
  { landscape }: StudioScene,
): string | undefined {
  const details = upstreams
    .flatMap(upstream => publishedIn(upstream, landscape.containers))
    .flatMap(({ container, port }) => detailsOf(container, port));
  return details.find(({ copy }) => copy.id === id)?.code;
}

function publishedIn({ servers }: Upstream, containers: readonly Container[]): Published[] {
  return servers.flatMap(({ host, port }) => {
    const container = containers.find(each => each.name.toLowerCase() === host.toLowerCase());
    const published = container?.ports.find(
      each => each.containerPort === port && each.protocol === 'tcp' && each.published,
    )?.published;
    return container && published ? [{ container, port, hostPort: published.port }] : [];
  });
}

function detailsOf(container: Container, port: number): FormDetail[] {
  const { run, compose } = withoutPort(container, port);
  const key = `${container.id}.${port}`;
  return [
    {
      label: l10n.t('docker run, with your other options added'),
      code: run.map(cliLine).join('\n'),
      copy: { id: `${copyAction.run}${key}`, label: l10n.t('Copy Command') },
    },
    {
      label: l10n.t('Compose, with your other lines added'),
      code: compose,
      copy: { id: `${copyAction.compose}${key}`, label: l10n.t('Copy Lines') },
    },
  ];
}
