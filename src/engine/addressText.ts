import type { EngineAddress } from './address';

/** An address as `DOCKER_HOST` writes it. */
export function addressText(address: EngineAddress): string {
  switch (address.kind) {
    case 'socket':
      return `unix://${address.path}`;
    case 'pipe':
      return `npipe://${address.path}`;
    case 'tcp':
      return `tcp://${bracketed(address.host)}:${address.port}`;
    case 'ssh': {
      const { user, host, port, path = '' } = address;
      const login = user === undefined ? '' : `${user}@`;
      return `ssh://${login}${bracketed(host)}${port === undefined ? '' : `:${port}`}${path}`;
    }
  }
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
