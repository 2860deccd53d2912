import type { AddressSource, FoundEngine } from './address';
import { AddressError } from './addressError';
import { currentContext, readContext } from './cliConfig';
import { parseEngineHost } from './parseEngineHost';
import type { Surroundings } from './surroundings';
import { tlsFilesIn, withTls } from './tlsFiles';

/**
 * The address of the CLI's current context; undefined for the context `default`, which means the usual place.
 * Throws `AddressError`, with the context's file where that is at fault.
 */
export async function fromContext(around: Surroundings): Promise<FoundEngine | undefined> {
  const name = await currentContext(around);
  return name === 'default' ? undefined : contextAddress(name, 'context', around);
}

/**
 * The address of a context, but not of `default`, which is kept nowhere.
 * Throws `AddressError`, with the context's file where that is at fault.
 */
export async function contextAddress(
  name: string,
  source: AddressSource,
  around: Surroundings,
): Promise<FoundEngine> {
  const { host, skipTlsVerify, tlsFolder, file } = await readContext(name, around);
  const found = await tlsFilesIn(tlsFolder, !skipTlsVerify, around);
  // As in the CLI: without files and without the wish to skip the check there is no TLS.
  const hasTls = skipTlsVerify || found.ca !== undefined || found.cert !== undefined;
  try {
    const address = withTls(parseEngineHost(host), hasTls ? found : undefined);
    return { ...address, source, name };
  } catch (error) {
    if (!(error instanceof AddressError)) throw error;
    throw new AddressError(error.kind, { text: host, file, source: 'context', cause: error });
  }
}
