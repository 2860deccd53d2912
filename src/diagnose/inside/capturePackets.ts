import { capture } from '../../engine/capture';
import type { Engine } from '../../engine/engine';
import { Frames } from '../../engine/frames';
import type { Container, ContainerId, Endpoint } from '../../landscape/landscape';
import { openWorkplace } from '../workplace';
import { CaptureError } from './captureError';
import { readInterfaces } from './ipOutput';

/** What is captured, and how much at most. */
export interface CaptureOrder {
  /** In tcpdump's words; empty for everything. https://www.tcpdump.org/manpages/pcap-filter.7.html */
  readonly filter: string;
  /** The attachment whose packets are captured; those of all interfaces where it is absent. */
  readonly endpoint?: Endpoint;
  readonly packets: number;
  readonly seconds: number;
  readonly bytes: number;
}

/** The command that writes what it captures to its output. The filter is one argument, and never an option. */
export function captureCommand(
  { filter, packets }: Pick<CaptureOrder, 'filter' | 'packets'>,
  device: string,
): readonly string[] {
  const options = ['-n', '-U', '-Z', 'root', '-i', device, '-c', String(packets), '-w', '-'];
  return ['tcpdump', ...options, ...(filter === '' ? [] : ['--', filter])];
}

/**
 * Captures packets in a container's network by a container of ours, until one of the limits or the stop. Gives a file of
 * tcpdump's; what was captured until it is stopped is whole.
 *
 * @param onProgress hears how many bytes there are.
 * @throws CaptureError with tcpdump's words, where it does not take the filter or is not there; EngineError.
 */
export async function capturePackets(
  engine: Engine,
  container: Container,
  image: string,
  order: CaptureOrder,
  stop: AbortSignal,
  onProgress: (bytes: number) => void,
): Promise<Buffer> {
  const workplace = await openWorkplace(engine, container, image, stop);
  try {
    const device = (await deviceOf(engine, workplace.id, order.endpoint)) ?? 'any';
    const limit = AbortSignal.timeout(1000 * order.seconds);
    const ended = AbortSignal.any([stop, limit]);
    const command = captureCommand(order, device);
    return await record(engine, workplace.id, command, order.bytes, ended, onProgress);
  } finally {
    await workplace.remove();
  }
}

/** The interface that the attachment is; undefined where it cannot be told. */
async function deviceOf(
  engine: Engine,
  id: ContainerId,
  endpoint: Endpoint | undefined,
): Promise<string | undefined> {
  if (!endpoint) return undefined;
  const said = await capture(engine, id, ['ip', 'addr']).catch(() => 'notFound' as const);
  const interfaces = said === 'notFound' ? [] : readInterfaces(said.stdout);
  const { mac, ipv4 = '' } = endpoint;
  const found =
    interfaces.find(each => mac !== undefined && each.mac === mac) ??
    interfaces.find(each => ipv4 !== '' && each.addresses.some(at => at.startsWith(`${ipv4}/`)));
  return found?.name;
}

async function record(
  engine: Engine,
  id: ContainerId,
  command: readonly string[],
  most: number,
  ended: AbortSignal,
  onProgress: (bytes: number) => void,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const words: Buffer[] = [];
  const frames = new Frames();
  let length = 0;
  const exec = await engine.createExec(id, command, {}, ended);
  try {
    // Leaving the loop ends the stream; what still runs goes with its container.
    for await (const chunk of await engine.startFramedExec(exec, ended)) {
      for (const { output, bytes } of frames.push(chunk as Buffer)) {
        (output === 2 ? words : chunks).push(bytes);
        if (output !== 2) length += bytes.length;
      }
      onProgress(length);
      if (length >= most) break;
    }
  } catch (error) {
    if (!ended.aborted) throw error;
  }
  const packets = wholePackets(Buffer.concat(chunks));
  if (packets) return packets;
  if (ended.aborted) return Buffer.alloc(0);
  throw new CaptureError(Buffer.concat(words).toString().trim() || 'tcpdump');
}

const headerLength = 24;
const packetHeaderLength = 16;

/** The file as far as its packets are whole; undefined where it is none. https://www.ietf.org/archive/id/draft-gharris-opsawg-pcap-01.html */
function wholePackets(file: Buffer): Buffer | undefined {
  return file.length < headerLength ? undefined : file.subarray(0, measure(file).end);
}

/** How many packets a capture has. */
export function countPackets(file: Buffer): number {
  return file.length < headerLength ? 0 : measure(file).count;
}

function measure(file: Buffer): { readonly count: number; readonly end: number } {
  const isLittle = file.readUInt8(0) === 0xd4 || file.readUInt8(0) === 0x4d;
  let end = headerLength;
  let count = 0;
  while (end + packetHeaderLength <= file.length) {
    const length = isLittle ? file.readUInt32LE(end + 8) : file.readUInt32BE(end + 8);
    if (end + packetHeaderLength + length > file.length) break;
    end += packetHeaderLength + length;
    count++;
  }
  return { count, end };
}
