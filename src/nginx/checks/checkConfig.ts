import type { EngineFacts } from '../../landscape/engineFacts';
import type { Container, Landscape } from '../../landscape/landscape';
import type { KnownDetails } from '../../landscape/networkNames';
import type { ConfigFile } from '../read/configFile';
import { NginxSyntaxError } from '../read/nginxSyntaxError';
import { readRoutes } from '../routes/readRoutes';
import { routesOn } from '../routes/routesOn';
import type { NginxVersion } from '../site/version';
import { duplicates } from './duplicates';
import type { Finding } from './finding';
import { placed } from './placed';
import { takenPorts } from './takenPorts';
import { badTargets, type KnownListening } from './targets';
import { weakSpots } from './weakSpots';

/** What a configuration is checked against. */
export interface CheckScene {
  readonly landscape: Landscape;
  /** The nginx container that it is for, where there is one. */
  readonly nginx?: Container;
  /** The files that this container has, the main one first; empty where they are not known. */
  readonly others: readonly ConfigFile[];
  readonly details: KnownDetails;
  readonly listening: KnownListening;
  readonly facts?: EngineFacts;
  readonly version?: NginxVersion;
}

/**
 * Gives what is wrong with a file for the `http` block of nginx, by its own meaning, in the order of its lines: where its
 * routes lead among the containers of an engine, what is there twice, and what its version of nginx is known for.
 */
export function checkConfig(file: ConfigFile, scene: CheckScene): readonly Finding[] {
  try {
    return findings(file, scene).toSorted((a, b) => a.line - b.line);
  } catch (error) {
    if (!(error instanceof NginxSyntaxError)) throw error;
    const { kind, line, found } = error;
    return [{ kind: 'syntax', error: kind, found, line, ...(found === '' ? {} : { word: found }) }];
  }
}

function findings(file: ConfigFile, scene: CheckScene): Finding[] {
  const { landscape, nginx, others, details, listening, facts, version } = scene;
  const { directives, own, isIncluded } = placed(file, others);
  const { path } = file;
  const routes = readRoutes(directives);
  const located = nginx ? routesOn(landscape, nginx, routes, details, facts) : [];
  return [
    ...(isIncluded ? [] : [{ kind: 'notIncluded', path, line: 1 } as const]),
    ...badTargets(located, own, path, listening),
    ...duplicates(directives, path),
    ...(nginx ? takenPorts(own, landscape, nginx, listening) : []),
    ...weakSpots(own, version),
  ];
}
