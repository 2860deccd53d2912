import { l10n } from 'vscode';
import type { Container } from '../../landscape/landscape';
import type { LinkKind, LinkState, Verdict } from '../../diagnose/verdict';
import { isFailure } from '../apply/checkRoutes';
import type { TestedRoute } from '../routes/testedRoutes';
import { findingSentence } from './findingWords';
import { destinationSentences, routeLabel, targetWord } from './routeWords';
import { nameList, plain } from './words';

/** Whether requests of a route get where they should; undefined where that could not be told. */
export function worksTested({ destination, tried, answer }: TestedRoute): boolean | undefined {
  if (answer && isFailure(answer)) return false;
  if (tried?.verdict.kind === 'fails' || destination.kind === 'broken') return false;
  if (answer?.status !== undefined || tried?.verdict.kind === 'reaches') return true;
  return undefined;
}

/** `shop.localhost/api/ → api:3000`. */
export function testedTitle({ route, destination }: TestedRoute): string {
  return `${routeLabel(route)} → ${targetWord(destination.target)}`;
}

/** What nginx answered through it: `HTTP 200 from “shop-api”`. */
export function answerWords({ answer }: TestedRoute): string {
  if (!answer) return l10n.t('no request sent');
  const { status, seen, failure } = answer;
  if (status === undefined) return plain(failure ?? l10n.t('no answer'), 120);
  return seen.length > 0
    ? l10n.t('HTTP {0} from {1}', status, nameList(seen))
    : l10n.t('HTTP {0}', status);
}

/** Each link of the chain, and what is in the way: `✓ shared network · ✗ port open: nothing listens …`. */
export function testedDetail(nginx: Container, tested: TestedRoute): string {
  const { tried, destination } = tested;
  const links = tried ? linkWords(tried.verdict) : [];
  const [known] = destination.kind === 'reached' ? [] : destinationSentences(nginx, destination);
  const why = tried?.verdict.fault ? findingSentence(tried.verdict.fault, tried.question) : known;
  return [links.join(' · '), why].filter(Boolean).join(': ');
}

const marks: Readonly<Record<Exclude<LinkState, 'notReached'>, string>> = {
  good: '✓',
  bad: '✗',
  pending: '?',
  unknown: '?',
};

function linkWords({ links }: Verdict): readonly string[] {
  return links.flatMap(({ kind, state }) => {
    const word = linkWord(kind);
    return word === undefined || state === 'notReached' ? [] : [`${marks[state]} ${word}`];
  });
}

function linkWord(kind: LinkKind): string | undefined {
  switch (kind) {
    case 'running':
      return l10n.t('runs');
    case 'network':
      return l10n.t('shared network');
    case 'name':
      return l10n.t('name resolves');
    case 'listening':
      return l10n.t('port open');
    case 'connection':
      return l10n.t('connects');
    case 'tls':
      return l10n.t('TLS as expected');
    case 'published':
    case 'answer':
    case 'here':
      return undefined;
  }
}
