import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import type { Engine } from '../../src/engine/engine';
import { judge } from '../../src/diagnose/judge';
import { observe } from '../../src/diagnose/observe';
import type { Question } from '../../src/diagnose/question';
import { localReplica } from '../../src/diagnose/service';
import type { Scene } from '../../src/diagnose/scene';
import type { Verdict } from '../../src/diagnose/verdict';
import { readEngineFacts } from '../../src/landscape/engineFacts';
import type { Container, ContainerId } from '../../src/landscape/landscape';
import { probeLabel } from '../../src/landscape/probeLabel';
import { type ContainerDetails, readContainerDetails } from '../../src/landscape/readDetails';
import { readSwarmView } from '../../src/landscape/readSwarm';
import { isPodman } from '../lab/engine/binaries';
import { initSwarm } from '../lab/swarm';
import { delay, waitFor } from '../lab/wait';
import { allVersions, describeEngines, isSoak, podmanVersions } from './engines';
import { type FaultCase, faults, goalOf } from './faultCases';
import { makeFaultZoo, zooPort } from './faultZoo';
import { healthy } from './healthyCases';
import { spokenFaults } from './spokenCases';
import { freshLandscape } from './watched';

const slow = { timeout: 30_000, interval: 200 };

describeEngines(
  'why one does not reach another',
  (engine, version) => {
    let client: DockerodeEngine;
    let scene: Scene;

    before(async function () {
      this.timeout(300_000);
      if (!isPodman(version)) await initSwarm(engine());
      await makeFaultZoo(engine());
      // Until IPv6 addresses are known to be nobody else's.
      await delay(2000);
      client = new DockerodeEngine({ kind: 'socket', path: engine().socket });
      if (!isPodman(version)) {
        const running = async () => (await swarmView()).services.map(each => each.running);
        await waitFor(async () => isDeepStrictEqual(await running(), [1, 0, 2]), slow);
      }
      const landscape = await freshLandscape(engine().socket);
      const details = new Map<ContainerId, ContainerDetails>();
      for (const { id } of landscape.containers) {
        details.set(id, readContainerDetails(await client.inspectContainer(id)));
      }
      const facts = readEngineFacts(await client.info(), await client.version());
      const swarm = isPodman(version) ? undefined : await swarmView();
      scene = { landscape, facts, details: id => details.get(id), ...(swarm ? { swarm } : {}) };
    });

    const swarmView = async () =>
      readSwarmView({
        services: await client.listServices(),
        tasks: await client.listTasks(),
        nodes: await client.listNodes(),
      });
    const findService = (name: string) => {
      const service = scene.swarm?.services.find(each => each.name === name);
      assert.ok(service, name);
      const replica = localReplica(service, scene);
      const goal = { kind: 'service', service, port: zooPort, protocol: 'tcp' } as const;
      return { ...goal, ...(replica ? { replica } : {}) };
    };
    const find = (name: string): Container => {
      const found = scene.landscape.containers.find(each => each.name === name);
      assert.ok(found, name);
      return found;
    };

    async function ask(given: FaultCase, by: Engine = client): Promise<Verdict> {
      const goal = goalOf(given, find, engine().address, findService);
      const question: Question = { from: find(given.from), goal };
      const signal = AbortSignal.timeout(60_000);
      const seen = await observe(by, question, scene, signal, { image: 'lab/busybox' });
      return judge({ question, scene, seen });
    }

    const isHere = ({ not = [] }: FaultCase) => !not.includes(version);

    for (const given of [...faults, ...spokenFaults].filter(isHere)) {
      it(`names the fault: ${given.title}`, async () => {
        const verdict = await ask(given);
        assert.equal(verdict.kind, 'fails', explain(verdict));
        assert.equal(verdict.fault?.kind, given.expected, explain(verdict));
      });
    }

    for (const given of healthy.filter(isHere)) {
      it(`raises no alarm: ${given.title}`, async () => {
        const verdict = await ask(given);
        assert.equal(verdict.kind, 'reaches', explain(verdict));
        assert.equal(verdict.warning?.kind, given.expected, explain(verdict));
      });
    }

    it('has patience with an engine that takes long to begin a program (FAKE: it is held up)', async () => {
      const createExec: Engine['createExec'] = async (...args) => {
        await delay(3000);
        return client.createExec(...args);
      };
      const slow = new Proxy(client, {
        get: (from, name) =>
          name === 'createExec' ? createExec : (Reflect.get(from, name) as unknown),
      });
      const wrong = healthy.find(({ expected }) => expected === 'certificateName');
      assert.ok(wrong);
      const verdict = await ask(wrong, slow);
      assert.equal(verdict.warning?.kind, 'certificateName', explain(verdict));
    });

    it('leaves no helper behind', async () => {
      assert.deepEqual(await client.listLabelled(probeLabel), []);
    });
  },
  isSoak ? [...allVersions, ...podmanVersions] : ['28.5'],
);

function explain(verdict: Verdict): string {
  const short = (_key: string, value: unknown) =>
    typeof value === 'object' && value !== null && 'endpoints' in value
      ? `container ${(value as Container).name}`
      : value;
  return JSON.stringify(verdict, short, 1);
}
