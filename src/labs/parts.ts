// What labs are put together from.
import type { NetworkSettings } from '../landscape/networkSettings';
import type { LabContainer, LabStep } from './lab';

/** A web server that answers with its own name. Ends at once when it is told to. */
export function server(
  name: string,
  network: string,
  { listen = '80', ...more }: Partial<LabContainer> & { readonly listen?: string } = {},
): LabStep {
  const script = `mkdir -p /www && echo "${name}" > /www/index.html; trap 'exit 0' TERM; httpd -f -p ${listen} -h /www & wait $!`;
  return run({ name, network, image: 'tools', command: ['sh', '-c', script], ...more });
}

/** Somebody who only asks. */
export function visitor(name: string, network: string, more: Partial<LabContainer> = {}): LabStep {
  const script = "trap 'exit 0' TERM; while :; do sleep 3600 & wait $!; done";
  return run({ name, network, image: 'tools', command: ['sh', '-c', script], ...more });
}

export function run(container: LabContainer): LabStep {
  return { kind: 'run', container };
}

export function network(name: string, more: Partial<NetworkSettings> = {}): LabStep {
  return { kind: 'createNetwork', settings: { name, driver: 'bridge', ...more } };
}

export function connect(
  networkName: string,
  container: string,
  settings?: Extract<LabStep, { kind: 'connect' }>['settings'],
): LabStep {
  return { kind: 'connect', container, network: networkName, ...(settings ? { settings } : {}) };
}

export function disconnect(networkName: string, container: string): LabStep {
  return { kind: 'disconnect', container, network: networkName };
}
