import assert from 'node:assert/strict';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import type { Landscape } from '../../src/landscape/landscape';
import { chooseImages } from '../../src/labs/images';
import type { Lab, LabCheck } from '../../src/labs/lab';
import { removeLab, setUpLab, solveLab } from '../../src/labs/labActions';
import { isSetUp } from '../../src/labs/labThings';
import { labs } from '../../src/labs/labs';
import { type CheckResult, runChecks } from '../../src/labs/runChecks';
import { readImageNames } from '../../src/landscape/readImages';
import { leaveSwarm, initSwarm } from '../lab/swarm';
import { delay, waitFor } from '../lab/wait';
import { describeEngines } from './engines';
import { freshLandscape } from './watched';

const wanted = { tools: 'lab/busybox', nginx: 'sample/nginx:1', redis: 'sample/db:1' };
const { signal } = new AbortController();

describeEngines('labs', (lab, version) => {
  const engine = () => new DockerodeEngine({ kind: 'socket', path: lab().socket });
  const now = () => freshLandscape(lab().socket);
  const imagesFor = async (one: Lab) => {
    const { images, missing } = chooseImages(
      one,
      wanted,
      readImageNames(await engine().listImages()),
    );
    assert.deepEqual(missing, []);
    return images;
  };
  const look = async (checks: readonly LabCheck[]) =>
    runChecks(engine(), await now(), checks, signal);

  for (const one of labs) {
    it(`${one.id}: each check fails before, holds after its solution, and nothing is left`, async () => {
      const before = await now();
      const images = await imagesFor(one);
      await setUpLab(one, images).run(engine(), signal);
      assert.ok(isSetUp(await now(), one.id));
      assert.deepEqual(metOf(await look(one.checks)), []);
      await solveLab(one, images, false).run(engine(), signal);
      // nginx reloads, and names are known, a moment later.
      const left = async () => unmetOf(await look(one.checks));
      await waitFor(async () => (await left()).length === 0, { timeout: 20_000 }).catch(async () =>
        assert.deepEqual(await left(), []),
      );
      // Solved once more, by somebody who does not see that it is done.
      await solveLab(one, images, false).run(engine(), signal);
      assert.deepEqual(unmetOf(await look(one.checks.filter(isLasting))), []);
      await removeLab(await now(), one).run(engine(), signal);
      assert.deepEqual(namesOf(await now()), namesOf(before));
    });
  }

  it('takes back a lab that could not be set up', async () => {
    const [islands] = labs;
    assert.ok(islands);
    const before = await now();
    const images = { ...(await imagesFor(islands)), tools: 'no/such:image' };
    await assert.rejects(async () => setUpLab(islands, images).run(engine(), signal), {
      name: 'EngineError',
    });
    assert.deepEqual(namesOf(await now()), namesOf(before));
  });

  it('takes nothing of the person’s own back with it, whatever its name', async () => {
    const [islands] = labs;
    assert.ok(islands);
    const made = islands.solution.find(step => step.kind === 'createNetwork');
    assert.ok(made);
    await lab().docker(['network', 'create', made.settings.name]);
    const before = await now();
    try {
      const images = { ...(await imagesFor(islands)), tools: 'no/such:image' };
      await assert.rejects(async () => setUpLab(islands, images).run(engine(), signal));
      assert.deepEqual(namesOf(await now()), namesOf(before));
    } finally {
      await lab().docker(['network', 'rm', made.settings.name]);
    }
  });

  it('removes what the person made for a lab, and nothing else', async () => {
    const islands = labs.find(({ id }) => id === 'islands');
    assert.ok(islands);
    await lab().docker(['network', 'create', 'mine']);
    const before = await now();
    await setUpLab(islands, await imagesFor(islands)).run(engine(), signal);
    // Engines say when a container was made in whole seconds.
    await delay(1_100);
    for (const args of [
      ['network', 'create', 'any-name'],
      ['network', 'connect', 'any-name', 'lab1-web'],
      ['network', 'connect', 'any-name', 'lab1-visitor'],
      ['network', 'connect', 'mine', 'lab1-visitor'],
    ]) {
      await lab().docker(args);
    }
    assert.deepEqual(unmetOf(await look(islands.checks)), []);
    await removeLab(await now(), islands).run(engine(), signal);
    assert.deepEqual(namesOf(await now()), namesOf(before));
    await lab().docker(['network', 'rm', 'mine']);
  });

  if (version === '28.5') {
    it('drivers: in a Swarm, an overlay network too', async () => {
      const drivers = labs.find(({ id }) => id === 'drivers');
      assert.ok(drivers);
      const checks = [...drivers.checks, ...(drivers.swarmChecks ?? [])];
      await initSwarm(lab());
      try {
        const images = await imagesFor(drivers);
        await setUpLab(drivers, images).run(engine(), signal);
        assert.deepEqual(metOf(await look(checks)), []);
        await solveLab(drivers, images, true).run(engine(), signal);
        // A Swarm’s network is listed a moment later.
        const left = async () => unmetOf(await look(checks));
        await waitFor(async () => (await left()).length === 0, { timeout: 20_000 });
        await removeLab(await now(), drivers).run(engine(), signal);
        const { networks, containers } = await now();
        assert.deepEqual(containers, []);
        assert.ok(networks.every(({ isPredefined }) => isPredefined));
      } finally {
        await leaveSwarm(lab());
      }
    });
  }
});

function metOf(results: readonly CheckResult[]): readonly LabCheck[] {
  return results.filter(({ isMet }) => isMet).map(({ check }) => check);
}

function unmetOf(results: readonly CheckResult[]): readonly CheckResult[] {
  return results.filter(({ isMet }) => !isMet);
}

/** What a second solution may not undo for a moment. */
function isLasting({ kind }: LabCheck): boolean {
  return kind !== 'alternates' && kind !== 'fetches';
}

function namesOf({ networks, containers }: Landscape): readonly string[] {
  return [...networks, ...containers].map(({ name }) => name);
}
