import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import fc from 'fast-check';
import { type EngineEvent, readEvents } from '../../../src/engine/events';

const line = (id: string, name = '') =>
  JSON.stringify({
    Type: 'container',
    Action: 'start',
    Actor: { ID: id, Attributes: { name } },
  }) + '\n';

async function read(chunks: readonly (string | Buffer)[]): Promise<EngineEvent[]> {
  const events: EngineEvent[] = [];
  const buffers = chunks.map(chunk => Buffer.from(chunk as string));
  const stream = Readable.from(buffers, { objectMode: false });
  for await (const event of readEvents(stream)) events.push(event);
  return events;
}

const ids = (events: readonly EngineEvent[]) => events.map(event => event.id);

describe('readEvents', () => {
  it('reads what Docker and Podman send', async () => {
    const connect = {
      Type: 'network',
      Action: 'connect',
      Actor: { ID: 'n', Attributes: { container: 'c', name: 'app', type: 'bridge' } },
      scope: 'local',
      time: 1,
    };
    const prune = { Type: 'network', Action: 'prune', Actor: { ID: '', Attributes: {} } };
    assert.deepEqual(await read([`${JSON.stringify(connect)}\n${JSON.stringify(prune)}\n`]), [
      { type: 'network', action: 'connect', id: 'n', containerId: 'c' },
      { type: 'network', action: 'prune', id: '' },
    ]);
  });

  it('reads what happens in a Swarm, and passes by what is not asked for', async () => {
    const event = (Type: string) => ({ Type, Action: 'update', Actor: { ID: 'x' } });
    const lines = ['service', 'node', 'secret', 'toString'].map(type =>
      JSON.stringify(event(type)),
    );
    const types = (await read([`${lines.join('\n')}\n`])).map(({ type }) => type);
    assert.deepEqual(types, ['service', 'node']);
  });

  it('puts lines together, however they are cut, through characters of several bytes too', async () => {
    const bytes = Buffer.from(['한국어', '🐳', 'é'].map((name, i) => line(`${name}${i}`)).join(''));
    const cuts = fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(cuts, async points => {
        const at = [0, ...points.sort((a, b) => a - b), bytes.length];
        const chunks = at.slice(1).map((end, i) => bytes.subarray(at[i], end));
        assert.deepEqual(ids(await read(chunks)), ['한국어0', '🐳1', 'é2']);
      }),
    );
  });

  it('passes over what is no event', async () => {
    const noise = ['', '\r', 'null', '7', '[]', '"x"', '{"Type":"image"}', '{"Type":{}}'];
    const lines = noise.map(text => `${text}\n`);
    assert.deepEqual(ids(await read([line('1'), ...lines, line('2')])), ['1', '2']);
  });

  it('takes a line that is cut short for an event of everything: what it told is lost', async () => {
    const [half, whole] = [line('lost').slice(0, 40), line('2')];
    for (const text of [`${half}\n`, `${half}${line('lost too')}`, '<html>\n']) {
      assert.deepEqual(ids(await read([line('1'), text, whole])), ['1', '', '2']);
    }
  });

  it('keeps no line without an end in memory, and takes it for one that is cut short', async () => {
    const junk = Array.from({ length: 40 }, () => 'x'.repeat(100_000));
    for (const tail of ['', '"Type":"container"}']) {
      const events = await read([line('1'), ...junk, `${tail}\n`, line('2')]);
      assert.deepEqual(ids(events), ['1', '', '2']);
    }
  });

  it('takes an event with very long labels', async () => {
    assert.deepEqual(ids(await read([line('1', 'x'.repeat(500_000)), line('2')])), ['1', '2']);
  });

  it('never throws for a line, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), async values => {
        const lines = values.map(value => `${JSON.stringify(value)}\n`);
        assert.equal((await read([...lines, line('end')])).at(-1)?.id, 'end');
      }),
    );
  });

  it('throws what the stream throws', async () => {
    const stream = new PassThrough();
    const reading = readEvents(stream).next();
    stream.destroy(new Error('cut'));
    await assert.rejects(reading, /cut/);
  });
});
