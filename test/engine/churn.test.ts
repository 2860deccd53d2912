import assert from 'node:assert/strict';
import type { LabEngine } from '../lab/engine';
import { call } from '../lab/engine/request';
import { delay, inParallel } from '../lab/wait';
import { describeEngines, isSoak } from './engines';
import { Follower } from './follower';
import { keepResult } from './reliability';

/** Minutes of churn, and after how many of them the process counts as warm; the long form's can be chosen. */
const minutes = isSoak ? Number(process.env['DOCKER_NETWORKS_CHURN_MINUTES'] ?? 60) : 1;
const warm = isSoak ? 5 : 0.4;
/** How much more memory is allowed in the end. */
const growth = isSoak ? 1.1 : 1.25;
const perSecond = 20;
const containers = Array.from({ length: 40 }, (_, i) => `churn-${i}`);

describeEngines(
  'churn',
  (engine, version) => {
    it(`of ${minutes} minutes leaves the process as it was after ${warm}`, async function () {
      this.timeout((minutes + 3) * 60_000);
      const { request } = engine();
      await inParallel(containers, 8, name =>
        call(request, 'POST', `/containers/create?name=${name}`, { Image: 'lab/busybox' }),
      );
      const follower = new Follower(engine().socket);
      try {
        await follower.reaches('live');
        const first = await churn(engine(), warm);
        await follower.settles();
        const before = await follower.shows();
        const second = await churn(engine(), minutes - warm);
        await follower.settles();
        const after = await follower.shows();
        const events = first + second;
        const rate = events / (minutes * 60);
        const facts = [
          `${events} events in ${minutes} min (${rate.toFixed(1)} a second)`,
          `${after.requests} requests`,
          `heap ${mega(before.heapUsed)} after ${warm} min, ${mega(after.heapUsed)} in the end`,
          `process ${mega(before.rss)} and ${mega(after.rss)}`,
        ].join('; ');
        console.log(`      ${facts}`);
        keepResult(`churn, Docker ${version}`, facts);
        assert.ok(rate > perSecond * 0.75, facts);
        assert.ok(after.heapUsed < before.heapUsed * growth, facts);
        assert.ok(after.rss < before.rss * growth, facts);
        assert.equal(await follower.end(), 0, 'it ends by itself');
      } finally {
        follower.kill();
      }
    });
  },
  ['28.5'],
);

/** So many events a second for some minutes: renames, and a network that comes and goes. Gives how many there were. */
async function churn({ request }: LabEngine, length: number): Promise<number> {
  const begin = performance.now();
  const end = begin + length * 60_000;
  let events = 0;
  let round = 0;
  while (performance.now() < end) {
    round++;
    const network = { Name: `churn-${round}` };
    await call(request, 'POST', '/networks/create', network);
    for (let i = 0; i < perSecond - 2; i++) {
      const name = containers[(round * (perSecond - 2) + i) % containers.length] ?? '';
      await call(request, 'POST', `/containers/${name}/rename?name=${name}-x`);
      await call(request, 'POST', `/containers/${name}-x/rename?name=${name}`);
      events += 2;
      const due = begin + (events / perSecond) * 1000;
      if (performance.now() < due) await delay(due - performance.now());
    }
    await call(request, 'DELETE', `/networks/${network.Name}`);
    events += 2;
  }
  return events;
}

function mega(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
