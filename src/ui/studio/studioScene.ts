import type { Container, Landscape } from '../../landscape/landscape';
import type { NginxFacts } from '../../nginx/site/siteFor';

/** What the studio knows beside what is in its fields. */
export interface StudioScene {
  readonly landscape: Landscape;
  /** The nginx container that the configuration is for, where there is one. */
  readonly proxy: Container | undefined;
  /** What it said of itself, where it runs. */
  readonly facts: NginxFacts | undefined;
}
