import type { Container, Network } from '../landscape/landscape';

/** Why an action was not even tried: rules of the engine that are known before it would complain. */
export type RefusalReason =
  | { readonly kind: 'alreadyConnected'; readonly container: Container; readonly network: Network }
  | { readonly kind: 'notConnected'; readonly container: Container; readonly network: Network }
  | { readonly kind: 'notConnectable'; readonly network: Network }
  | { readonly kind: 'cannotJoin'; readonly container: Container }
  | { readonly kind: 'predefined'; readonly network: Network }
  | {
      readonly kind: 'inUse';
      readonly network: Network;
      readonly containers: readonly Container[];
    }
  | { readonly kind: 'nameTaken'; readonly network: Network };

/** An action that was refused before anything was sent. The sentence for it is made by the UI. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly reason: RefusalReason) {
    super(reason.kind);
  }
}
