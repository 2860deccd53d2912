/**
 * TLS of a TCP address, as absolute paths of PEM files. Paths, not contents: an address can be logged
 * without a key in it, and a renewed certificate is picked up at the next connection.
 */
export interface TlsFiles {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** False: the server's certificate is not checked. */
  readonly verify: boolean;
}

/** Where an engine listens. */
export type EngineAddress =
  | { readonly kind: 'socket'; readonly path: string }
  /** A Windows named pipe, e.g. `//./pipe/docker_engine`. */
  | { readonly kind: 'pipe'; readonly path: string }
  | {
      readonly kind: 'tcp';
      /** A name or an address, IPv6 without brackets. */
      readonly host: string;
      /** 1 to 65535. */
      readonly port: number;
      /** Absent: plain HTTP. */
      readonly tls?: TlsFiles;
    }
  | SshAddress;

/** An engine on a machine that the person's own `ssh` reaches: its agent, configuration and known hosts count. */
export interface SshAddress {
  readonly kind: 'ssh';
  /** A name, an address or a `Host` of the person's ssh configuration; never begins with `-`. */
  readonly host: string;
  /** 1 to 65535; absent: what ssh's configuration says. */
  readonly port?: number;
  readonly user?: string;
  /** The engine's socket there, of plain characters only; absent: as the docker CLI there finds it. */
  readonly path?: string;
}

/** Who said where the engine is; `usual`: nobody did, it is where engines usually are. */
export type AddressSource = 'chosen' | 'setting' | 'environment' | 'context' | 'usual';

/** What a person chose for a workspace, before all else that says where the engine is. */
export type EngineChoice =
  /** A context of the Docker CLI, whichever is its current one. */
  | { readonly kind: 'context'; readonly name: string }
  /** An address in the form of `DOCKER_HOST`. */
  | { readonly kind: 'host'; readonly host: string };

/** An address with what people know it by: the context's name, or the text in Docker's own form. */
export type FoundEngine = EngineAddress & {
  readonly source: AddressSource;
  readonly name: string;
};
