import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cached } from './cache';
import { unpackFromSystem } from './engine/apt';
import { ensureCli } from './engine/binaries';
import type { LabEngine } from './engine';
import { keep } from './keeper';
import { run } from './run';
import { freePort } from './vscodeServer';
import { waitFor } from './wait';

/** A machine that a real OpenSSH server opens, with the docker CLI for an engine on it. */
export interface SshServer {
  /** The name that the person's configuration of ssh has for it. */
  readonly host: string;
  /** A folder to be first in PATH: its `ssh` is OpenSSH's, with this person's own configuration. */
  readonly clientFolder: string;
  /** How many connections it has had. */
  connections(): Promise<number>;
  /** Forgets, or knows, the key by which the server knows the person. */
  acceptKey(isAccepted: boolean): Promise<void>;
  /** Forgets, or knows, the key by which the person knows the server. */
  knowHost(isKnown: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server on loopback, in a mount namespace with users of its own. Needs root. */
export async function startSshServer(engine: LabEngine): Promise<SshServer> {
  const packages = ['openssh-server', 'libwrap0'];
  const root = await cached('ssh', draft =>
    unpackFromSystem(packages, path.join(draft, 'packages'), draft),
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'docker-networks-ssh-'));
  const removeFolder = keep({ kind: 'folder', path: folder });
  const file = (name: string) => path.join(folder, name);
  await Promise.all(
    ['host', 'person'].map(name =>
      run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file(name)]),
    ),
  );
  const port = await freePort();
  const hostKey = (await readFile(file('host.pub'), 'utf8')).split(' ').slice(0, 2).join(' ');
  const { path: programs } = await ensureCli(engine.version);
  await writeFile(
    file('sshd_config'),
    [
      ...[`Port ${port}`, 'ListenAddress 127.0.0.1', `HostKey ${file('host')}`],
      ...[`AuthorizedKeysFile ${file('accepted')}`, 'PasswordAuthentication no', 'UsePAM no'],
      ...['StrictModes no', 'PidFile none', 'PermitRootLogin prohibit-password'],
      `SetEnv PATH=${programs} DOCKER_HOST=${engine.host}`,
    ].join('\n'),
  );
  await writeFile(
    file('passwd'),
    `root:*:0:0:root:${folder}:/bin/sh\nsshd:*:65000:65534::/run/sshd:/usr/sbin/nologin\n`,
  );
  await writeFile(
    file('config'),
    [
      ...['Host far', 'HostName 127.0.0.1', `Port ${port}`, 'User root', 'IdentitiesOnly yes'],
      ...[`IdentityFile ${file('person')}`, `UserKnownHostsFile ${file('known')}`],
      'GlobalKnownHostsFile /dev/null',
    ].join('\n'),
  );
  await mkdir(file('client'));
  await writeFile(file('client/ssh'), `#!/bin/sh\nexec /usr/bin/ssh -F '${file('config')}' "$@"\n`);
  await chmod(file('client/ssh'), 0o755);
  const acceptKey = async (isAccepted: boolean) =>
    writeFile(file('accepted'), isAccepted ? await readFile(file('person.pub')) : '');
  const knowHost = (isKnown: boolean) =>
    writeFile(file('known'), isKnown ? `[127.0.0.1]:${port} ${hostKey}\n` : '');
  await acceptKey(true);
  await knowHost(true);

  const script =
    'mount --bind "$1/passwd" /etc/passwd && mount -t tmpfs none /run && mkdir -m 755 /run/sshd && exec "$2" -D -f "$1/sshd_config" -E "$1/log"';
  const server = spawn(
    'unshare',
    ['-m', 'sh', '-c', script, 'sh', folder, path.join(root, 'usr/sbin/sshd')],
    {
      env: { ...process.env, LD_LIBRARY_PATH: path.join(root, 'usr/lib/x86_64-linux-gnu') },
      detached: true,
      stdio: 'ignore',
    },
  );
  const end = keep({ kind: 'group', pid: server.pid ?? 0 });
  const stop = async () => {
    await end();
    await removeFolder();
  };
  try {
    await waitFor(() => answers(port), { what: 'the ssh server' });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    host: 'far',
    clientFolder: file('client'),
    connections: async () =>
      (await readFile(file('log'), 'utf8')).match(/Accepted publickey/g)?.length ?? 0,
    acceptKey,
    knowHost,
    stop,
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    socket.on('data', () => {
      resolve(true);
      socket.destroy();
    });
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
  });
}
