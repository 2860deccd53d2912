// What a Compose file says of networks, each thing with its place in the text.
// https://docs.docker.com/reference/compose-file/

/** Characters; longer ones are no file that a person works on, and are not read. */
export const longestFile = 250_000;

/** A stretch of the text, in UTF-16 units; the end is behind its last one. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value where it is written. Without a value where only Compose can tell it: variables, tags, another file. */
export interface Written<T> {
  readonly span: Span;
  readonly value?: T;
}

/** One file, as it is. */
export interface ComposeFile {
  /** `name:` at the top. */
  readonly name?: Written<string>;
  readonly services: readonly WrittenService[];
  readonly networks: readonly WrittenNetwork[];
  /** The keys `services:` and `networks:` themselves. */
  readonly places: { readonly services?: Span; readonly networks?: Span };
  /** All that it says can be known from its text: it can be read and includes nothing. */
  readonly isWhole: boolean;
}

/** An entry below `networks:`. */
export interface WrittenNetwork {
  readonly key: string;
  /** The key's place. */
  readonly span: Span;
  readonly name?: Written<string>;
  readonly driver?: Written<string>;
  readonly isExternal?: Written<boolean>;
  readonly isInternal?: Written<boolean>;
  readonly isAttachable?: Written<boolean>;
  readonly hasIpv6?: Written<boolean>;
  readonly subnets: readonly Written<string>[];
  /** Nothing of it comes from elsewhere. */
  readonly isWhole: boolean;
}

/** An entry below `services:`. */
export interface WrittenService {
  readonly key: string;
  /** The key's place. */
  readonly span: Span;
  readonly image?: Written<string>;
  readonly mode?: Written<string>;
  /** `container_name:` */
  readonly containerName?: Written<string>;
  /** `scale:` or `deploy.replicas:`, as it is written. */
  readonly replicas?: Written<string>;
  readonly memberships: readonly WrittenMembership[];
  readonly ports: readonly WrittenPort[];
  /** It need not have a container: a profile, or a number of replicas that may be none. */
  readonly isOptional: boolean;
  /** Nothing of it comes from elsewhere, so what it does not say it does not have. */
  readonly isWhole: boolean;
}

/** A network of a service. */
export interface WrittenMembership {
  /** The network's key. */
  readonly key: string;
  readonly span: Span;
  readonly ipv4?: Written<string>;
  readonly ipv6?: Written<string>;
  /** Without those that only Compose can tell. */
  readonly aliases: readonly string[];
}

/** What a service publishes; for a range, its first port. */
export interface WrittenPort {
  readonly span: Span;
  readonly containerPort: number;
  /** Absent where the engine chooses it, or a variable does. */
  readonly hostPort?: number;
  readonly protocol: string;
  /** Absent where Compose leaves it to the engine: all addresses. */
  readonly hostAddress?: string;
  /** Where the host's address belongs, and what is to be written before and behind it. */
  readonly addressPlace: {
    readonly at: number;
    readonly before: string;
    readonly behind: string;
  };
}

/** The network of services that name none. https://docs.docker.com/compose/how-tos/networking/ */
export const defaultNetwork = 'default';
