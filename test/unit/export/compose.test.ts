import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { parse } from 'yaml';
import { hostileTexts } from '../../lab/hostile';
import { type ComposeNote, toCompose } from '../../../src/export/compose';
import { readLandscape } from '../../../src/landscape/readLandscape';
import { readRecipe } from '../../../src/landscape/recipe';

/** What Compose makes of a value: https://docs.docker.com/reference/compose-file/interpolation/ */
const interpolated = (text: string) => {
  assert.doesNotMatch(text.replaceAll('$$', ''), /\$/, 'no variable');
  return text.replaceAll('$$', '$');
};

function landscapeOf(network: object, container: object) {
  return readLandscape({
    networks: [{ Id: 'n'.repeat(64), Name: 'net', Driver: 'bridge', Scope: 'local', ...network }],
    containers: [
      {
        Id: 'c'.repeat(64),
        Names: ['/box'],
        Image: 'lab/busybox',
        State: 'running',
        NetworkSettings: { Networks: { net: { NetworkID: 'n'.repeat(64) } } },
        ...container,
      },
    ],
  });
}

describe('toCompose', () => {
  it('keeps every text as it is, whatever is in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      fc.constantFrom(
        '${HOME}',
        '$x',
        '# no',
        '- a',
        '"',
        "it's",
        ': ',
        '|',
        'yes',
        '1e3',
        '~',
        '*a',
        '!b',
        '&c',
        '0x1',
        'a\nb',
      ),
      // No file in UTF-8 can hold half of a character.
      fc.constantFrom(...hostileTexts.filter(each => !/\p{Cs}/u.test(each))),
    );
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.array(text, { minLength: 1 }),
        (label, value, alias, command) => {
          const landscape = landscapeOf(
            { Labels: { [label]: value } },
            { Labels: { [label]: value } },
          );
          const [container] = landscape.containers;
          assert.ok(container);
          const raw = {
            Config: { Image: 'lab/busybox', Cmd: command },
            NetworkSettings: { Networks: { net: { Aliases: [alias] } } },
          };
          const recipe = readRecipe(landscape, container, raw, {});
          const words = () => 'a note';
          const file = parse(
            toCompose(landscape.networks, [recipe], {
              makesNetworks: true,
              hasVariables: true,
              words,
            }),
          ) as {
            services: Record<
              string,
              {
                labels: Record<string, string>;
                command: string[];
                networks: Record<string, { aliases?: string[] } | null>;
              }
            >;
            networks: Record<string, { labels: Record<string, string> }>;
          };
          const service = file.services['box'];
          assert.ok(service);
          assert.deepEqual(service.command.map(interpolated), command);
          assert.equal(interpolated(service.labels[label] ?? ''), value);
          assert.equal(interpolated(file.networks['net']?.labels[label] ?? ''), value);
          assert.deepEqual(service.networks['net']?.aliases?.map(interpolated) ?? ['box'], [alias]);
        },
      ),
    );
  });

  it('leaves networks that Compose did not make to whoever made them', () => {
    const landscape = landscapeOf({ Labels: {} }, {});
    const [container] = landscape.containers;
    assert.ok(container);
    const recipe = readRecipe(landscape, container, {}, {});
    const text = toCompose([], [recipe], {
      makesNetworks: false,
      hasVariables: false,
      words: ({ kind }) => kind,
    });
    assert.match(text, /networks:\n {2}# external\n {2}net:\n {4}name: net\n {4}external: true\n/);
  });

  it('writes the names of variables only where they are wanted, and never their values', () => {
    const landscape = landscapeOf({}, {});
    const [container] = landscape.containers;
    assert.ok(container);
    const recipe = readRecipe(landscape, container, { Config: { Env: ['API_KEY=hush'] } }, {});
    const written = (hasVariables: boolean) => {
      const words = ({ kind }: { readonly kind: string }) => kind;
      return toCompose([], [recipe], { makesNetworks: true, hasVariables, words });
    };
    assert.match(written(true), / environment:\n {6}- API_KEY\n/);
    assert.match(written(false), /# environmentLeft\n/);
    assert.doesNotMatch(written(false), /API_KEY/);
    assert.doesNotMatch(written(true) + written(false), /hush/);
  });

  it('says which settings of a container it leaves out, and none that nobody chose', () => {
    const landscape = landscapeOf({}, {});
    const [container] = landscape.containers;
    assert.ok(container);
    const raw = {
      HostConfig: { CapAdd: ['NET_ADMIN'], Dns: ['10.0.0.1'], ExtraHosts: [], Memory: 0 },
      Config: { User: '1000', WorkingDir: '/app', StopSignal: '' },
    };
    const image = { Config: { WorkingDir: '/app' } };
    const recipe = readRecipe(landscape, container, raw, image);
    assert.deepEqual(recipe.unsaid, ['CapAdd', 'Dns', 'User']);
    const words = (note: ComposeNote) => ('names' in note ? note.names.join() : note.kind);
    const text = toCompose([], [recipe], { makesNetworks: true, hasVariables: true, words });
    assert.match(text, /# CapAdd,Dns,User\n/);
    assert.deepEqual(readRecipe(landscape, container, {}, undefined).unsaid, []);
    const podman = {
      HostConfig: { Ulimits: [{ Name: 'RLIMIT_NOFILE', Soft: 1024, Hard: 1024 }] },
      Config: { StopSignal: '15', WorkingDir: '/' },
    };
    assert.deepEqual(readRecipe(landscape, container, podman, {}).unsaid, []);
  });
});
