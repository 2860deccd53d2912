import type { Duplex, Readable } from 'node:stream';
import type { ContainerToRun } from '../landscape/containerToRun';
import type { EndpointSettings } from '../landscape/endpointSettings';
import type { ContainerId, NetworkId } from '../landscape/landscape';
import type { NetworkSettings } from '../landscape/networkSettings';
import type { EngineAddress } from './address';
import type { EngineEvent } from './events';
import type { HelperContainer } from './helperContainer';

/** Columns and rows of a terminal. */
export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** How a process is to run in a container. */
export interface ExecOptions {
  /** Absent: it has none, and no input either. */
  readonly terminal?: TerminalSize;
  /** A name or number of the container's; without it the one that its image says. */
  readonly user?: string;
  /** It reads what is sent to it. */
  readonly hasInput?: boolean;
}

/** When an engine starts a container by itself. */
export interface RestartPolicy {
  /** `no`, `always`, `unless-stopped`, `on-failure`. */
  readonly name: string;
  /** How often after a failure; 0 is without an end. */
  readonly times: number;
}

/**
 * One engine. Every method is one request with a time limit, takes a signal that cancels it, and throws
 * an `EngineError`. Payloads come as the engine sent them: `landscape` reads them.
 */
export interface Engine {
  readonly address: EngineAddress;
  info(signal?: AbortSignal): Promise<unknown>;
  version(signal?: AbortSignal): Promise<unknown>;

  /** All networks, or those with the given ids. */
  listNetworks(ids?: readonly string[], signal?: AbortSignal): Promise<readonly unknown[]>;
  /** All containers, running or not, or those with the given ids. */
  listContainers(ids?: readonly string[], signal?: AbortSignal): Promise<readonly unknown[]>;
  /** Those with the label, whatever its value. */
  listLabelled(label: string, signal?: AbortSignal): Promise<readonly unknown[]>;
  listImages(signal?: AbortSignal): Promise<readonly unknown[]>;
  /** @param id of an image, or its name. */
  inspectImage(id: string, signal?: AbortSignal): Promise<unknown>;
  /** Settles when the image is there, which may take minutes: only the signal ends it before. */
  pullImage(image: string, signal: AbortSignal): Promise<void>;
  inspectNetwork(id: NetworkId, signal?: AbortSignal): Promise<unknown>;
  inspectContainer(id: ContainerId, signal?: AbortSignal): Promise<unknown>;
  /** Settles when the engine has accepted; then yields until the engine or the signal ends it. */
  events(signal: AbortSignal): Promise<AsyncIterable<EngineEvent>>;

  createNetwork(settings: NetworkSettings, signal?: AbortSignal): Promise<NetworkId>;
  removeNetwork(id: NetworkId, signal?: AbortSignal): Promise<void>;
  connect(
    network: NetworkId,
    container: ContainerId,
    settings?: EndpointSettings,
    signal?: AbortSignal,
  ): Promise<void>;
  disconnect(
    /** A name, where the network itself is gone. */
    network: string,
    container: ContainerId,
    options?: { readonly isForced?: boolean },
    signal?: AbortSignal,
  ): Promise<void>;

  createContainer(container: ContainerToRun, signal?: AbortSignal): Promise<ContainerId>;
  /** One from the engine's own words, as an inspect of another one gave them. */
  createFrom(name: string, body: object, signal?: AbortSignal): Promise<ContainerId>;
  /** Removes itself when its command has ended, if it does not try something. */
  createHelper(helper: HelperContainer, signal?: AbortSignal): Promise<ContainerId>;
  startContainer(id: ContainerId, signal?: AbortSignal): Promise<void>;
  stopContainer(id: ContainerId, signal?: AbortSignal): Promise<void>;
  restartContainer(id: ContainerId, signal?: AbortSignal): Promise<void>;
  unpauseContainer(id: ContainerId, signal?: AbortSignal): Promise<void>;
  renameContainer(id: ContainerId, name: string, signal?: AbortSignal): Promise<void>;
  /** When the engine starts it by itself; Podman 4 cannot change that. */
  setRestart(id: ContainerId, policy: RestartPolicy, signal?: AbortSignal): Promise<void>;
  removeContainer(
    id: ContainerId,
    options?: { readonly isForced?: boolean },
    signal?: AbortSignal,
  ): Promise<void>;
  /** The files that differ from the image's, outside of volumes. */
  listChanges(id: ContainerId, signal?: AbortSignal): Promise<readonly unknown[]>;
  /** What the container uses at the moment, and what went through its interfaces; of one that does not run, nothing. */
  stats(id: ContainerId, signal?: AbortSignal): Promise<unknown>;
  /** A file or folder of a container, running or not, as a tar archive, until its end or the signal. */
  readArchive(id: ContainerId, path: string, signal: AbortSignal): Promise<Readable>;
  /** Unpacks a tar archive into a folder of a container, running or not; what is there of those names is replaced. */
  writeArchive(id: ContainerId, path: string, archive: Buffer, signal?: AbortSignal): Promise<void>;
  /** The processes of a running container, as the engine's `ps` lists them. */
  listProcesses(id: ContainerId, signal?: AbortSignal): Promise<unknown>;
  /** Settles when the container has ended, with its exit code. */
  waitForEnd(id: ContainerId, signal: AbortSignal): Promise<number>;
  /** The last lines of both outputs, as far as they are written now. */
  readLogs(id: ContainerId, lines: number, signal: AbortSignal): Promise<Readable>;
  /** What the container says, as the engine sends it, from so many lines back; goes on until the signal ends it. */
  followLogs(id: ContainerId, lines: number, signal: AbortSignal): Promise<Readable>;
  /** Makes a process in the container; gives its id. Nothing runs yet. */
  createExec(
    id: ContainerId,
    command: readonly string[],
    options: ExecOptions,
    signal?: AbortSignal,
  ): Promise<string>;
  /** Starts one with a terminal: a connection to it, until the process or the signal ends it. */
  startExec(exec: string, signal: AbortSignal): Promise<Duplex>;
  /** Starts one without: its outputs in frames, until the process or the signal ends them. */
  startFramedExec(exec: string, signal: AbortSignal): Promise<Readable>;
  /** The same with an input: what is written goes to it as it is, what is read comes in frames. */
  startPipedExec(exec: string, signal: AbortSignal): Promise<Duplex>;
  resizeExec(exec: string, size: TerminalSize, signal?: AbortSignal): Promise<void>;
  inspectExec(exec: string, signal?: AbortSignal): Promise<unknown>;

  /** Swarm's objects; refused with `conflict` where this node is no manager. */
  listServices(signal?: AbortSignal): Promise<readonly unknown[]>;
  listTasks(signal?: AbortSignal): Promise<readonly unknown[]>;
  listNodes(signal?: AbortSignal): Promise<readonly unknown[]>;
  inspectService(id: string, signal?: AbortSignal): Promise<unknown>;
  /** `version` is the one that the specification was read with: the engine refuses when it has changed since. */
  updateService(
    id: string,
    version: number,
    specification: object,
    signal?: AbortSignal,
  ): Promise<void>;
  /** Makes this node the first manager of a Swarm, with defaults but for the address that others reach it by. */
  initSwarm(advertiseAddress: string, signal?: AbortSignal): Promise<void>;
}
