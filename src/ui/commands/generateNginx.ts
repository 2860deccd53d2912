import { type Disposable, l10n } from 'vscode';
import { canJoinNetworks } from '../../landscape/contextWords';
import type { Container, Landscape } from '../../landscape/landscape';
import { isNginx } from '../../landscape/isNginx';
import { labelOf } from '../../nginx/labelOf';
import type { Applier } from '../apply/applier';
import { openForm } from '../forms/openForm';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { containerChoice, pickOne, pickSome } from '../picks';
import { choiceWithin, containersOf } from '../targets';
import { plain } from '../text/words';
import type { ConfigProblems } from '../studio/configProblems';
import { Studio } from '../studio/studio';
import { readScene } from '../studio/readScene';
import { askPorts } from './askPorts';
import { targetsFor } from './targetsFor';

/** Opens the nginx studio for the chosen containers: a form, and its text beside it. */
export function registerGenerateNginx(
  parts: Parts,
  applier: Applier,
  problems: ConfigProblems,
): Disposable {
  const { boundary, forms, live } = parts;
  return boundary.command(commands.nginxGenerate, async (...args) => {
    const found = targetsFor(parts, args);
    const clicked = containersOf(found);
    const chosen =
      clicked.length > 0 ? clicked : await askContainers(choiceWithin(live.landscape, found));
    if (!chosen) return;
    const proxies = proxyCandidates(live.landscape, chosen);
    const backends = await askPorts(
      parts,
      chosen.filter(container => !proxies.chosen.includes(container)),
    );
    if (!backends) return;
    const proxy = await askProxy(proxies);
    if (proxy === undefined) return;
    const scene = await readScene(live, proxy ?? undefined);
    const [first] = backends;
    const studio = new Studio(parts, applier, {
      key: `nginx:${backends.map(({ container }) => container.id).join()}`,
      title: l10n.t('nginx for {0}', plain(first?.container.name ?? '', 40)),
      // The same whatever the form says: a new name would change the first line of the text.
      name: labelOf(first?.container.name ?? ''),
      from: {
        kind: 'new',
        containers: backends,
        preset: backends.length > 1 ? 'balanced' : 'production',
      },
      scene,
      problems,
    });
    // One that is being worked on has its text already.
    if (openForm(forms, studio.definition)) await studio.open();
  });
}

interface Proxies {
  /** nginx containers among the chosen ones, with others that they shall pass requests to. */
  readonly chosen: readonly Container[];
  readonly others: readonly Container[];
}

function proxyCandidates({ containers }: Landscape, chosen: readonly Container[]): Proxies {
  const marked = chosen.filter(isNginx);
  const isProxyMarked = marked.length > 0 && marked.length < chosen.length;
  return {
    chosen: isProxyMarked ? marked : [],
    others: containers.filter(container => isNginx(container) && !chosen.includes(container)),
  };
}

/** The nginx container; null when there is none yet; undefined when the person changes their mind. */
async function askProxy({ chosen, others }: Proxies): Promise<Container | null | undefined> {
  const candidates = chosen.length > 0 ? chosen : others;
  const [only] = candidates;
  if (!only) return null;
  if (candidates.length === 1) return only;
  return pickOne<Container | null>(
    l10n.t('Which nginx shall use this configuration?'),
    [
      ...candidates.map(container => containerChoice(container)),
      { value: null, label: l10n.t('Another one, or none yet') },
    ],
    '',
  );
}

function askContainers({ containers }: Landscape): Promise<readonly Container[] | undefined> {
  return pickSome(
    l10n.t('nginx shall pass requests to which containers?'),
    containers
      .filter(container => canJoinNetworks(container) && !isNginx(container))
      .map(container => containerChoice(container)),
    l10n.t('There is no container that nginx could pass requests to.'),
  );
}
