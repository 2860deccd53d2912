import type { Directive } from '../read/directive';

/** The addresses of the `resolver` of a block, without their ports; nothing where the block has none of its own. */
export function resolversOf(block: readonly Directive[]): readonly string[] | undefined {
  const [resolver] = block.filter(({ name }) => name === 'resolver');
  return resolver?.parameters
    .filter(parameter => !/^(valid|ipv4|ipv6|status_zone)=/.test(parameter))
    .map(address => /^\[([^\]]*)\]/.exec(address)?.[1] ?? address.replace(/:\d+$/, ''));
}
