// A page that was taken over may send anything: nothing but its own messages gets in, and these as they should be.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FromConnection } from '../../../src/protocol/connection';
import type { FromForm } from '../../../src/protocol/form';
import type { FromMatrix } from '../../../src/protocol/matrix';
import type { FromTopology } from '../../../src/protocol/topology';
import { readConnectionMessage } from '../../../src/ui/connection/connectionMessages';
import { readFormMessage } from '../../../src/ui/forms/formMessages';
import { readMatrixMessage } from '../../../src/ui/matrix/matrixMessages';
import { readTopologyMessage } from '../../../src/ui/topologyMessages';
import { hostileTexts } from '../../lab/hostile';

type Message = Readonly<Record<string, unknown>>;

/** All types of messages, which the compiler counts. */
const types: Readonly<Record<string, readonly string[]>> = {
  topology: Object.keys({
    ...{ ready: 0, retry: 0, select: 0, inspect: 0, askDetails: 0, act: 0, advise: 0, setView: 0 },
    ...{ showRoutes: 0, showTalks: 0, openTalks: 0, openRoute: 0, setLayout: 0, taken: 0, run: 0 },
    ...{ setTraffic: 0, keep: 0, connect: 0 },
  } satisfies Record<FromTopology['type'], 0>),
  form: Object.keys({
    ...{ ready: 0, copyCli: 0, cancel: 0, change: 0, submit: 0, action: 0 },
  } satisfies Record<FromForm['type'], 0>),
  connection: Object.keys({
    ...{ ready: 0, cancel: 0, swap: 0, copyReport: 0, saveReport: 0, fix: 0, copyFix: 0, test: 0 },
  } satisfies Record<FromConnection['type'], 0>),
  matrix: Object.keys({
    ...{ ready: 0, test: 0, cancel: 0, copyReport: 0, saveReport: 0, open: 0 },
  } satisfies Record<FromMatrix['type'], 0>),
};

const id = 'a'.repeat(64);
const target = { kind: 'endpoint', networkId: id, containerId: id };

/** Each page: what reads its messages, and one good message of each type. */
const pages: Readonly<Record<string, readonly [(value: unknown) => unknown, readonly Message[]]>> =
  {
    topology: [
      readTopologyMessage,
      [
        { type: 'ready' },
        { type: 'retry' },
        { type: 'select', target },
        { type: 'inspect', target },
        { type: 'askDetails', containerIds: [id] },
        { type: 'act', action: 'disconnect', targets: [target] },
        {
          type: 'setView',
          view: { showPredefined: true, showStopped: true, showUnused: false },
          choice: 1,
        },
        { type: 'showRoutes', isShown: true },
        { type: 'showTalks', isShown: false },
        { type: 'openTalks', containerId: id },
        { type: 'advise', act: 'fix', key: 'x' },
        { type: 'openRoute', route: { nginx: id, arrow: 'x' } },
        { type: 'setLayout', layout: 'rack', choice: 2 },
        { type: 'taken', id: 1, picture: '<svg/>' },
        { type: 'run', command: 'export' },
        { type: 'setTraffic', isOn: true },
        { type: 'keep', engine: 'x', kept: { camera: { x: 0, y: 0, k: 1 }, plans: '{}' } },
        { type: 'connect', target, to: id },
      ],
    ],
    form: [
      readFormMessage,
      [
        ...['ready', 'copyCli', 'cancel'].map(type => ({ type })),
        { type: 'change', values: { name: 'x', rows: [{ key: 'k' }], internal: true } },
        { type: 'submit', values: { name: 'x' } },
        { type: 'action', id: 'preset:app', values: {} },
      ],
    ],
    connection: [
      readConnectionMessage,
      [
        ...['ready', 'cancel', 'swap', 'copyReport', 'saveReport'].map(type => ({ type })),
        { type: 'fix', id: '0' },
        { type: 'copyFix', id: '0' },
        { type: 'test', values: { host: 'db', port: '80', protocol: 'tcp' } },
      ],
    ],
    matrix: [
      readMatrixMessage,
      [
        ...['ready', 'test', 'cancel', 'copyReport', 'saveReport'].map(type => ({ type })),
        { type: 'open', row: 0, column: 1 },
      ],
    ],
  };

const anything = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.constantFrom(undefined, null, NaN, Infinity, -1, 1.5, 2 ** 53, '', [], {}),
  fc.jsonValue(),
  fc.anything(),
);

for (const [page, [read, good]] of Object.entries(pages)) {
  describe(`messages of the ${page} page`, () => {
    it('are all tried', () => {
      const tried = new Set(good.map(({ type }) => type));
      assert.deepEqual([...tried].sort(), types[page]?.toSorted());
    });

    it('get in as they should be', () => {
      for (const message of good) assert.deepEqual(read(message), message);
    });

    it('get in without what does not belong to them', () => {
      for (const message of good) {
        const more = {
          ...message,
          command: message['command'] ?? 'workbench.action.quit',
          more: 1,
        };
        assert.deepEqual(read(more), message);
      }
    });

    it('are dropped when they are of no type of the page, whatever they are', () => {
      const types = new Set(good.map(({ type }) => type));
      fc.assert(
        fc.property(anything, fc.object(), (value, more) => {
          if (types.has(value)) return;
          assert.equal(read(value), undefined);
          assert.equal(read({ ...more, type: value }), undefined);
        }),
        { numRuns: 500 },
      );
    });

    it('with any field spoilt are dropped, or are a good message again; nobody throws', () => {
      fc.assert(
        fc.property(fc.constantFrom(...good), anything, fc.nat(), (message, value, at) => {
          const spoilt = structuredClone(message) as Record<string, unknown>;
          const holders = holdersOf(spoilt);
          const [holder, name] = holders[at % holders.length] ?? [spoilt, 'type'];
          holder[name] = value;
          const got = read(spoilt);
          if (got === undefined) return;
          const types = good.map(({ type }) => type);
          assert.ok(types.includes((got as Message)['type']));
          // Whoever reads it once more finds nothing to object to.
          assert.deepEqual(read(got), got);
        }),
        { numRuns: 2_000 },
      );
      assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
    });
  });
}

/** All places in a message: the object, and the name of a field of it. */
function holdersOf(value: unknown): (readonly [Record<string, unknown>, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap(name => [[holder, name] as const, ...holdersOf(holder[name])]);
}
