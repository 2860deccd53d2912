import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from './run';

/** Makes the certificate of an authority in a folder: `ca.pem` and `ca-key.pem`. */
export async function makeAuthority(folder: string): Promise<void> {
  await run(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-days', '2', '-subj', '/CN=lab authority', '-keyout', 'ca-key.pem', '-out', 'ca.pem'],
    ],
    { cwd: folder },
  );
}

/** Has the authority in the folder sign a certificate: `NAME.pem` and `NAME-key.pem`. With -1 day it has expired. */
export async function makeCertificate(
  folder: string,
  name: string,
  extensions: readonly string[],
  days = 2,
): Promise<void> {
  await run(
    'openssl',
    [
      ...['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-subj', `/CN=${name}`, '-keyout', `${name}-key.pem`, '-out', `${name}.csr`],
    ],
    { cwd: folder },
  );
  await writeFile(path.join(folder, `${name}.ext`), extensions.join('\n'));
  await run(
    'openssl',
    [
      ...['x509', '-req', '-days', String(days), '-in', `${name}.csr`, '-out', `${name}.pem`],
      ...['-CA', 'ca.pem', '-CAkey', 'ca-key.pem', '-CAcreateserial', '-extfile', `${name}.ext`],
    ],
    { cwd: folder },
  );
}
