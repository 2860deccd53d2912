import type { ConfigFile } from '../read/configFile';
import type { Directive } from '../read/directive';
import { expandIncludes } from '../read/expandIncludes';
import { listensOf } from '../routes/listens';
import type { ConfigPlace, Listen } from '../routes/route';

/** What the servers of a file share with those of other files. */
export type Neighbour =
  /** Another server that nginx reads first has the name at that port: this file's never answers. */
  | {
      readonly kind: 'hidden';
      readonly name: string;
      readonly port: number;
      readonly by: ConfigPlace;
    }
  /** Another server that nginx reads later has the name at that port: it does not answer any more. */
  | {
      readonly kind: 'hides';
      readonly name: string;
      readonly port: number;
      readonly other: ConfigPlace;
    }
  /** Names that no server has are answered by another file's. */
  | { readonly kind: 'notDefault'; readonly port: number; readonly by: ConfigPlace };

interface FoundServer extends ConfigPlace {
  readonly names: readonly string[];
  readonly listens: readonly Listen[];
}

/**
 * How the servers of the file at `path` get on with all others, as nginx chooses between them. `files` are all of the
 * configuration, the main one first. Throws `NginxSyntaxError`.
 * https://nginx.org/en/docs/http/request_processing.html
 */
export function neighboursOf(files: readonly ConfigFile[], path: string): readonly Neighbour[] {
  const servers = serversOf(expandIncludes(files).directives);
  const own = servers.filter(({ file }) => file === path);
  const found = own.flatMap(server => [
    ...nameClashes(server, servers, path),
    ...server.listens.flatMap(listen => otherDefault(listen, servers, path)),
  ]);
  return [...new Map(found.map(each => [JSON.stringify(each), each])).values()];
}

function nameClashes(
  server: FoundServer,
  servers: readonly FoundServer[],
  path: string,
): readonly Neighbour[] {
  return server.listens.flatMap(({ address, port }) =>
    server.names.flatMap((name): readonly Neighbour[] => {
      if (port === undefined) return [];
      const same = servers.filter(
        other =>
          other.names.includes(name) &&
          other.listens.some(each => each.address === address && each.port === port),
      );
      const [first] = same;
      const other = same.find(({ file }) => file !== path);
      if (!first || !other) return [];
      return first.file === path
        ? [{ kind: 'hides', name, port, other: placeOf(other) }]
        : [{ kind: 'hidden', name, port, by: placeOf(first) }];
    }),
  );
}

function otherDefault(
  { address, port, isDefault }: Listen,
  servers: readonly FoundServer[],
  path: string,
): readonly Neighbour[] {
  if (isDefault || port === undefined) return [];
  const found = servers.find(({ listens }) =>
    listens.some(each => each.isDefault && each.address === address && each.port === port),
  );
  return found && found.file !== path ? [{ kind: 'notDefault', port, by: placeOf(found) }] : [];
}

function serversOf(directives: readonly Directive[]): readonly FoundServer[] {
  const found = directives
    .filter(({ name }) => name === 'http')
    .flatMap(({ block = [] }) => block)
    .filter(({ name }) => name === 'server');
  const listens = listensOf(found);
  return found.map(({ file, line, block = [] }, at) => ({
    file,
    line,
    listens: listens[at] ?? [],
    names: block
      .filter(({ name }) => name === 'server_name')
      .flatMap(({ parameters }) => parameters.map(each => each.toLowerCase())),
  }));
}

function placeOf({ file, line }: ConfigPlace): ConfigPlace {
  return { file, line };
}
