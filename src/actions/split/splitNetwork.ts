import type { Engine } from '../../engine/engine';
import { attachmentsOf } from '../../landscape/attachments';
import type { Landscape, NetworkId } from '../../landscape/landscape';
import type { Action } from '../action';
import { checkSteady } from '../checkSteady';
import { connectLine } from '../connectContainer';
import { createNetwork } from '../createNetwork';
import { disconnectLine } from '../disconnectContainer';
import { networkOperand, operands } from '../operands';
import { attach, detach, type Place } from '../rebuild/attach';
import { Refusal } from '../refusal';
import { unlessGone } from '../unlessGone';
import { SplitError } from './splitError';
import { namesAlong, type SplitMember, type SplitPlan } from './splitPlan';

/**
 * Carries a plan out: makes the new network, connects middle and data to it, and only then takes the data tier off the
 * old one, so that at every moment all that shall work works. When a step fails, or the person cancels, all is taken
 * back. Gives the id of the new network. Throws a `SplitError` when run and not all could be taken back.
 *
 * @throws Refusal when there is a network of that name, or one of them keeps restarting.
 */
export function splitNetwork(landscape: Landscape, plan: SplitPlan): Action<NetworkId> {
  const { network, added, middle, data } = plan;
  const creation = createNetwork(landscape, added);
  checkMovers(landscape, plan);
  const operand = networkOperand(landscape, network);
  return {
    cli: [
      ...creation.cli,
      ...[...middle, ...data].map(({ container, settings }) =>
        connectLine(added.name, container.name, namesAlong(settings)),
      ),
      ...data.map(({ container }) => disconnectLine(operand, container.name)),
    ],
    touches: touchesOf(plan),
    about: { network: added.name },
    run: async (engine, signal, report) => {
      signal.throwIfAborted();
      // To its end: who cancels half-way would not know whether it is there.
      const id = await creation.run(engine, new AbortController().signal);
      const place = { id, name: added.name };
      const steps = [
        ...[...middle, ...data].map(
          member => () => attach(engine, place, member.container.id, namesAlong(member.settings)),
        ),
        ...data.map(member => () => engine.disconnect(network.id, member.container.id, {})),
      ];
      try {
        await inTurn(steps, signal, report);
      } catch (error) {
        await takeBack(engine, plan, place).catch(() => {
          throw new SplitError(network.name, added.name, error);
        });
        throw error;
      }
      return id;
    },
  };
}

/**
 * Makes the network flat again: the data tier comes back with its names and addresses, and the new network goes. Throws
 * a `SplitError` when run and something is in the way; what is done by then stays, and hurts nobody.
 *
 * @throws Refusal when others are on the new network meanwhile, or one of them keeps restarting.
 */
export function unsplitNetwork(landscape: Landscape, plan: SplitPlan, id: NetworkId): Action {
  const { network, added, middle, data } = plan;
  const here = attachmentsOf(landscape);
  const own = new Set([...middle, ...data].map(({ container }) => container.id));
  const others = here.of(id).filter(({ container, through }) => !through && !own.has(container.id));
  const there = here.network(id);
  if (there && others.length > 0) {
    const containers = others.map(({ container }) => container);
    throw new Refusal({ kind: 'inUse', network: there, containers });
  }
  checkMovers(landscape, plan);
  const operand = networkOperand(landscape, network);
  return {
    cli: [
      ...data.map(({ container, settings }) => connectLine(operand, container.name, settings)),
      ...[...middle, ...data].map(({ container }) => disconnectLine(added.name, container.name)),
      ['docker', 'network', 'rm', ...operands(added.name)],
    ],
    touches: { ...touchesOf(plan), networks: [id] },
    about: { network: network.name },
    run: async engine => {
      try {
        // Not to be cancelled: it ends as it was, or not at all.
        await takeBack(engine, plan, { id, name: added.name });
      } catch (error) {
        throw new SplitError(network.name, added.name, error);
      }
    },
  };
}

/** As it was, from whatever was done: a request that was given up may still have been carried out. */
async function takeBack(
  engine: Engine,
  { network, middle, data }: SplitPlan,
  added: Place,
): Promise<void> {
  const each = async (
    members: readonly SplitMember[],
    work: (member: SplitMember) => Promise<void>,
  ) => {
    for (const member of members) await unlessGone(work(member));
  };
  await each(data, ({ container, settings }) => attach(engine, network, container.id, settings));
  await each([...data, ...middle], ({ container }) => detach(engine, added.id, container.id));
  await unlessGone(engine.removeNetwork(added.id));
}

async function inTurn(
  steps: readonly (() => Promise<void>)[],
  signal: AbortSignal,
  report: ((part: number) => void) | undefined,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    report?.((index + 1) / (steps.length + 1));
    signal.throwIfAborted();
    await step();
  }
}

/** The movers as they are now. */
function checkMovers(landscape: Landscape, { network, middle, data }: SplitPlan): void {
  const { container: now } = attachmentsOf(landscape);
  checkSteady(
    network,
    [...middle, ...data].map(({ container }) => now(container.id) ?? container),
  );
}

function touchesOf({ network, middle, data }: SplitPlan): Action['touches'] {
  return {
    networks: [network.id],
    containers: [...middle, ...data].map(({ container }) => container.id),
  };
}
