import { list, record, someText, text, without } from '../../landscape/fields';
import type { RemakeBody } from './body';

type Fields = Readonly<Record<string, unknown>>;

/** What an engine writes itself, or what the words of are not the meaning. */
const free: ReadonlySet<string> = new Set([
  'Config.MacAddress',
  'HostConfig.Annotations',
  'HostConfig.ConsoleSize',
  'HostConfig.ContainerIDFile',
  'HostConfig.NetworkMode',
]);

/**
 * The settings that an engine did not take when it made a container again, by the names of its API; empty where all went
 * along. An engine may take less than it tells, and says nothing of what it passes over.
 *
 * @param before the container of before, and `made` the new one, both of `GET /containers/{id}/json`.
 * @param body what was asked for.
 */
export function lostSettings(before: unknown, made: unknown, body: RemakeBody): readonly string[] {
  const [old, now] = [record(before), record(made)];
  const config = without(body, 'HostConfig', 'NetworkingConfig');
  const wanted = {
    Config: { ...record(old['Config']), Hostname: record(now['Config'])['Hostname'], ...config },
    // What was left out of the request is wanted, too: the engine shall give it itself.
    HostConfig: { ...record(old['HostConfig']), ...body.HostConfig },
  };
  const has = { Config: record(now['Config']), HostConfig: record(now['HostConfig']) };
  return [
    ...differences(wanted.Config, has.Config, 'Config'),
    ...differences(wanted.HostConfig, has.HostConfig, 'HostConfig'),
    ...differences(mountsOf(old), mountsOf(now), 'Mounts'),
  ];
}

function differences(wanted: Fields, has: Fields, place: string): readonly string[] {
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(has)])];
  return names
    .map(name => `${place}.${name}`)
    .filter((path, index) => {
      const name = names[index] ?? '';
      return !free.has(path) && canonical(wanted[name], name) !== canonical(has[name], name);
    });
}

/** The same text for the same meaning: engines write nothing in several ways, and lists in any order. */
function canonical(value: unknown, name = ''): string {
  if (name === 'PortBindings') return canonical(placesOf(value));
  if (name === 'Env')
    return canonical(list(value).filter(each => !text(each).startsWith('HOSTNAME=')));
  if (Array.isArray(value)) return JSON.stringify(value.map(each => canonical(each)).toSorted());
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
      .map(([key, each]) => [key, isNothing(each) ? '' : canonical(each)] as const)
      // A set is written as keys with nothing behind them.
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify(fields);
  }
  return JSON.stringify(value ?? '');
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) {
    return true;
  }
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** `80/tcp 127.0.0.1:8080` for each place where a port is published. */
function placesOf(bindings: unknown): readonly string[] {
  return Object.entries(record(bindings)).flatMap(([port, places]) =>
    list(places).map(place => {
      const { HostIp, HostPort } = record(place);
      const address = HostIp === '0.0.0.0' ? '' : text(HostIp);
      return `${port} ${address}:${HostPort === '0' ? '' : text(HostPort)}`;
    }),
  );
}

/** What is mounted where. */
function mountsOf(from: Fields): Fields {
  return Object.fromEntries(
    list(from['Mounts']).map(mount => {
      const { Type, Name, Source, Destination, RW } = record(mount);
      return [text(Destination), [Type, someText(Name) ?? Source, RW].map(String).join(' ')];
    }),
  );
}
