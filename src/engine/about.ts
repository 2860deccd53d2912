/**
 * What was asked of an engine, in plain names. Its refusals often say neither which address it was nor which network,
 * or say a number instead of a name.
 */
export interface About {
  readonly network?: string;
  readonly container?: string;
  readonly service?: string;
  readonly image?: string;
  readonly subnets?: readonly string[];
  readonly ranges?: readonly string[];
  readonly addresses?: readonly string[];
  readonly mac?: string;
  readonly aliases?: readonly string[];
}
