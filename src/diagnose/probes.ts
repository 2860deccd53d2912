// What is run inside containers: argument lists of BusyBox's tools. Where several are needed for one answer they are
// called by a script that never changes; names and addresses are its arguments.

/** Seconds after which a connection that nobody answers is given up. The kernel asks again after one second. */
export const connectLimit = 2;

const lookupLimit = 3;

/** Everything in here has to be there for the sender's own tools to be used. */
export const neededTools: readonly string[] = ['sh', 'nc', 'nslookup', 'timeout', 'wget', 'head'];

export const toolsProbe: readonly string[] = ['busybox', '--list'];

export const resolverFiles: readonly string[] = ['/etc/resolv.conf', '/etc/hosts'];

export function readProbe(...files: readonly string[]): readonly string[] {
  return ['cat', ...files];
}

/** One file after the other: one that is not there (of a machine without IPv6) is passed over. */
export const socketsProbe: readonly string[] = [
  'cat',
  ...['tcp', 'tcp6', 'udp', 'udp6'].map(name => `/proc/net/${name}`),
];

const ownersScript = 'ls -l /proc/[0-9]*/fd; grep -H "" /proc/[0-9]*/comm';

/** Which process has which socket, as far as whoever runs it may see that. */
export const ownersProbe: readonly string[] = ['sh', '-c', ownersScript];

export function lookupProbe(name: string): readonly string[] {
  return busybox('timeout', String(lookupLimit), 'busybox', 'nslookup', name);
}

/** Asks the name server of that address anything: any answer is one. */
export function dnsProbe(address: string): readonly string[] {
  return busybox('timeout', String(lookupLimit), 'busybox', 'nslookup', 'localhost', address);
}

/**
 * Prints the exit code and when it began and ended, then what went wrong. Alpine's `nc` does not say why it could not
 * connect; `wget` does.
 */
export const connectScript = [
  'read s _ </proc/uptime',
  'o=$(busybox nc -w "$3" "$1" "$2" -e busybox true 2>&1)',
  'c=$?',
  'read e _ </proc/uptime',
  'if [ "$c" != 0 ] && [ -z "$o" ]; then',
  'if [ $(( ${e%.*} - ${s%.*} )) -ge "$3" ]; then o="timed out"; else',
  'case $1 in *:*) h="[$1]";; *) h=$1;; esac',
  'o=$(busybox timeout "$3" busybox wget -q -O /dev/null "http://$h:$2/" 2>&1)',
  'fi; fi',
  'echo "$c $s $e"',
  'echo "$o"',
].join('\n');

export function connectProbe(address: string, port: number): readonly string[] {
  return busybox('sh', '-c', connectScript, 'sh', address, String(port), String(connectLimit));
}

/** What a person would type for the same. */
export function connectLine(address: string, port: number): readonly string[] {
  return ['nc', '-w', String(connectLimit), address, String(port)];
}

/** Without a host name, which Redis would take for an attack and log. */
export const talkRequest = 'HEAD / HTTP/1.0\r\n\r\n';

const talkScript =
  'busybox printf "HEAD / HTTP/1.0\\r\\n\\r\\n" | busybox timeout "$3" busybox nc "$1" "$2" | busybox head -c 4000';

export function talkProbe(address: string, port: number): readonly string[] {
  return busybox('sh', '-c', talkScript, 'sh', address, String(port), String(connectLimit));
}

export function talkLine(address: string, port: number, isTls: boolean): readonly string[] {
  const host = address.includes(':') ? `[${address}]` : address;
  return ['wget', '-S', '-O', '-', `${isTls ? 'https' : 'http'}://${host}:${port}/`];
}

/** A connection as a stream. */
export function pipeProbe(address: string, port: number): readonly string[] {
  return busybox('nc', address, String(port));
}

/** What a person would type to see the certificate; few images have a program for it. */
export function tlsLine(
  container: string,
  address: string,
  port: number,
  host: string | undefined,
): readonly string[] {
  const at = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
  const inNamespace = ['docker', 'run', '--rm', '--network', `container:${container}`];
  const name = host === undefined ? [] : ['-servername', host];
  return [...inNamespace, 'nicolaka/netshoot', 'openssl', 's_client', '-connect', at, ...name];
}

function busybox(...words: readonly string[]): readonly string[] {
  return ['busybox', ...words];
}
