import assert from 'node:assert/strict';
import { adviceKey, ruleIds } from '../../../src/landscape/advice/advice';
import { adviceOn } from '../../../src/landscape/advice/rules';
import type { Container } from '../../../src/landscape/landscape';
import { network, publish } from '../../lab/topologyHarnessData';
import { advise, scene } from './scene';
import { flatCases } from './flatCases';
import { app, type Case, on } from './things';
import { tidyCases } from './tidyCases';
import { warningCases } from './warningCases';

const cases: Readonly<Record<string, readonly Case[]>> = {
  ...warningCases,
  flatNetwork: flatCases,
  ...tidyCases,
};

describe('advice', () => {
  for (const rule of ruleIds) {
    const all: readonly Case[] = cases[rule] ?? [];
    it(`${rule} is tried both ways`, () => {
      assert.ok(all.some(([, , lines]) => lines.length > 0));
      assert.ok(all.some(([, , lines]) => lines.length === 0));
    });
    for (const [what, given, expected] of all) {
      it(`${rule}: ${what}`, () => assert.deepEqual(advise(given), expected));
    }
  }

  it('is in step with how much there is: of many networks on one subnet, each is named with one other', () => {
    const many = Array.from({ length: 300 }, (_, i) =>
      network(`lan-${i}`, { subnets: app.subnets }),
    );
    const found = advise(scene(many, [])).filter(line => line.startsWith('overlappingSubnets'));
    assert.equal(found.length, many.length - 1);
    for (const { name } of many) {
      assert.ok(
        found.some(line => line.split(/[ |]+/).includes(name)),
        name,
      );
    }
  });

  it('leaves out the rules that are off', () => {
    const given = scene([app], []);
    assert.deepEqual(
      adviceOn(given, rule => rule !== 'unusedNetwork'),
      [],
    );
  });

  it('is the same advice when the container was made again, and not when other ports are open', () => {
    const keyOf = (part: Partial<Container>) => {
      const db = on('db', [app], { image: 'postgres', ports: [publish(5432, 5432)], ...part });
      const [advice] = adviceOn(scene([app], [db]), () => true);
      return advice && adviceKey(advice);
    };
    assert.equal(keyOf({}), keyOf({ id: 'another' as Container['id'] }));
    assert.notEqual(keyOf({}), keyOf({ ports: [publish(5433, 5432)] }));
  });
});
