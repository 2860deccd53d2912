import { l10n } from 'vscode';
import { cliLine } from '../../actions/cliLine';
import { fixesFor, type Fix } from '../../diagnose/fixes';
import type { OfferedPort } from '../../diagnose/ports';
import { declaredPorts, listeningPorts, servicePorts } from '../../diagnose/ports';
import { type Question, targetName, targetOf, typedHost } from '../../diagnose/question';
import { addressesToTry, usableNames } from '../../diagnose/scene';
import type { Link, LinkKind, Verdict } from '../../diagnose/verdict';
import type {
  ConnectionFix,
  ConnectionLink,
  ConnectionModel,
  ConnectionOffer,
  ConnectionTone,
} from '../../protocol/connection';
import { findingSentence } from '../text/findingWords';
import { fixLabel, fixText } from '../text/fixWords';
import { plainLines } from '../text/plainLines';
import { plain, portText } from '../text/words';
import { fixCode } from './fixes';
import type { TestState } from './testRun';

/** What the page shows of a test. */
export function testModel(state: TestState, isRunning: boolean, image: string): ConnectionModel {
  const { question } = state;
  const verdict = isRunning ? soFar(state.verdict) : state.verdict;
  const fixes = isRunning ? [] : fixesFor(verdict, question, state.scene);
  return {
    ...askedModel(question, state),
    isRunning,
    tone: toneOf(verdict, isRunning),
    ...sentences(verdict, question, isRunning),
    links: verdict.links.map(link => linkModel(link, question)),
    fixes: fixes.map((fix, index) => fixModel(fix, index, state, image)),
  };
}

/** What does not run needs no further look; all else may still be outweighed by what connects. */
function soFar(verdict: Verdict): Verdict {
  const isDown = verdict.links.some(({ kind, state }) => kind === 'running' && state === 'bad');
  return isDown ? verdict : { kind: 'pending', links: verdict.links };
}

/** What is said where nothing was tested: why. */
export function emptyModel(title: string, sentence: string, isRunning = false): ConnectionModel {
  return {
    ...{ title, sentence, isRunning, detail: '', links: [], fixes: [], hosts: [], ports: [] },
    ...{
      hostLabel: l10n.t('Name or address'),
      hostPlaceholder: '',
      isHostFixed: false,
      canSwap: false,
    },
    tone: isRunning ? 'pending' : 'unknown',
  };
}

/** `api → db` */
export function titleOf(question: Question): string {
  const { from, goal } = question;
  const to = goal.kind === 'place' ? `${goal.host}:${goal.port}` : targetName(question);
  return `${plain(from.name)} → ${plain(to)}`;
}

function askedModel(question: Question, { scene, seen }: TestState) {
  const { goal } = question;
  const to = targetOf(question);
  const names: readonly ConnectionOffer[] = usableNames(question, scene).map(value => ({ value }));
  const hasNames = goal.kind === 'container' || goal.kind === 'service';
  const addresses = hasNames ? addressesToTry(question, scene) : [];
  const listening = listeningPorts(seen.listeners ?? []);
  const declared = [
    ...(goal.kind === 'service' ? servicePorts(goal.service) : []),
    ...(to ? declaredPorts(to, scene.details(to.id)) : []),
  ];
  return {
    title: titleOf(question),
    hostLabel:
      goal.kind === 'published' ? l10n.t('At the host’s address') : l10n.t('Name or address'),
    hostPlaceholder: hasNames ? l10n.t('whatever address works') : '',
    isHostFixed: goal.kind === 'published',
    canSwap: goal.kind === 'container' && goal.container !== question.from,
    hosts: [...names, ...addresses.map(value => ({ value }))],
    ports: goal.kind === 'published' ? publishedOffers(question) : portOffers(listening, declared),
  };
}

function publishedOffers(question: Question): readonly ConnectionOffer[] {
  const ports = targetOf(question)?.ports ?? [];
  return ports.flatMap(port =>
    port.published ? [{ value: String(port.published.port), detail: portText(port) }] : [],
  );
}

function portOffers(
  listening: readonly OfferedPort[],
  declared: readonly OfferedPort[],
): readonly ConnectionOffer[] {
  const offers = new Map<string, ConnectionOffer>();
  for (const { port, protocol, process } of listening) {
    const who = process === undefined ? [] : [plain(process)];
    const detail = [protocol.toUpperCase(), l10n.t('listens'), ...who].join(' · ');
    offers.set(`${port}/${protocol}`, { value: String(port), detail });
  }
  for (const { port, protocol } of declared) {
    const key = `${port}/${protocol}`;
    const detail = [protocol.toUpperCase(), l10n.t('exposed')].join(' · ');
    if (!offers.has(key)) offers.set(key, { value: String(port), detail });
  }
  return [...offers.values()];
}

function toneOf(verdict: Verdict, isRunning: boolean): ConnectionTone {
  switch (verdict.kind) {
    case 'reaches':
      return verdict.warning ? 'warning' : 'good';
    case 'fails':
      return 'bad';
    case 'pending':
    case 'unknown':
      return isRunning ? 'pending' : 'unknown';
  }
}

/** The answer in a sentence, then why. */
export function sentences(verdict: Verdict, question: Question, isRunning: boolean) {
  const from = plain(question.from.name);
  const to = goalWords(question);
  const why = (finding: Verdict['fault']) => (finding ? findingSentence(finding, question) : '');
  switch (verdict.kind) {
    case 'reaches':
      return { sentence: l10n.t('{0} reaches {1}.', from, to), detail: why(verdict.warning) };
    case 'fails':
      return { sentence: l10n.t('{0} cannot reach {1}.', from, to), detail: why(verdict.fault) };
    case 'pending':
    case 'unknown': {
      if (isRunning)
        return { sentence: l10n.t('Testing whether {0} reaches {1}…', from, to), detail: '' };
      const [finding] = verdict.links
        .filter(({ state }) => state === 'unknown')
        .flatMap(({ findings }) => findings);
      const sentence = l10n.t('Whether {0} reaches {1} could not be told.', from, to);
      return { sentence, detail: why(finding) };
    }
  }
}

/** `db:5432`, as a person would say it; the host's port for what is published. */
function goalWords(question: Question): string {
  const { goal } = question;
  const suffix = `${goal.port}${goal.protocol === 'udp' ? '/udp' : ''}`;
  const shown = plain(typedHost(question) ?? targetName(question));
  const isAddress = shown.includes(':');
  const scheme = goal.speaks === undefined ? '' : `${goal.speaks}://`;
  const place = `${scheme}${isAddress ? `[${shown}]` : shown}:${suffix}`;
  if (goal.kind === 'published') return l10n.t('{0}, published on port {1}', shown, suffix);
  return place;
}

function linkModel({ kind, state, findings, evidence }: Link, question: Question): ConnectionLink {
  return {
    id: kind,
    title: linkTitle(kind),
    state,
    lines: findings.map(finding => findingSentence(finding, question)),
    evidence: evidence.map(({ run, said }) => ({ run: cliLine(run), said: plainLines(said) })),
  };
}

/** What a link is about. */
export function linkTitle(kind: LinkKind): string {
  switch (kind) {
    case 'running':
      return l10n.t('Running');
    case 'network':
      return l10n.t('Network between them');
    case 'name':
      return l10n.t('Name');
    case 'published':
      return l10n.t('Published port');
    case 'listening':
      return l10n.t('Listening');
    case 'connection':
      return l10n.t('Connection');
    case 'tls':
      return l10n.t('Encryption (TLS)');
    case 'answer':
      return l10n.t('Answer');
    case 'here':
      return l10n.t('From This Computer');
  }
}

function fixModel(fix: Fix, index: number, state: TestState, image: string): ConnectionFix {
  const label = fixLabel(fix, image);
  const text = fixText(fix);
  const code = fixCode(fix, state, image);
  return {
    id: String(index),
    ...(label === undefined ? {} : { label }),
    ...(text === undefined ? {} : { text }),
    ...(code === undefined ? {} : { code }),
  };
}
