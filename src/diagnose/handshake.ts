import type { Duplex } from 'node:stream';
import { checkServerIdentity, connect, type PeerCertificate, type TLSSocket } from 'node:tls';
import { parseAddress } from '../landscape/addresses';
import { messageOf } from './evidence';
import type { Certificate } from './observation';

/** How the other end takes a TLS handshake. */
export type Handshake =
  | {
      readonly kind: 'secured';
      readonly socket: TLSSocket;
      /** E.g. `TLSv1.3`. */
      readonly version: string;
      /** Absent where the server shows none. */
      readonly certificate?: Certificate;
    }
  /** It answers, and not with TLS. */
  | { readonly kind: 'plain'; readonly said: string }
  | { readonly kind: 'failed'; readonly said: string };

/** What OpenSSL and BoringSSL say of an answer that is no TLS. */
const plainAnswer = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST/;

/**
 * Begins TLS over a connection, as a program does that trusts everybody: what the certificate is good for is for a
 * person to judge. Never throws.
 *
 * @param host as it was typed: the name that the server is asked for, and that its certificate is compared with.
 */
export async function shakeHands(
  pipe: Duplex,
  host: string | undefined,
  signal: AbortSignal,
): Promise<Handshake> {
  const servername = host !== undefined && !parseAddress(host) ? { servername: host } : {};
  const trusting = { rejectUnauthorized: false, minVersion: 'TLSv1' } as const;
  const socket = connect({ socket: pipe, ...trusting, ...servername });
  try {
    await new Promise<void>((resolve, reject) => {
      const abort = () => reject(signal.reason as Error);
      if (signal.aborted) abort();
      signal.addEventListener('abort', abort, { once: true });
      socket.once('secureConnect', resolve);
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('the connection ended')));
    });
    // What breaks later ends the reading, and nothing else.
    socket.on('error', () => socket.destroy());
    const certificate = readCertificate(socket.getPeerCertificate(), host);
    return {
      kind: 'secured',
      socket,
      version: socket.getProtocol() ?? 'TLS',
      ...(certificate ? { certificate } : {}),
    };
  } catch (error) {
    socket.destroy();
    pipe.destroy();
    const said = messageOf(error);
    const code = String((error as { readonly code?: unknown }).code);
    return { kind: plainAnswer.test(`${code} ${said}`) ? 'plain' : 'failed', said };
  }
}

/** What a person wants to know of it; undefined where there is none. */
function readCertificate(raw: PeerCertificate, host: string | undefined): Certificate | undefined {
  const from = Date.parse(raw.valid_from);
  const until = Date.parse(raw.valid_to);
  if (Number.isNaN(from) || Number.isNaN(until)) return undefined;
  const now = Date.now();
  const subject = nameIn(raw.subject);
  const names = alternativeNames(raw.subjectaltname);
  return {
    subject,
    issuer: nameIn(raw.issuer),
    names: names.length > 0 ? names : subject === '' ? [] : [subject],
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
    time: now < from ? 'early' : now > until ? 'expired' : 'good',
    isSelfSigned: JSON.stringify(raw.subject) === JSON.stringify(raw.issuer),
    fits: host === undefined || checkServerIdentity(host, raw) === undefined,
  };
}

/** https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.4: the common name, else the organisation. */
function nameIn(from: PeerCertificate['subject'] | undefined): string {
  const { CN: name, O: organisation } = (from ?? {}) as Readonly<
    Partial<Record<string, string | readonly string[]>>
  >;
  const [first = ''] = [name ?? organisation ?? ''].flat();
  return first;
}

/** From `DNS:db, DNS:*.shop, IP Address:10.0.0.2`. */
function alternativeNames(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(', ')
    .flatMap(part => /^(?:DNS|IP Address):"?([^"]+)"?$/.exec(part)?.[1] ?? []);
}
