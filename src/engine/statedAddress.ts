import type { AddressSource, EngineAddress, FoundEngine } from './address';
import { AddressError } from './addressError';
import { dockerFolder } from './cliConfig';
import { parseEngineHost } from './parseEngineHost';
import type { Surroundings } from './surroundings';
import { tlsFilesIn, withTls } from './tlsFiles';

/** The address in the setting `dockerNetworks.engine.host`; undefined when it is empty. Throws `AddressError`. */
export function fromSetting(around: Surroundings): Promise<FoundEngine | undefined> {
  return stated(around.setting, 'setting', around);
}

/** The address in `DOCKER_HOST`; undefined when it is empty. Throws `AddressError`. */
export function fromEnvironment(around: Surroundings): Promise<FoundEngine | undefined> {
  return stated(around.env['DOCKER_HOST'], 'environment', around);
}

/** The address that a text says. Throws `AddressError`. */
export async function stated(
  host: string | undefined,
  source: AddressSource,
  around: Surroundings,
): Promise<FoundEngine | undefined> {
  const text = host?.trim();
  if (!text) return undefined;
  try {
    const address = parseEngineHost(text);
    return { ...withTls(address, await environmentTls(address.kind, around)), source, name: text };
  } catch (error) {
    if (!(error instanceof AddressError)) throw error;
    throw new AddressError(error.kind, { text, source, cause: error });
  }
}

/**
 * As the CLI does it, for `--host` too: `DOCKER_TLS_VERIFY` or `DOCKER_TLS` turn TLS on, whatever their value;
 * the files are in `DOCKER_CERT_PATH` or beside `config.json`.
 * https://github.com/docker/cli/blob/master/cli/flags/options.go
 */
async function environmentTls(kind: EngineAddress['kind'], around: Surroundings) {
  const { env } = around;
  const verify = Boolean(env['DOCKER_TLS_VERIFY']);
  if (kind !== 'tcp' || !(verify || env['DOCKER_TLS'])) return undefined;
  const chosen = env['DOCKER_CERT_PATH'];
  const folder = chosen === undefined || chosen === '' ? dockerFolder(around) : chosen;
  return tlsFilesIn(folder, verify, around);
}
