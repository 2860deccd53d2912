import { list, record, someText } from '../../landscape/fields';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import { isPort } from '../../nginx/site/values';

/** What a model asked for, which need not be what it was told to say. */
export class ToolInput {
  private readonly from: Readonly<Record<string, unknown>>;

  constructor(
    input: unknown,
    private readonly landscape: Landscape,
  ) {
    this.from = record(input);
  }

  /** @throws Error, in words for the model, where there is no such container. */
  container(key: string): Container {
    const name = this.needed(key);
    const found = this.landscape.containers.find(each => each.name === name || each.id === name);
    if (!found) throw new Error(`There is no container "${name}".`);
    return found;
  }

  /** @throws Error, in words for the model, where there is no such network. */
  network(key: string): Network {
    const name = this.needed(key);
    const found = this.landscape.networks.find(each => each.name === name || each.id === name);
    if (!found) throw new Error(`There is no network "${name}".`);
    return found;
  }

  /** At least one. @throws Error as `container` does. */
  containers(key: string): readonly Container[] {
    const names = list(this.from[key]);
    if (names.length === 0) throw new Error(`"${key}" is missing.`);
    return names.map(name => new ToolInput({ [key]: name }, this.landscape).container(key));
  }

  /** Port numbers in their order; what is none is undefined. */
  ports(key: string): readonly (number | undefined)[] {
    return list(this.from[key]).map(value => (isPort(Number(value)) ? Number(value) : undefined));
  }

  /** @throws Error where it is missing. */
  needed(key: string): string {
    const text = this.text(key);
    if (text === undefined) throw new Error(`"${key}" is missing.`);
    return text;
  }

  text(key: string): string | undefined {
    const value = this.from[key];
    return typeof value === 'number' ? String(value) : someText(value)?.trim();
  }

  isSet(key: string): boolean {
    return this.from[key] === true;
  }
}
