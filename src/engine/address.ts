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
    };

/** Who said where the engine is; `usual`: nobody did, it is where engines usually are. */
export type AddressSource = 'setting' | 'environment' | 'context' | 'usual';

/** An address with what people know it by: the context's name, or the text in Docker's own form. */
export type FoundEngine = EngineAddress & {
  readonly source: AddressSource;
  readonly name: string;
};
