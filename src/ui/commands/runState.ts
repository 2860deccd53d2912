import { type Disposable, l10n, window } from 'vscode';
import type { Action } from '../../actions/action';
import { restartContainer, startContainer, stopContainer } from '../../actions/runState';
import { isStartable, isStoppable } from '../../landscape/contextWords';
import type { EngineKind } from '../../landscape/engineFacts';
import type { Container } from '../../landscape/landscape';
import { isConfirmed } from '../announce';
import { commands } from '../ids';
import { readFacts } from '../forms/networkScene';
import type { EngineParts } from '../parts';
import { containerChoice, pickSome } from '../picks';
import { runEach } from '../runEach';
import { containersOf } from '../targets';
import { cutSentences } from '../text/runStateWords';
import { plain, plainLabel } from '../text/words';
import { targetsFor } from './targetsFor';

/** Starts, stops and restarts containers: one, several that are selected, or those that are asked for. */
export function registerRunState(parts: EngineParts): Disposable[] {
  const register = (id: string, verb: Verb) =>
    parts.boundary.command(id, async (...args) => {
      const clicked = containersOf(targetsFor(parts, args));
      const containers = clicked.length > 0 ? clicked : await ask(parts, verb);
      if (containers) await carryOut(parts, verb, containers);
    });
  return [
    register(commands.containerStart, start()),
    register(commands.containerStop, stop()),
    register(commands.containerRestart, restart()),
  ];
}

/** One of the three, in words. */
interface Verb {
  readonly action: (container: Container, engine?: EngineKind) => Action;
  readonly isPossible: (container: Container) => boolean;
  readonly which: string;
  readonly none: string;
  readonly progress: string;
  /** Asked before traffic is cut. */
  readonly question?: {
    readonly one: (name: string) => string;
    readonly several: (count: number) => string;
    readonly yes: string;
  };
  readonly done: (name: string) => string;
  readonly doneSeveral: (count: number, wanted: number) => string;
}

function start(): Verb {
  return {
    action: startContainer,
    isPossible: isStartable,
    which: l10n.t('Start which containers?'),
    none: l10n.t('There is no stopped container.'),
    progress: l10n.t('Starting…'),
    done: name => l10n.t('“{0}” is started.', name),
    doneSeveral: (count, wanted) => l10n.t('{0} of {1} containers are started.', count, wanted),
  };
}

function stop(): Verb {
  return {
    action: stopContainer,
    isPossible: isStoppable,
    which: l10n.t('Stop which containers?'),
    none: l10n.t('There is no running container.'),
    progress: l10n.t('Stopping…'),
    question: {
      one: name => l10n.t('Stop “{0}”?', name),
      several: count => l10n.t('Stop {0} containers?', count),
      yes: l10n.t('Stop'),
    },
    done: name => l10n.t('“{0}” is stopped.', name),
    doneSeveral: (count, wanted) => l10n.t('{0} of {1} containers are stopped.', count, wanted),
  };
}

function restart(): Verb {
  return {
    action: restartContainer,
    isPossible: isStoppable,
    which: l10n.t('Restart which containers?'),
    none: l10n.t('There is no running container.'),
    progress: l10n.t('Restarting…'),
    question: {
      one: name => l10n.t('Restart “{0}”?', name),
      several: count => l10n.t('Restart {0} containers?', count),
      yes: l10n.t('Restart'),
    },
    done: name => l10n.t('“{0}” is restarted.', name),
    doneSeveral: (count, wanted) => l10n.t('{0} of {1} containers are restarted.', count, wanted),
  };
}

function ask({ live }: EngineParts, verb: Verb): Promise<readonly Container[] | undefined> {
  const choices = live.landscape.containers
    .filter(verb.isPossible)
    .map(container => containerChoice(container));
  return pickSome(verb.which, choices, verb.none);
}

/** Of several, those that it does not apply to are passed over; a single one is worth a word. */
async function carryOut(
  parts: EngineParts,
  verb: Verb,
  wanted: readonly Container[],
): Promise<void> {
  const { live, runner, boundary } = parts;
  const containers = wanted.length > 1 ? wanted.filter(verb.isPossible) : wanted;
  const [first] = containers;
  if (!first) return;
  const isPaused = containers.some(({ state }) => state === 'paused');
  const engine = isPaused ? await readFacts(live) : undefined;
  const action = (container: Container) => verb.action(container, engine);
  if (verb.question) {
    const question =
      containers.length === 1
        ? verb.question.one(plain(first.name))
        : verb.question.several(containers.length);
    const detail = cutSentences(live.landscape, containers);
    // Refuses before it asks: nobody should confirm what cannot be done.
    const cli = containers.flatMap(container => action(container).cli);
    if (!(await isConfirmed(parts, question, detail, verb.question.yes, cli))) return;
  }
  const { done, failed } = await runEach(runner, verb.progress, containers, action);
  boundary.showAll(failed.map(({ error }) => error));
  if (done.length === 0) return;
  const message =
    containers.length === 1
      ? verb.done(plainLabel(first.name))
      : verb.doneSeveral(done.length, containers.length);
  window.setStatusBarMessage(`$(check) ${message}`, 5000);
}
