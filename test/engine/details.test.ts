import assert from 'node:assert/strict';
import type { ContainerId } from '../../src/landscape/landscape';
import { DetailsCache } from '../../src/live/detailsCache';
import { waitFor } from '../lab/wait';
import { allVersions, describeEngines, podmanVersions } from './engines';
import { Watched } from './watched';

describeEngines(
  'the details of a container',
  engine => {
    let watched: Watched;
    let details: DetailsCache;
    const docker = (line: string) => engine().docker(line.split(' '));
    const inspects = () => watched.requests.filter(request => request.includes('{id}/json')).length;

    before(async () => {
      // There before anybody looks: Podman 4 tells of no network.
      await docker('network create blue');
      await docker('network create red');
      watched = new Watched(engine().socket);
      details = new DetailsCache(watched.live);
      await watched.reaches('live');
    });
    after(() => {
      details.dispose();
      watched.stop();
    });

    async function run(options: string): Promise<ContainerId> {
      return (await docker(`run -d ${options} lab/busybox sleep 1000`)).trim() as ContainerId;
    }

    const namesOf = async (id: ContainerId, network: string) =>
      (await details.get(id)).names.get(network);

    it('are its aliases and names on each network', async () => {
      const id = await run('--name web --network blue --network-alias www --network-alias site');
      await docker('network connect --alias deep red web');
      await watched.settles();
      const sorted = async (network: string) => {
        const names = await namesOf(id, network);
        return [names?.aliases.toSorted(), names?.dnsNames.toSorted()];
      };
      assert.deepEqual(await sorted('blue'), [
        ['site', 'www'],
        ['site', 'web', 'www'],
      ]);
      assert.deepEqual(await sorted('red'), [['deep'], ['deep', 'web']]);
    });

    it('name what a neighbour can really resolve', async () => {
      const id = await run('--name db --network blue --network-alias store');
      // On this network alone: from several, Podman 4 asks only the first that its resolver was told of.
      await run('--name asker --network blue');
      const names = (await namesOf(id, 'blue'))?.dnsNames ?? [];
      assert.deepEqual(names.toSorted(), ['db', 'store']);
      for (const name of names) await docker(`exec asker nslookup ${name}`);
      await assert.rejects(docker('exec asker nslookup nosuchname'));
    });

    it('are asked for once, and again after the next event of the container alone', async () => {
      const id = await run('--name one --network blue');
      const other = await run('--name two --network blue');
      // Podman’s events come late: none of these may come after the first question.
      await watched.rests();
      const before = inspects();
      await Promise.all([details.get(id), details.get(id), details.get(other)]);
      await details.get(id);
      assert.equal(inspects() - before, 2);
      await docker('network connect --alias late red one');
      const isThere = async () => (await namesOf(id, 'red'))?.aliases.includes('late');
      await waitFor(isThere, { what: 'the new alias' });
      await watched.rests();
      await details.get(id);
      const after = inspects();
      await details.get(other);
      await details.get(id);
      assert.equal(inspects(), after);
    });

    it('follow a rename', async () => {
      const id = await run('--name old --network blue');
      assert.ok((await namesOf(id, 'blue'))?.dnsNames.includes('old'));
      await docker('rename old new');
      await waitFor(async () => (await namesOf(id, 'blue'))?.dnsNames.includes('new'));
    });

    it('are not found for a container that is gone', async () => {
      const id = await run('--name brief');
      await docker('rm -f brief');
      await assert.rejects(details.get(id), { kind: 'notFound' });
    });
  },
  [...allVersions, ...podmanVersions],
);
