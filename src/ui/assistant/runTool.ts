import { l10n } from 'vscode';
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
import { working } from './toolWords';

/** Milliseconds that an engine may take to answer when an assistant is the first who asks for it. */
const patience = 15_000;

/** A tool that changes something. */
export type Change = 'connect' | 'disconnect' | 'create';

export function isChange(name: ToolName): name is Change {
  return name === 'connect' || name === 'disconnect' || name === 'create';
}

/**
 * What a tool finds out.
 *
 * @throws Error with a sentence that says what was wrong, for the model; EngineError, and an AbortError when cancelled.
 */
export async function look(
  parts: Parts,
  name: Exclude<ToolName, Change>,
  given: unknown,
  signal: AbortSignal,
): Promise<string> {
  const landscape = await whenLive(parts.live, signal);
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
      return test(parts, input, signal);
    case 'nginx':
      return JSON.stringify(await explainNginx(parts, input.container('nginx'), signal));
    case 'config':
      return writeConfig(parts, input);
  }
}

/** What a tool would do, to be agreed to before it is done. Throws Refusal, and Error for the model. */
export async function plannedChange(
  parts: Parts,
  name: Change,
  given: unknown,
  signal: AbortSignal,
): Promise<Action<unknown>> {
  const landscape = await whenLive(parts.live, signal);
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

/** Does what was agreed to; gives its command lines. Throws EngineError, and an AbortError when cancelled. */
export async function change(
  { runner }: Parts,
  name: Change,
  action: Action<unknown>,
): Promise<string> {
  await runner.run(working(name), action);
  return JSON.stringify({ done: action.cli.map(cliLine) });
}

/** Any failure as an Error that a model can read. */
export function forModel(error: unknown): Error {
  const isOurs = error instanceof Error && error.name === 'Error';
  return new Error(isOurs ? error.message : sentenceOf(error), { cause: error });
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
async function whenLive(live: LiveLandscape, signal: AbortSignal): Promise<Landscape> {
  if (live.state.kind === 'live') return live.landscape;
  return new Promise((resolve, reject) => {
    const end = () => {
      stop();
      signal.removeEventListener('abort', fail);
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
    signal.addEventListener('abort', fail);
    const stop = live.onChange(({ state }) => {
      if (state.kind === 'unreachable') fail();
      if (state.kind !== 'live') return;
      end();
      resolve(state.landscape);
    });
  });
}
