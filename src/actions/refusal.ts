import type { SwarmFacts } from '../landscape/engineFacts';
import type { Container, Network } from '../landscape/landscape';
import type { Service } from '../landscape/swarm';
import type { RemakeObstacle } from './remake/obstacle';

/** Why an action was not even tried: rules of the engine that are known before it would complain. */
export type RefusalReason =
  | { readonly kind: 'alreadyConnected'; readonly container: Container; readonly network: Network }
  | { readonly kind: 'notConnected'; readonly container: Container; readonly network: Network }
  | { readonly kind: 'notConnectable'; readonly network: Network }
  | { readonly kind: 'cannotJoin'; readonly container: Container }
  | { readonly kind: 'notAttachable'; readonly network: Network }
  | { readonly kind: 'notManager'; readonly swarm: SwarmFacts }
  | { readonly kind: 'inSwarm'; readonly swarm: SwarmFacts }
  | { readonly kind: 'notForServices'; readonly network: Network }
  | { readonly kind: 'serviceConnected'; readonly service: Service; readonly network: Network }
  | { readonly kind: 'serviceNotConnected'; readonly service: Service; readonly network: Network }
  | { readonly kind: 'predefined'; readonly network: Network }
  /** Networks were made from it. */
  | {
      readonly kind: 'templateInUse';
      readonly network: Network;
      readonly users: readonly Network[];
    }
  /** Containers that name the network by its id, and would not start with another. */
  | {
      readonly kind: 'madeById';
      readonly network: Network;
      readonly containers: readonly Container[];
    }
  /** Containers that are restarting: neither connected nor to be disconnected until they run or stop. */
  | {
      readonly kind: 'restarting';
      readonly network: Network;
      readonly containers: readonly Container[];
    }
  | { readonly kind: 'noFreeAddress'; readonly network: Network }
  /** A row of the tree that is just being drawn anew, or is gone. */
  | { readonly kind: 'rowUnknown' }
  /** A plan was made for another engine than the one that is connected now. */
  | { readonly kind: 'otherEngine'; readonly name: string }
  /** The network is being changed, or a change of it was interrupted. */
  | { readonly kind: 'rebuildOpen'; readonly name: string }
  /** The container is being made again, or that was interrupted. */
  | { readonly kind: 'remakeOpen'; readonly name: string }
  | { readonly kind: 'notRemade'; readonly container: Container; readonly why: RemakeObstacle }
  /** It is not what the plan was made from any more. */
  | { readonly kind: 'containerChanged'; readonly name: string }
  /** Swarm's services are on it, by name. */
  | {
      readonly kind: 'usedByServices';
      readonly network: Network;
      readonly services: readonly string[];
    }
  | {
      readonly kind: 'inUse';
      readonly network: Network;
      readonly containers: readonly Container[];
    }
  | { readonly kind: 'nameTaken'; readonly network: Network }
  | { readonly kind: 'containerNameTaken'; readonly container: Container }
  /** It runs already, is paused, or is being removed. */
  | { readonly kind: 'cannotStart'; readonly container: Container }
  | { readonly kind: 'notRunning'; readonly container: Container }
  | { readonly kind: 'notPaused'; readonly container: Container }
  /** A change of its nginx is under way, or was interrupted. */
  | { readonly kind: 'applyOpen'; readonly name: string }
  /** Somebody else has changed the file since it was read. */
  | { readonly kind: 'siteChanged'; readonly name: string; readonly path: string }
  /** No nginx answers in it, and no configuration is where images have one. */
  | { readonly kind: 'noNginx'; readonly container: Container };

/** An action that was refused before anything was sent. The sentence for it is made by the UI. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly reason: RefusalReason) {
    super(reason.kind);
  }
}
