import { type Attachment, attachmentsOf } from '../../../src/landscape/attachments';
import { canJoinNetworks, isStartable } from '../../../src/landscape/contextWords';
import type { Container } from '../../../src/landscape/landscape';
import { isUp } from '../../../src/landscape/ways';
import type { Obstacle } from '../../../src/landscape/reach';
import type { Target } from '../../../src/protocol/topology';
import { t } from '../../l10n';
import { doorsOf } from '../rack/doors';
import { healthWord, scopeWords, stateWord } from '../words';
import { ownObstacle, reachedBy, reachersOf, unreachedBy } from './answers';
import { endpointFacts } from './endpointFacts';
import { reachSections } from './reachSections';
import type { Scene } from './scene';
import { containerTraffic } from './trafficSections';
import type { Fact, Section, Sheet, SheetButton } from './sheet';
import { addressWithPort, targetOf } from './texts';
import { frozenWords } from './wayWords';

/** All about a container: where it is, whom it reaches, who reaches it, and whom it does not reach and why. */
export function containerSheet(scene: Scene, container: Container): Sheet {
  const target = targetOf(container);
  const reached = reachedBy(scene, container);
  const reachers = reachersOf(scene, container);
  const unreached = unreachedBy(scene, container);
  const own = ownObstacle(container, unreached);
  return {
    key: `c ${container.id}`,
    title: container.name,
    kind: kindOf(container),
    answer: own
      ? [ownSentence(own)]
      : [
          countsSentence(reached.length, reachers.length),
          ...frozenWords({ frozen: frozen(container) }),
        ],
    buttons: buttonsOf(scene, container, target),
    sections: [
      ...attachmentsOf(scene.landscape)
        .on(container.id)
        .map(attachment => endpointSection(scene, attachment)),
      ...containerTraffic(scene, container),
      ...portSections(scene, container),
      ...(own ? [] : reachSections(scene, container, { reached, reachers, unreached })),
    ],
  };
}

/** The main answer about a container: `Reaches 3, is reached by 2`. */
export function reachAnswer(scene: Scene, container: Container): string {
  return countsSentence(reachedBy(scene, container).length, reachersOf(scene, container).length);
}

function countsSentence(reaches: number, isReachedBy: number): string {
  return t('Reaches {0}, is reached by {1}.', reaches, isReachedBy);
}

function ownSentence({ kind }: Obstacle): string {
  return kind === 'noNetwork'
    ? t('It is on no network: it reaches nobody, and nobody reaches it.')
    : t('It does not run: it reaches nobody, and nobody reaches it.');
}

function frozen(container: Container): Container[] {
  return container.state === 'paused' ? [container] : [];
}

function kindOf({ image, state, health }: Container): string {
  const words = [stateWord(state), ...(health && state === 'running' ? [healthWord(health)] : [])];
  return [image, words.join(', ')].join(' · ');
}

function buttonsOf({ traffic }: Scene, container: Container, target: Target): SheetButton[] {
  const button = (label: string, action: SheetButton['action']) => ({
    label,
    action,
    targets: [target],
  });
  return [
    ...(isStartable(container) ? [button(t('Start'), 'start')] : []),
    ...(canJoinNetworks(container) ? [button(t('Connect to Network…'), 'connectContainers')] : []),
    button(t('Test Connection…'), 'testConnection'),
    ...(!traffic && isUp(container) ? [button(t('Show Traffic'), 'showTraffic')] : []),
    button(t('Inspect'), 'inspect'),
  ];
}

function endpointSection(scene: Scene, attachment: Attachment): Section {
  const { container, network } = attachment;
  return {
    kind: 'facts',
    title: network.name,
    facts: endpointFacts(scene, attachment),
    target: { kind: 'endpoint', containerId: container.id, networkId: network.id },
  };
}

function portSections(scene: Scene, container: Container): Section[] {
  const published = doorsOf(container).map(
    ({ port, containerPort, protocol, addresses, scope }): Fact => ({
      label: `${port} → ${containerPort}/${protocol}`,
      value:
        scope === 'address'
          ? addresses.map(address => addressWithPort(address, port)).join(', ')
          : scopeWords(scope),
    }),
  );
  const isPublished = new Set(
    container.ports.flatMap(port => (port.published ? [portText(port)] : [])),
  );
  const exposed = [...container.ports, ...(scene.details(container.id)?.exposed ?? [])]
    .map(portText)
    .filter(text => !isPublished.has(text));
  const facts = [
    ...published,
    ...(exposed.length > 0
      ? [{ label: t('Exposed only'), value: [...new Set(exposed)].join(', '), isCode: true }]
      : []),
  ];
  return facts.length > 0 ? [{ kind: 'facts', title: t('Published ports'), facts }] : [];
}

function portText(port: { readonly containerPort: number; readonly protocol: string }): string {
  return `${port.containerPort}/${port.protocol}`;
}
