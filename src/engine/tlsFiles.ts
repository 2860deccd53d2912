import { join } from 'node:path';
import type { EngineAddress, TlsFiles } from './address';
import type { Surroundings } from './surroundings';

/** Gives the PEM files that are there in a folder under Docker's names for them: `ca.pem`, `cert.pem`, `key.pem`. */
export async function tlsFilesIn(
  folder: string,
  verify: boolean,
  { exists }: Pick<Surroundings, 'exists'>,
): Promise<TlsFiles> {
  const found = async (name: string) =>
    (await exists(join(folder, `${name}.pem`))) ? { [name]: join(folder, `${name}.pem`) } : {};
  const files = await Promise.all([found('ca'), found('cert'), found('key')]);
  return { ...Object.assign({}, ...files), verify };
}

/**
 * Gives the address with TLS where it is TCP, and with Docker's port where none was written:
 * 2376 with TLS, 2375 without (https://docs.docker.com/engine/security/protect-access/).
 */
export function withTls(address: EngineAddress, tls: TlsFiles | undefined): EngineAddress {
  if (address.kind !== 'tcp') return address;
  const used = tls ?? address.tls;
  const port = address.port || (used ? 2376 : 2375);
  return { kind: 'tcp', host: address.host, port, ...(used ? { tls: used } : {}) };
}
