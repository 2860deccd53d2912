import { readNginxFailures } from '../../actions/readNginxFailures';
import type { Container } from '../../landscape/landscape';
import { type PlacedFailure, placeFailures } from '../../nginx/log/placeFailures';
import { isPreset, type ProxiedContainer, siteFor } from '../../nginx/site/siteFor';
import { writeSite } from '../../nginx/site/write';
import { likelyPorts } from '../commands/askPorts';
import { connectedEngine } from '../connectedEngine';
import type { Parts } from '../parts';
import type { ReadProxy } from '../routes/readProxy';
import { type TestedRoute, testRoutes } from '../routes/testedRoutes';
import { readScene } from '../studio/readScene';
import { answerWords, testedDetail, testedTitle, worksTested } from '../text/testedWords';
import { plain } from '../text/words';
import type { ToolInput } from './toolInput';

/** So many failures are told. */
const most = 50;

/**
 * Every route of an nginx as it was tried just now, and what its error log says of requests that failed, with the lines
 * of the configuration that are the cause.
 */
export async function explainNginx(
  parts: Parts,
  nginx: Container,
  signal: AbortSignal,
): Promise<object> {
  const { read, located, tested } = await testRoutes(parts, nginx, signal);
  const engine = connectedEngine(parts.live);
  const failures = await readNginxFailures(engine, nginx, read.directives, signal);
  return {
    nginx: plain(nginx.name),
    state: nginx.state,
    ...(read.excuse === undefined ? {} : { notAccepted: excuseOf(read.excuse) }),
    routes: tested.map(each => routeFacts(nginx, each)),
    errorLog: failureFacts(placeFailures(failures, located, read.directives)),
  };
}

/** The text of a configuration that sends requests to containers. Throws Error, in words for the model. */
export async function writeConfig(parts: Parts, input: ToolInput): Promise<string> {
  const containers = input.containers('containers');
  const proxy = input.text('nginx') === undefined ? undefined : input.container('nginx');
  const preset = input.text('preset') ?? 'production';
  if (!isPreset(preset)) throw new Error(`There is no preset "${preset}".`);
  const ports = await likelyPorts(parts, containers);
  const backends = containers.map((container, at): ProxiedContainer => {
    const port = input.ports('ports')[at] ?? ports[at];
    if (port === undefined) {
      throw new Error(`Nobody knows the port of "${plain(container.name)}": give it in "ports".`);
    }
    return { container, port };
  });
  const scene = (await readScene(parts.live, proxy))();
  const { landscape, facts } = scene;
  const site = siteFor({
    ...{ landscape, containers: backends, preset },
    ...(scene.proxy ? { proxy: scene.proxy } : {}),
    ...(facts ? { facts } : {}),
  });
  return writeSite(site, facts?.version).text;
}

function excuseOf(excuse: NonNullable<ReadProxy['excuse']>): string {
  return excuse === 'notRunning' ? 'it does not run' : plain(excuse.refusal, 500);
}

function routeFacts(nginx: Container, tested: TestedRoute): object {
  const { route } = tested;
  return {
    route: plain(testedTitle(tested), 300),
    works: worksTested(tested) ?? 'not known',
    answer: answerWords(tested),
    links: testedDetail(nginx, tested),
    at: plain(`${route.file}:${route.line}`, 300),
  };
}

function failureFacts(placed: readonly PlacedFailure[]): readonly object[] {
  return placed.slice(0, most).map(({ failure, count, file, line, word }) => ({
    ...{ kind: failure.kind, last: failure.at, times: count },
    at: plain(`${file}:${line}`, 300),
    about: word === undefined ? undefined : plain(word, 300),
    asked: failure.upstream === undefined ? undefined : plain(failure.upstream, 300),
    request: failure.path === undefined ? undefined : plain(failure.path, 300),
  }));
}
