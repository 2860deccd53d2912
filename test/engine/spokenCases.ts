import { type FaultCase, podman } from './faultCases';
import { tlsPorts } from './faultZoo';

/** Faults of what is spoken, and of services. */
export const spokenFaults: readonly FaultCase[] = [
  {
    title: 'TLS spoken to a plain port',
    from: 'api',
    to: 'db',
    name: 'db',
    speaks: 'https',
    expected: 'speaksPlain',
  },
  {
    title: 'TLS spoken to a plain port of no HTTP',
    from: 'bare1',
    to: 'redis',
    port: 6379,
    speaks: 'https',
    expected: 'speaksPlain',
  },
  {
    title: 'plain HTTP spoken to a TLS port',
    from: 'api',
    to: 'secure',
    port: tlsPorts.good,
    name: 'secure',
    speaks: 'http',
    expected: 'speaksTls',
  },
  {
    title: 'HTTP spoken to what speaks something else',
    from: 'api',
    to: 'redis',
    port: 6379,
    name: 'redis',
    speaks: 'http',
    expected: 'noHttp',
  },
  {
    title: 'a service without tasks',
    from: 'mesh1',
    to: 'service nobody',
    name: 'nobody',
    expected: 'serviceDown',
    not: podman,
  },
  {
    title: 'a service on another network',
    from: 'mesh1',
    to: 'service apart',
    name: 'apart',
    expected: 'noSharedNetwork',
    not: podman,
  },
  {
    title: 'a wrong port of a service',
    from: 'mesh1',
    to: 'service workers',
    name: 'workers',
    port: 5432,
    expected: 'otherPort',
    not: podman,
  },
  {
    title: 'a misspelt service',
    from: 'mesh1',
    to: 'service workers',
    name: 'worker',
    expected: 'unknownName',
    not: podman,
  },
];
