import { checkConfig } from '../../src/nginx/checks/checkConfig';
import { siteFor } from '../../src/nginx/site/siteFor';
import type { Route, Site, Upstream } from '../../src/nginx/site/site';
import { writeSite } from '../../src/nginx/site/write';
import { container, endpoint, landscape, network } from '../lab/topologyHarnessData';
import { type Figure, median, percentile, worked } from './figure';

const routes = 50;
const containers = 300;
const warmUp = 30;
const runs = 200;

/** What is done with every letter that is typed: writing the text of a site of many routes, and checking it. */
export function benchNginxSite(): Promise<readonly Figure[]> {
  const app = network('app', { subnets: [{ subnet: '10.1.0.0/16', gateway: '10.1.0.1' }] });
  const at = (index: number) => `10.1.${Math.floor(index / 250)}.${(index % 250) + 2}`;
  const all = Array.from({ length: containers }, (_, index) =>
    container(`app-${index}`, { endpoints: [endpoint(app, at(index))] }),
  );
  const [nginx, first] = all;
  if (!nginx || !first) return Promise.resolve([]);
  const seen = landscape([app], all);
  const site = siteOf(
    siteFor({
      landscape: seen,
      containers: [{ container: first, port: 80 }],
      preset: 'production',
    }),
  );
  const times: Record<'write' | 'check' | 'both', number[]> = { write: [], check: [], both: [] };
  for (let run = 0; run < warmUp + runs; run++) {
    const begin = worked();
    const { text } = writeSite(site, [1, 30, 4]);
    const written = worked();
    checkConfig(
      { path: '/etc/nginx/conf.d/site.conf', text },
      {
        landscape: seen,
        nginx,
        others: [{ path: '/etc/nginx/nginx.conf', text: 'http { include conf.d/*.conf; }' }],
        details: () => undefined,
        listening: () => [{ protocol: 'tcp', address: '0.0.0.0', port: 80 }],
      },
    );
    const end = worked();
    if (run < warmUp) continue;
    times.write.push(written - begin);
    times.check.push(end - written);
    times.both.push(end - begin);
  }
  const place = `nginx ${routes} routes, ${containers} containers`;
  const figure = (name: string, value: number, aim?: number): Figure => ({
    name,
    at: place,
    value,
    unit: 'ms',
    ...(aim === undefined ? {} : { aim }),
  });
  return Promise.resolve([
    figure('write the text, work (median)', median(times.write)),
    figure('check it, work (median)', median(times.check)),
    figure('write and check, work (median)', median(times.both), 5),
    figure('write and check, work (p95)', percentile(times.both, 0.95)),
  ]);
}

/** The same site with many routes, each to a back end of its own. */
function siteOf(site: Site): Site {
  const [route] = site.routes;
  const [upstream] = site.upstreams;
  if (!route || !upstream || route.to.kind !== 'proxy') return site;
  const { to } = route;
  const numbers = Array.from({ length: routes }, (_, index) => index + 1);
  return {
    ...site,
    routes: numbers.map((number): Route => ({
      ...route,
      path: `/part-${number}/`,
      to: { ...to, upstream: `app-${number}`, prefix: number % 2 === 0 ? 'strip' : 'keep' },
    })),
    upstreams: numbers.map((number): Upstream => ({
      ...upstream,
      name: `app-${number}`,
      servers: [{ host: `app-${number}`, port: 80 }],
    })),
  };
}
