import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { EngineError } from '../../src/engine/engineError';
import { readIpv4Routes, readIpv6Routes } from '../../src/engine/hostRoutes';
import { formatCidr, parseCidr } from '../../src/landscape/cidr';
import { type DraftContext, draftProblems } from '../../src/landscape/draftProblems';
import { readEngineFacts } from '../../src/landscape/engineFacts';
import { type NetworkDraft, settingsOfDraft } from '../../src/landscape/networkDraft';
import { isPodman } from '../lab/engine/binaries';
import { Excuses } from './draftExcuses';
import { allVersions, describeEngines, isSoak, versions } from './engines';
import { draftCases, draftOfCase, neighbours, templateLines } from './faultyDrafts';
import { someDraft } from './someDraft';
import { freshLandscape } from './watched';

/** What was said about a draft: by us, and by the engine when it was asked all the same. */
interface Verdict {
  readonly ours: readonly ReturnType<typeof draftProblems>[number]['reason']['kind'][];
  readonly refusal?: string;
}

describeEngines(
  'what is wrong with a network',
  (lab, version) => {
    let engine: DockerodeEngine;
    let context: DraftContext;
    const excuses = new Excuses(version);

    before(async () => {
      const lines = [...neighbours, ...(isPodman(version) ? [] : templateLines)];
      for (const line of lines) await lab().docker(line.split(' '));
      engine = new DockerodeEngine({ kind: 'socket', path: lab().socket });
      const [ipv4, ipv6] = await Promise.all(
        ['route', 'ipv6_route'].map(table => lab().exec(['cat', `/proc/net/${table}`])),
      );
      context = {
        landscape: await freshLandscape(lab().socket),
        facts: readEngineFacts(await engine.info(), await engine.version()),
        routes: [...readIpv4Routes(ipv4 ?? ''), ...readIpv6Routes(ipv6 ?? '')],
        avoided: [],
      };
    });

    after(async () => {
      // A second docker0 that is removed takes the first one along: other tests share this engine.
      if (version !== '20.10') return;
      await lab().stopDaemon();
      await lab().startDaemon();
    });

    const verdictOn = async (draft: NetworkDraft): Promise<Verdict> => {
      const errors = draftProblems(draft, context).filter(({ severity }) => severity === 'error');
      const ours = [...new Set(errors.map(({ reason }) => reason.kind))];
      try {
        const id = await engine.createNetwork(settingsOfDraft(draft));
        await engine.removeNetwork(id);
        return { ours };
      } catch (error) {
        assert.ok(error instanceof EngineError);
        return { ours, refusal: error.message };
      }
    };
    const isAgreed = ({ ours, refusal }: Verdict) =>
      (ours.length === 0) === (refusal === undefined);

    it(`is what the engine says, in ${draftCases.length} cases`, async () => {
      const disagreed: string[] = [];
      for (const [number, each] of draftCases.entries()) {
        const [title] = each;
        const verdict = await verdictOn(draftOfCase(each, number));
        if (isAgreed(verdict) || excuses.isExcused(verdict.ours, title)) continue;
        disagreed.push(`${title}: ${verdict.ours.join(', ')} | ${verdict.refusal ?? 'taken'}`);
      }
      assert.deepEqual(disagreed, []);
    });

    it('knows the routes that the engine’s machine has', async () => {
      for (const [version, table] of [
        [4, 'route'],
        [6, 'ipv6_route'],
      ] as const) {
        const read = version === 4 ? readIpv4Routes : readIpv6Routes;
        const ours = read(await lab().exec(['cat', `/proc/net/${table}`]));
        const listed = await lab().exec(['ip', `-${version}`, 'route']);
        const theirs = listed.split('\n').flatMap(line => /^[^ ]*\/\d+/.exec(line) ?? []);
        const isForNetworks = (text: string) => !/^f[ef]/.test(text);
        assert.deepEqual(sorted(ours), sorted(theirs.filter(isForNetworks)));
        assert.ok(ours.length > 0);
      }
    });

    it('has no excuse that nothing needs', () => {
      assert.deepEqual(
        excuses.unused.map(({ kind, cases, why }) => [kind, String(cases), why]),
        [],
      );
    });

    it('is what the engine says, in drafts that nobody thought of', async () => {
      let number = draftCases.length;
      const property = fc.asyncProperty(someDraft, async part => {
        const draft = draftOfCase(['', part], ++number);
        const verdict = await verdictOn(draft);
        // What the engine refuses has to have a reason of ours; what we refuse, one that is excused somewhere.
        const isFine =
          isAgreed(verdict) || (verdict.ours.length > 0 && excuses.isExcused(verdict.ours));
        assert.ok(isFine, JSON.stringify({ draft, ...verdict }));
      });
      await fc.assert(property, { numRuns: 40 });
    });
  },
  [...(isSoak ? allVersions : versions), 'podman5'],
);

/** Routes in canonical form and order. */
function sorted(routes: readonly string[]): readonly string[] {
  const cidrs = routes.flatMap(text => parseCidr(text) ?? []);
  return [...new Set(cidrs.map(formatCidr))].sort();
}
