import type { Duplex, Readable } from 'node:stream';
import type { ContainerToRun } from '../landscape/containerToRun';
import type { EndpointSettings } from '../landscape/endpointSettings';
import { record, someText } from '../landscape/fields';
import type { ContainerId, NetworkId } from '../landscape/landscape';
import type { NetworkSettings } from '../landscape/networkSettings';
import type { EngineAddress } from './address';
import type { DockerodeClient, EngineCall } from './dockerodeClient';
import type { Engine, ExecOptions, RestartPolicy, TerminalSize } from './engine';
import { EngineError } from './engineError';
import { type EngineEvent, eventFilters, readEvents } from './events';
import type { HelperContainer } from './helperContainer';
import { containerBody, endpointBody, execBody, helperBody, networkBody } from './payloads';
import { finishPull, pullQuery } from './pull';
import { withLimit } from './withLimit';

/** Milliseconds that an engine has to answer a question, and to carry out a change. */
export interface TimeLimits {
  readonly read: number;
  readonly change: number;
}

export const defaultLimits: TimeLimits = { read: 10_000, change: 60_000 };

/** Hears of every request when it has ended, for the log. `milliseconds` is its wall time. */
export type RequestListener = (request: string, milliseconds: number, error?: unknown) => void;

/** An engine at an address, through dockerode, which is loaded with the first request. */
export class DockerodeEngine implements Engine {
  private client: Promise<DockerodeClient> | undefined;

  constructor(
    readonly address: EngineAddress,
    private readonly onRequest: RequestListener = () => undefined,
    private readonly limits: TimeLimits = defaultLimits,
  ) {}

  info(signal?: AbortSignal): Promise<unknown> {
    return this.read('GET /info', {}, signal);
  }

  version(signal?: AbortSignal): Promise<unknown> {
    return this.read('GET /version', {}, signal);
  }

  listNetworks(ids?: readonly string[], signal?: AbortSignal): Promise<readonly unknown[]> {
    return this.list('GET /networks', idFilter(ids), signal);
  }

  listContainers(ids?: readonly string[], signal?: AbortSignal): Promise<readonly unknown[]> {
    return this.list(
      'GET /containers/json',
      { query: { all: true, ...idFilter(ids).query } },
      signal,
    );
  }

  listLabelled(label: string, signal?: AbortSignal): Promise<readonly unknown[]> {
    const query = { all: true, filters: { label: [label] } };
    return this.list('GET /containers/json', { query }, signal);
  }

  listImages(signal?: AbortSignal): Promise<readonly unknown[]> {
    return this.list('GET /images/json', {}, signal);
  }

  inspectImage(id: string, signal?: AbortSignal): Promise<unknown> {
    return this.read('GET /images/{id}/json', { id }, signal);
  }

  async pullImage(image: string, signal: AbortSignal): Promise<void> {
    await finishPull(
      await this.stream('POST /images/create', { query: pullQuery(image) }, signal),
      signal,
    );
  }

  inspectNetwork(id: NetworkId, signal?: AbortSignal): Promise<unknown> {
    return this.read('GET /networks/{id}', { id }, signal);
  }

  inspectContainer(id: ContainerId, signal?: AbortSignal): Promise<unknown> {
    return this.read('GET /containers/{id}/json', { id }, signal);
  }

  async createNetwork(settings: NetworkSettings, signal?: AbortSignal): Promise<NetworkId> {
    const body = networkBody(settings);
    return idOf(await this.change('POST /networks/create', { body }, signal)) as NetworkId;
  }

  async removeNetwork(id: NetworkId, signal?: AbortSignal): Promise<void> {
    await this.change('DELETE /networks/{id}', { id }, signal);
  }

  async connect(
    network: NetworkId,
    container: ContainerId,
    settings: EndpointSettings = {},
    signal?: AbortSignal,
  ): Promise<void> {
    const body = { Container: container, EndpointConfig: endpointBody(settings) };
    await this.change('POST /networks/{id}/connect', { id: network, body }, signal);
  }

  async disconnect(
    network: string,
    container: ContainerId,
    { isForced = false }: { readonly isForced?: boolean } = {},
    signal?: AbortSignal,
  ): Promise<void> {
    const body = { Container: container, Force: isForced };
    await this.change('POST /networks/{id}/disconnect', { id: network, body }, signal);
  }

  createContainer(container: ContainerToRun, signal?: AbortSignal): Promise<ContainerId> {
    return this.createFrom(container.name, containerBody(container), signal);
  }

  createHelper(helper: HelperContainer, signal?: AbortSignal): Promise<ContainerId> {
    return this.createFrom(helper.name, helperBody(helper), signal);
  }

  async createFrom(
    name: string | undefined,
    body: object,
    signal?: AbortSignal,
  ): Promise<ContainerId> {
    const more = { ...(name === undefined ? {} : { query: { name } }), body };
    return idOf(await this.change('POST /containers/create', more, signal)) as ContainerId;
  }

  async startContainer(id: ContainerId, signal?: AbortSignal): Promise<void> {
    await this.change('POST /containers/{id}/start', { id }, signal);
  }

  async stopContainer(id: ContainerId, signal?: AbortSignal): Promise<void> {
    await this.change('POST /containers/{id}/stop', { id }, signal, stopFactor);
  }

  async restartContainer(id: ContainerId, signal?: AbortSignal): Promise<void> {
    await this.change('POST /containers/{id}/restart', { id }, signal, stopFactor);
  }

  async unpauseContainer(id: ContainerId, signal?: AbortSignal): Promise<void> {
    await this.change('POST /containers/{id}/unpause', { id }, signal);
  }

  async renameContainer(id: ContainerId, name: string, signal?: AbortSignal): Promise<void> {
    await this.change('POST /containers/{id}/rename', { id, query: { name } }, signal);
  }

  async setRestart(
    id: ContainerId,
    { name, times }: RestartPolicy,
    signal?: AbortSignal,
  ): Promise<void> {
    const body = { RestartPolicy: { Name: name, MaximumRetryCount: times } };
    await this.change('POST /containers/{id}/update', { id, body }, signal);
  }

  async removeContainer(
    id: ContainerId,
    { isForced = false }: { readonly isForced?: boolean } = {},
    signal?: AbortSignal,
  ): Promise<void> {
    await this.change('DELETE /containers/{id}', { id, query: { force: isForced } }, signal);
  }

  listChanges(id: ContainerId, signal?: AbortSignal): Promise<readonly unknown[]> {
    return this.list('GET /containers/{id}/changes', { id }, signal);
  }

  stats(id: ContainerId, signal?: AbortSignal): Promise<unknown> {
    // One look, not two a second apart: only the share of the processor is told by a difference.
    const query = { stream: false, 'one-shot': true };
    return this.read('GET /containers/{id}/stats', { id, query }, signal);
  }

  readArchive(id: ContainerId, path: string, signal: AbortSignal): Promise<Readable> {
    return this.stream('GET /containers/{id}/archive', { id, query: { path } }, signal);
  }

  async writeArchive(
    id: ContainerId,
    path: string,
    archive: Buffer,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.change('PUT /containers/{id}/archive', { id, query: { path }, archive }, signal);
  }

  listProcesses(id: ContainerId, signal?: AbortSignal): Promise<unknown> {
    return this.read('GET /containers/{id}/top', { id }, signal);
  }

  async waitForEnd(id: ContainerId, signal: AbortSignal): Promise<number> {
    const answer = await this.change('POST /containers/{id}/wait', { id }, signal);
    const code = record(answer)['StatusCode'];
    if (typeof code !== 'number') throw new EngineError('failed', 'the engine gave no exit code');
    return code;
  }

  readLogs(id: ContainerId, lines: number, signal: AbortSignal): Promise<Readable> {
    const query = { stdout: true, stderr: true, tail: lines };
    return this.stream('GET /containers/{id}/logs', { id, query }, signal);
  }

  followLogs(id: ContainerId, lines: number, signal: AbortSignal): Promise<Readable> {
    const query = { follow: true, stdout: true, stderr: true, tail: lines };
    return this.stream('GET /containers/{id}/logs', { id, query }, signal);
  }

  async createExec(
    id: ContainerId,
    command: readonly string[],
    options: ExecOptions,
    signal?: AbortSignal,
  ): Promise<string> {
    const body = execBody(command, options);
    return idOf(await this.change('POST /containers/{id}/exec', { id, body }, signal));
  }

  startExec(exec: string, signal: AbortSignal): Promise<Duplex> {
    return this.hijack(exec, true, signal);
  }

  startPipedExec(exec: string, signal: AbortSignal): Promise<Duplex> {
    return this.hijack(exec, false, signal);
  }

  private async hijack(exec: string, Tty: boolean, signal: AbortSignal): Promise<Duplex> {
    const body = { Detach: false, Tty };
    const duplex = await this.request(
      'POST /exec/{id}/start',
      this.limits.change,
      signal,
      (client, inner) => client.hijack(callOf('POST /exec/{id}/start', { id: exec, body }), inner),
    );
    return endWith(duplex, signal);
  }

  startFramedExec(exec: string, signal: AbortSignal): Promise<Readable> {
    const body = { Detach: false, Tty: false };
    return this.stream('POST /exec/{id}/start', { id: exec, body }, signal);
  }

  async resizeExec(exec: string, size: TerminalSize, signal?: AbortSignal): Promise<void> {
    const query = { h: size.rows, w: size.columns };
    await this.change('POST /exec/{id}/resize', { id: exec, query }, signal);
  }

  inspectExec(exec: string, signal?: AbortSignal): Promise<unknown> {
    return this.read('GET /exec/{id}/json', { id: exec }, signal);
  }

  listServices(signal?: AbortSignal): Promise<readonly unknown[]> {
    // Since API 1.41 the engine counts running tasks itself.
    return this.list('GET /services', { query: { status: true } }, signal);
  }

  listTasks(signal?: AbortSignal): Promise<readonly unknown[]> {
    return this.list('GET /tasks', {}, signal);
  }

  listNodes(signal?: AbortSignal): Promise<readonly unknown[]> {
    return this.list('GET /nodes', {}, signal);
  }

  inspectService(id: string, signal?: AbortSignal): Promise<unknown> {
    return this.read('GET /services/{id}', { id }, signal);
  }

  async updateService(
    id: string,
    version: number,
    specification: object,
    signal?: AbortSignal,
  ): Promise<void> {
    const more = { id, query: { version }, body: specification };
    await this.change('POST /services/{id}/update', more, signal);
  }

  async initSwarm(advertiseAddress: string, signal?: AbortSignal): Promise<void> {
    const body = { ListenAddr: '0.0.0.0:2377', AdvertiseAddr: advertiseAddress };
    await this.change('POST /swarm/init', { body }, signal);
  }

  async events(signal: AbortSignal): Promise<AsyncIterable<EngineEvent>> {
    return readEvents(
      await this.stream('GET /events', { query: { filters: eventFilters } }, signal),
    );
  }

  private read(name: string, more: CallParts, signal: AbortSignal | undefined): Promise<unknown> {
    const call = callOf(name, more);
    return this.request(name, this.limits.read, signal, (client, inner) =>
      client.call(call, inner),
    );
  }

  private async list(
    name: string,
    more: CallParts,
    signal: AbortSignal | undefined,
  ): Promise<readonly unknown[]> {
    return listOf(await this.read(name, more, signal));
  }

  private change(
    name: string,
    more: CallParts,
    signal: AbortSignal | undefined,
    factor = 1,
  ): Promise<unknown> {
    const call = callOf(name, more);
    return this.request(name, factor * this.limits.change, signal, (client, inner) =>
      client.call(call, inner),
    );
  }

  /** The limit is for the answer to begin; after that only the caller's signal ends it. */
  private async stream(name: string, more: CallParts, signal: AbortSignal): Promise<Readable> {
    const call = callOf(name, more);
    const stream = await this.request(name, this.limits.read, signal, (client, inner) =>
      client.stream(call, inner),
    );
    return endWith(stream, signal);
  }

  private async request<T>(
    name: string,
    limit: number,
    caller: AbortSignal | undefined,
    call: Call<T>,
  ): Promise<T> {
    const begin = performance.now();
    try {
      const result = await withLimit(limit, caller, async signal =>
        call(await this.load(), signal),
      );
      this.onRequest(name, performance.now() - begin);
      return result;
    } catch (error) {
      this.onRequest(name, performance.now() - begin, error);
      throw error;
    }
  }

  private load(): Promise<DockerodeClient> {
    this.client ??= import('./dockerodeClient').then(module => module.createClient(this.address));
    return this.client;
  }
}

/** How much longer than other changes a stop may take: a container says itself how long it may be asked nicely. */
const stopFactor = 10;

type Call<T> = (client: DockerodeClient, signal: AbortSignal) => Promise<T>;

/** What stands for `{id}` in the path, and what else is sent. */
interface CallParts extends Pick<EngineCall, 'query' | 'body' | 'archive'> {
  readonly id?: string;
}

/** `GET /networks/{id}` and its parts as a request. */
function callOf(name: string, { id = '', ...more }: CallParts): EngineCall {
  const [method, path = ''] = name.split(' ');
  return {
    method: method as EngineCall['method'],
    path: path.replace('{id}', encodeURIComponent(id)),
    ...more,
  };
}

/** Ends the stream with the signal. */
function endWith<T extends Readable>(stream: T, signal: AbortSignal): T {
  const end = () => stream.destroy();
  signal.addEventListener('abort', end, { once: true });
  stream.once('close', () => signal.removeEventListener('abort', end));
  if (signal.aborted) end();
  return stream;
}

/** Whatever else answers at the address, its page must not pass for an engine without networks. */
function listOf(answer: unknown): readonly unknown[] {
  if (Array.isArray(answer)) return answer;
  if (answer === null) return [];
  throw new EngineError('failed', 'the answer is not that of a container engine');
}

/** The id of what was made. */
function idOf(answer: unknown): string {
  const id = someText(record(answer)['Id']) ?? someText(record(answer)['id']);
  if (id === undefined) throw new EngineError('failed', 'the engine gave no id');
  return id;
}

function idFilter(ids: readonly string[] | undefined): Pick<EngineCall, 'query'> {
  return ids ? { query: { filters: { id: ids } } } : {};
}
