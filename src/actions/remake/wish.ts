import type { PortToPublish } from '../../landscape/containerToRun';

/** What is to be different about a container that is made again; all else stays. */
export interface RemakeWish {
  /** All ports that it publishes; absent: as they are. */
  readonly ports?: readonly PortToPublish[];
  /** The names of the networks that it is on instead of the host's; absent: as they are. */
  readonly networks?: readonly string[];
}
