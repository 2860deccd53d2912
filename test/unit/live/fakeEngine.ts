import { PassThrough } from 'node:stream';
import type { Engine } from '../../../src/engine/engine';
import { type EngineEvent, readEvents } from '../../../src/engine/events';

/** An engine in memory: what it lists, what it was asked, and events at the test's word. */
export class FakeEngine implements Engine {
  readonly address = { kind: 'socket', path: '/fake' } as const;
  networks: Readonly<{ Id: string }>[] = [];
  containers: Readonly<{ Id: string }>[] = [];
  readonly requests: string[] = [];
  inspecting = 0;
  mostInspecting = 0;
  /** What an inspect waits for. */
  gate: Promise<void> = Promise.resolve();
  /** What a list of containers waits for, after its content is fixed. */
  listGate: Promise<void> = Promise.resolve();
  private stream = new PassThrough();

  listNetworks(ids?: readonly string[]): Promise<readonly unknown[]> {
    this.requests.push('networks');
    return Promise.resolve(chosen(this.networks, ids));
  }

  async listContainers(ids?: readonly string[], signal?: AbortSignal): Promise<readonly unknown[]> {
    this.requests.push('containers');
    const listed = chosen(this.containers, ids);
    await this.listGate;
    signal?.throwIfAborted();
    return listed;
  }

  async inspectContainer(id: string, signal?: AbortSignal): Promise<unknown> {
    signal?.throwIfAborted();
    this.requests.push(`inspect ${id}`);
    this.inspecting++;
    this.mostInspecting = Math.max(this.mostInspecting, this.inspecting);
    let cancel: () => void = () => undefined;
    const cancelled = new Promise<never>((_, reject) => {
      cancel = () => reject(signal?.reason as Error);
      signal?.addEventListener('abort', cancel);
    });
    try {
      await Promise.race([this.gate, cancelled]);
      return this.containers.find(container => container.Id === id);
    } finally {
      signal?.removeEventListener('abort', cancel);
      this.inspecting--;
    }
  }

  events(signal: AbortSignal): Promise<AsyncIterable<EngineEvent>> {
    this.requests.push('events');
    const stream = new PassThrough();
    this.stream = stream;
    signal.addEventListener('abort', () => stream.destroy());
    return Promise.resolve(readEvents(stream));
  }

  /** Sends an event of a container or network. */
  tell(id: string, Type = 'container', Action = 'start', Attributes: object = {}): void {
    this.stream.write(`${JSON.stringify({ Type, Action, Actor: { ID: id, Attributes } })}\n`);
  }

  /** Ends the event stream, as an engine that stops. */
  cut(): void {
    this.stream.end();
  }

  info = never;
  version = never;
  listLabelled = never;
  listImages = never;
  inspectImage = never;
  waitForEnd = never;
  readLogs = never;
  pullImage = never;
  inspectNetwork = never;
  createNetwork = never;
  removeNetwork = never;
  connect = never;
  disconnect = never;
  createContainer = never;
  createHelper = never;
  startContainer = never;
  stopContainer = never;
  restartContainer = never;
  unpauseContainer = never;
  createFrom = never;
  renameContainer = never;
  setRestart = never;
  listChanges = never;
  removeContainer = never;
  stats = never;
  followLogs = never;
  readArchive = never;
  writeArchive = never;
  listProcesses = never;
  startPipedExec = never;
  createExec = never;
  startExec = never;
  startFramedExec = never;
  resizeExec = never;
  inspectExec = never;
  listServices = never;
  listTasks = never;
  listNodes = never;
  inspectService = never;
  updateService = never;
  initSwarm = never;
}

function never(): Promise<never> {
  return Promise.reject(new Error('not part of this fake'));
}

function chosen(all: readonly { readonly Id: string }[], ids: readonly string[] | undefined) {
  return all.filter(({ Id }) => !ids || ids.includes(Id));
}
