import { Disposable, l10n } from 'vscode';
import { readNginxFacts } from '../../actions/nginxFacts';
import type { Engine } from '../../engine/engine';
import { EngineError } from '../../engine/engineError';
import { attachmentsOf } from '../../landscape/attachments';
import { canJoinNetworks } from '../../landscape/contextWords';
import { isActive } from '../../landscape/isActive';
import type { Container, Landscape } from '../../landscape/landscape';
import type { LiveLandscape } from '../../live/liveLandscape';
import { isNginx } from '../../landscape/isNginx';
import type { NginxFacts } from '../../nginx/site/siteFor';
import type { Applier } from '../apply/applier';
import { connectedEngine } from '../connectedEngine';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { containerChoice, pickOne, pickSome } from '../picks';
import { containersOf } from '../targets';
import { ConfigProblems } from '../studio/configProblems';
import { Studio } from '../studio/studio';
import type { StudioScene } from '../studio/studioScene';
import { askPorts } from './askPorts';
import { targetsFor } from './targetsFor';

/** Opens the nginx studio for the chosen containers: a form, and its text beside it. */
export function registerGenerateNginx(parts: Parts, applier: Applier): Disposable {
  const { boundary, forms, live } = parts;
  const problems = new ConfigProblems(boundary);
  const command = boundary.command(commands.nginxGenerate, async (...args) => {
    const clicked = containersOf(targetsFor(parts, args));
    const chosen = clicked.length > 0 ? clicked : await askContainers(live.landscape);
    if (!chosen) return;
    const proxies = proxyCandidates(live.landscape, chosen);
    const backends = await askPorts(
      parts,
      chosen.filter(container => !proxies.chosen.includes(container)),
    );
    if (!backends) return;
    const proxy = await askProxy(proxies);
    if (proxy === undefined) return;
    const engine = connectedEngine(live);
    const facts = proxy && isActive(proxy) ? await readFacts(engine, proxy) : undefined;
    const studio = new Studio(parts, applier, {
      containers: backends,
      preset: backends.length > 1 ? 'balanced' : 'production',
      scene: () => sceneNow(live, proxy ?? undefined, facts),
      problems,
    });
    // One that is being worked on has its text already.
    if (forms.open(studio.definition)) await studio.open();
  });
  return Disposable.from(problems, command);
}

/** A container that cannot be asked is no reason to do without a configuration. */
async function readFacts(engine: Engine, proxy: Container): Promise<NginxFacts | undefined> {
  try {
    return await readNginxFacts(engine, proxy);
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}

function sceneNow(
  { landscape }: LiveLandscape,
  proxy: Container | undefined,
  facts: NginxFacts | undefined,
): StudioScene {
  const now = proxy && attachmentsOf(landscape).container(proxy.id);
  return { landscape, proxy: now ?? proxy, facts };
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
