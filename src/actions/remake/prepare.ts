import type { Engine } from '../../engine/engine';
import { EngineError } from '../../engine/engineError';
import type { PortToPublish } from '../../landscape/containerToRun';
import { readEngineFacts } from '../../landscape/engineFacts';
import { record, text } from '../../landscape/fields';
import type { Container, Landscape } from '../../landscape/landscape';
import { type ContainerRecipe, readRecipe } from '../../landscape/recipe';
import { Refusal } from '../refusal';
import { bodyAgain, type RemakeBody } from './body';
import { endpointsAgain, type RemakeEndpoint } from './endpoints';
import { obstacleInside, refuseObstacle } from './obstacle';
import { portsOf } from './ports';
import { planFor, type RemakePlan } from './plan';
import { unlistedSharers } from './sharers';
import type { RemakeWish } from './wish';
import { writtenFiles } from './written';

/** A container as it was read to be made again; what it shall become is not said yet. */
export interface RemakeSource {
  readonly container: Container;
  /** Of `GET /containers/{id}/json`. */
  readonly inspected: unknown;
  readonly recipe: ContainerRecipe;
  readonly facts: ReturnType<typeof readEngineFacts>;
  readonly machine: string;
  /** What it publishes. */
  readonly published: readonly PortToPublish[];
  /** The image's name no longer means the one that the container was made from. */
  readonly isOldImage: boolean;
  /** Files outside of its volumes, which are in it alone; undefined where the engine does not say it. */
  readonly written?: readonly string[];
  /** On Podman lists do not say it. */
  readonly isOnHost: boolean;
  readonly plan: RemakePlan;
}

/** A container that is about to be made again, and everything that is known of how. */
export interface Remake extends RemakeSource {
  readonly wish: RemakeWish;
  /** What it publishes then. */
  readonly ports: readonly PortToPublish[];
  readonly endpoints: readonly RemakeEndpoint[];
  readonly body: RemakeBody;
}

/**
 * Reads all that was chosen for a container.
 *
 * @param own the container that the editor runs in.
 * @throws Refusal of kind `notRemade`, EngineError.
 */
export async function readForRemake(
  engine: Engine,
  landscape: Landscape,
  container: Container,
  own: string | undefined,
  signal?: AbortSignal,
): Promise<RemakeSource> {
  const { id } = container;
  refuseObstacle(landscape, container);
  const [inspected, [listed], info, version] = await Promise.all([
    engine.inspectContainer(id, signal),
    engine.listContainers([id], signal),
    engine.info(signal),
    engine.version(signal),
  ]);
  const why = obstacleInside(inspected, listed, own);
  if (why) throw new Refusal({ kind: 'notRemade', container, why });
  const by = await unlistedSharers(engine, landscape, id, listed, signal);
  if (by.length > 0) {
    throw new Refusal({ kind: 'notRemade', container, why: { kind: 'shared', by } });
  }
  const facts = readEngineFacts(info, version);
  const { Config, HostConfig, Image } = record(inspected);
  const name = text(record(Config)['Image']);
  const [image, changes] = await Promise.all([
    orNothing(engine.inspectImage(name, signal)),
    orNothing(engine.listChanges(id, signal)),
  ]);
  // Of a name that means another image now, the container's own may still be there.
  const isOldImage = image === undefined || record(image)['Id'] !== Image;
  const ofIts = isOldImage ? await orNothing(engine.inspectImage(text(Image), signal)) : image;
  return {
    container,
    inspected,
    recipe: readRecipe(landscape, container, inspected, ofIts),
    facts,
    machine: text(record(info)['Name']),
    published: portsOf(inspected),
    isOldImage,
    ...(changes ? { written: writtenFiles(changes, inspected) } : {}),
    isOnHost: text(record(HostConfig)['NetworkMode']) === 'host',
    plan: planFor(landscape, container, facts.id, inspected),
  };
}

/** What it takes to make it again with something different. */
export function remakeWith(source: RemakeSource, wish: RemakeWish): Remake {
  const endpoints = endpointsAgain(source.inspected, source.facts, wish);
  return {
    ...source,
    wish,
    ports: wish.ports ?? source.published,
    endpoints,
    body: bodyAgain(source, endpoints, wish),
  };
}

/** @throws what is no answer of the engine: that there is no connection, or a cancel. */
async function orNothing<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error: unknown) => {
    const isAnswer =
      error instanceof EngineError && !['unreachable', 'denied', 'timeout'].includes(error.kind);
    if (isAnswer) return undefined;
    throw error;
  });
}
