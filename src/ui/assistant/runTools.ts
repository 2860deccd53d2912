import {
  type CancellationToken,
  l10n,
  LanguageModelTextPart,
  LanguageModelToolResult,
  type PreparedToolInvocation,
} from 'vscode';
import type { Action } from '../../actions/action';
import { cliLine } from '../../actions/cliLine';
import { connectContainer } from '../../actions/connectContainer';
import { createNetwork } from '../../actions/createNetwork';
import { disconnectContainer } from '../../actions/disconnectContainer';
import type { Landscape } from '../../landscape/landscape';
import type { LiveLandscape } from '../../live/liveLandscape';
import { connectionReport } from '../connection/connectionReport';
import { testModel } from '../connection/connectionModel';
import { type Draft, questionOf } from '../connection/draft';
import { likelyDraft } from '../connection/likelyDraft';
import { runTest, type TestState, wantedImage } from '../connection/testRun';
import { readFacts } from '../forms/networkScene';
import type { Parts } from '../parts';
import { sentenceOf } from '../sentenceOf';
import type { ToolName } from './assistantTools';
import { explainNginx, writeConfig } from './nginxTools';
import { landscapeAnswer, reachAnswer } from './toolAnswers';
import { ToolInput } from './toolInput';

/** Milliseconds that an engine may take to answer when an assistant is the first who asks for it. */
const patience = 15_000;

/** What the person sees before a tool is used; one that changes anything asks, with its docker command. */
export async function prepareTool(
  { live }: Parts,
  name: ToolName,
  input: unknown,
  token: CancellationToken,
): Promise<PreparedToolInvocation> {
  const invocationMessage = working(name);
  if (!isChange(name)) return { invocationMessage };
  const action = actionFor(name, await whenLive(live, token), input);
  return {
    invocationMessage,
    confirmationMessages: {
      title: question(name),
      message: action.cli.map(cliLine).join('\n'),
    },
  };
}

/**
 * Uses a tool.
 *
 * @throws Error with a sentence that says what was wrong, for the model to say.
 */
export async function invokeTool(
  parts: Parts,
  name: ToolName,
  input: unknown,
  token: CancellationToken,
): Promise<LanguageModelToolResult> {
  try {
    const text = await answer(parts, name, input, token);
    return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
  } catch (error) {
    throw new Error(
      error instanceof Error && error.name === 'Error' ? error.message : sentenceOf(error),
      {
        cause: error,
      },
    );
  }
}

async function answer(
  parts: Parts,
  name: ToolName,
  given: unknown,
  token: CancellationToken,
): Promise<string> {
  const landscape = await whenLive(parts.live, token);
  const input = new ToolInput(given, landscape);
  switch (name) {
    case 'list':
      return JSON.stringify(landscapeAnswer(landscape));
    case 'reach': {
      const facts = await readFacts(parts.live);
      return JSON.stringify(
        reachAnswer(landscape, input.container('from'), input.container('to'), facts),
      );
    }
    case 'test':
      return withSignal(token, signal => test(parts, input, signal));
    case 'nginx':
      return withSignal(token, async signal =>
        JSON.stringify(await explainNginx(parts, input.container('nginx'), signal)),
      );
    case 'config':
      return writeConfig(parts, input);
    case 'connect':
    case 'disconnect':
    case 'create': {
      const action = actionFor(name, landscape, given);
      await parts.runner.run(working(name), action);
      return JSON.stringify({ done: action.cli.map(cliLine) });
    }
  }
}

type Change = 'connect' | 'disconnect' | 'create';

function isChange(name: ToolName): name is Change {
  return name === 'connect' || name === 'disconnect' || name === 'create';
}

/** Throws Refusal, and Error for the model. */
function actionFor(name: Change, landscape: Landscape, given: unknown): Action<unknown> {
  const input = new ToolInput(given, landscape);
  if (name === 'create') {
    const subnet = input.text('subnet');
    return createNetwork(landscape, {
      name: input.needed('name'),
      driver: input.text('driver') ?? 'bridge',
      isInternal: input.isSet('internal'),
      ...(subnet === undefined ? {} : { subnets: [{ subnet }] }),
    });
  }
  const [network, container] = [input.network('network'), input.container('container')];
  const make = name === 'connect' ? connectContainer : disconnectContainer;
  return make(landscape, network, container);
}

async function withSignal<T>(
  token: CancellationToken,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const listener = token.onCancellationRequested(() => controller.abort());
  try {
    return await work(controller.signal);
  } finally {
    listener.dispose();
  }
}

async function test(parts: Parts, input: ToolInput, signal: AbortSignal): Promise<string> {
  const draft = await draftOf(parts, input);
  const question = questionOf(draft, parts.live.landscape);
  if (typeof question === 'string') throw new Error(question);
  let last: TestState | undefined;
  await runTest(parts, question, state => (last = state), signal);
  return last ? connectionReport(testModel(last, false, wantedImage())) : '';
}

/** To a container of that name; else to whatever else has the name. */
async function draftOf(parts: Parts, input: ToolInput): Promise<Draft> {
  const from = input.container('from').id;
  const to = input.needed('to');
  const container = parts.live.landscape.containers.find(({ name }) => name === to);
  const draft: Draft = container
    ? await likelyDraft(parts, from, container.id)
    : { from, to: { kind: 'place' }, values: { host: to, port: '80', protocol: 'tcp' } };
  const [port, protocol] = [input.text('port'), input.text('protocol')];
  const values = { ...draft.values, ...(port === undefined ? {} : { port }) };
  return { ...draft, values: { ...values, ...(protocol === undefined ? {} : { protocol }) } };
}

/** The landscape, once there is one. Throws Error, in the person’s language, where there is none in time. */
async function whenLive(live: LiveLandscape, token: CancellationToken): Promise<Landscape> {
  if (live.state.kind === 'live') return live.landscape;
  return new Promise((resolve, reject) => {
    const end = () => {
      stop();
      listener.dispose();
      clearTimeout(timer);
    };
    const fail = () => {
      end();
      const { state } = live;
      reject(
        new Error(
          state.kind === 'unreachable'
            ? sentenceOf(state.error)
            : l10n.t('There is no connection to a container engine.'),
        ),
      );
    };
    const timer = setTimeout(fail, patience);
    const listener = token.onCancellationRequested(fail);
    const stop = live.onChange(({ state }) => {
      if (state.kind === 'unreachable') fail();
      if (state.kind !== 'live') return;
      end();
      resolve(state.landscape);
    });
  });
}

function working(name: ToolName): string {
  switch (name) {
    case 'list':
      return l10n.t('Reading networks and containers…');
    case 'reach':
      return l10n.t('Looking who reaches whom…');
    case 'test':
      return l10n.t('Testing the connection…');
    case 'nginx':
      return l10n.t('Testing the routes of nginx…');
    case 'config':
      return l10n.t('Writing an nginx configuration…');
    case 'connect':
      return l10n.t('Connecting…');
    case 'disconnect':
      return l10n.t('Disconnecting…');
    case 'create':
      return l10n.t('Creating the network…');
  }
}

function question(name: Change): string {
  switch (name) {
    case 'connect':
      return l10n.t('Connect the container to the network?');
    case 'disconnect':
      return l10n.t('Disconnect the container from the network?');
    case 'create':
      return l10n.t('Create the network?');
  }
}
