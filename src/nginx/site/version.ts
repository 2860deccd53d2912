/** A version of nginx, e.g. `[1, 22, 1]`. */
export type NginxVersion = readonly [major: number, minor: number, patch: number];

/** Reads `nginx -v`, e.g. `nginx version: nginx/1.22.1 (Debian)`; absent for what is no nginx. */
export function readVersion(text: string): NginxVersion | undefined {
  const match = /\bnginx\/(\d{1,4})\.(\d{1,4})\.(\d{1,4})/.exec(text);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : undefined;
}

/**
 * The versions that brought what is not everywhere: https://nginx.org/en/CHANGES and
 * https://nginx.org/en/docs/http/ngx_http_upstream_module.html
 */
const since = {
  resolverFamily: [1, 23, 1],
  http2Directive: [1, 25, 1],
  resolve: [1, 27, 3],
  sticky: [1, 29, 6],
  keepaliveByDefault: [1, 29, 7],
  leastTime: [1, 31, 0],
} as const satisfies Record<string, NginxVersion>;

export type NginxFeature = keyof typeof since;

/** Whether a version has it. A version that is not known has what all have that are still in use. */
export function has(version: NginxVersion | undefined, feature: NginxFeature): boolean {
  return version !== undefined && compare(version, since[feature]) >= 0;
}

/** The first version that has it, e.g. `1.27.3`. */
export function firstWith(feature: NginxFeature): string {
  return since[feature].join('.');
}

export function compare(a: NginxVersion, b: NginxVersion): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
