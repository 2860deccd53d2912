import type { Action } from '../../actions/action';
import { cliLine } from '../../actions/cliLine';
import { connectContainer } from '../../actions/connectContainer';
import { joinFromNone } from '../../actions/joinFromNone';
import { operands } from '../../actions/operands';
import { Refusal } from '../../actions/refusal';
import { restartContainer, startContainer, unpauseContainer } from '../../actions/runState';
import { sharedName, shareNetwork } from '../../actions/shareNetwork';
import type { Fix } from '../../diagnose/fixes';
import { insidePort } from '../../diagnose/judgeListening';
import type { Landscape } from '../../landscape/landscape';
import { isLoopback } from '../../diagnose/scene';
import type { ConnectionValues } from '../../protocol/connection';
import { listenExamples } from '../text/fixWords';
import type { Draft } from './draft';
import type { TestState } from './testRun';

/**
 * What changes the engine; undefined for fixes that change nothing there.
 *
 * @throws Refusal
 */
export function fixAction(fix: Fix, landscape: Landscape): Action<unknown> | undefined {
  switch (fix.kind) {
    case 'start':
      return startContainer(fix.container);
    case 'unpause':
      return unpauseContainer(fix.container);
    case 'restart':
      return restartContainer(fix.container);
    case 'connect':
      return connectContainer(landscape, fix.network, fix.container);
    case 'leaveNone':
      return joinFromNone(landscape, fix.network, fix.container);
    case 'newNetwork':
      return shareNetwork(landscape, sharedName(landscape, fix.containers), fix.containers);
    case 'pullImage':
    case 'useName':
    case 'useAddress':
    case 'usePort':
    case 'usePlace':
    case 'useSpeech':
    case 'logs':
    case 'listen':
    case 'publish':
    case 'firewall':
    case 'lanHost':
      return undefined;
  }
}

/** The docker command that does the same, or what has to be written into a configuration. */
export function fixCode(fix: Fix, state: TestState, image: string): string | undefined {
  if (fix.kind === 'pullImage') return cliLine(['docker', 'pull', ...operands(image)]);
  if (fix.kind === 'logs') {
    return cliLine(['docker', 'logs', '--tail', '100', ...operands(fix.container.name)]);
  }
  if (fix.kind === 'listen') return listenExamples(fix.port, fix.process);
  if (fix.kind === 'publish') return publishLine(fix, state);
  return actionCode(fix, state.scene.landscape);
}

function actionCode(fix: Fix, landscape: Landscape): string | undefined {
  try {
    const lines = fixAction(fix, landscape)?.cli.map(cliLine);
    return lines?.join('\n');
  } catch (error) {
    // Why it cannot be done is said when somebody tries.
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function publishLine(
  { container, port }: Fix & { kind: 'publish' },
  { question }: TestState,
): string {
  const rows = container.ports.filter(({ published }) => published?.port === port);
  const isLocal = rows.some(({ published }) => isLoopback(published?.address ?? ''));
  const inside = isLocal
    ? insidePort(question.goal)
    : (container.ports.find(({ published }) => !published)?.containerPort ?? port);
  return cliLine(['docker', 'run', '--publish', `${port}:${inside}`, '…', container.image]);
}

/** What is asked after such a fix; undefined for fixes that ask the same again. */
export function fixedDraft(fix: Fix, draft: Draft): Draft | undefined {
  const { values } = draft;
  const ask = (changed: Partial<ConnectionValues>) => ({
    ...draft,
    values: { ...values, ...changed },
  });
  if (fix.kind === 'useName') return ask({ host: fix.name });
  if (fix.kind === 'useAddress') return ask({ host: fix.address });
  if (fix.kind === 'usePort') {
    const isSame = (values.protocol === 'udp') === (fix.protocol === 'udp');
    const protocol = isSame ? values.protocol : fix.protocol;
    return ask({ port: String(fix.port), protocol });
  }
  if (fix.kind === 'useSpeech') return ask({ protocol: fix.speaks });
  if (fix.kind !== 'usePlace') return undefined;
  return { ...ask({ host: fix.host, port: String(fix.port) }), to: { kind: 'place' } };
}
