import type { ConfigFile } from '../read/configFile';
import type { Directive } from '../read/directive';
import { expandIncludes } from '../read/expandIncludes';
import { NginxSyntaxError } from '../read/nginxSyntaxError';
import { parseConfig } from '../read/parseConfig';

/** A configuration with the checked file in it, all includes in place. */
export interface Placed {
  readonly directives: readonly Directive[];
  /** Those of the checked file alone. */
  readonly own: readonly Directive[];
  /** What the container has includes the file. Without a container it is taken for granted. */
  readonly isIncluded: boolean;
}

/**
 * Puts a file for the `http` block into the configuration of a container, in place of its own of that name or beside its
 * others; by itself where these do not include it, or cannot be read.
 *
 * @param others those of the container, the main file first; none where there is no container.
 * @throws NginxSyntaxError where the file itself cannot be read.
 */
export function placed(file: ConfigFile, others: readonly ConfigFile[]): Placed {
  if (others.length === 0) return { ...alone(file), isIncluded: true };
  const isThere = others.some(({ path }) => path === file.path);
  const all = others.map(each => (each.path === file.path ? file : each));
  try {
    const { directives, read } = expandIncludes(isThere ? all : [...all, file]);
    const isIncluded = read.some(({ path }) => path === file.path);
    if (!isIncluded) return { ...alone(file), isIncluded };
    return { directives, own: [...ownOf(directives, file.path)], isIncluded };
  } catch (error) {
    if (!(error instanceof NginxSyntaxError) || error.file === file.path) throw error;
    // That another file cannot be read, nginx itself has to say.
    return { ...alone(file), isIncluded: true };
  }
}

function alone(file: ConfigFile): Omit<Placed, 'isIncluded'> {
  const own = parseConfig(file.text, file.path);
  const http = { name: 'http', parameters: [], block: own, file: '', line: 1 };
  return { directives: [http], own };
}

/** The outermost ones that are of the file. */
export function* ownOf(directives: readonly Directive[], path: string): Generator<Directive> {
  for (const directive of directives) {
    if (directive.file === path) yield directive;
    else if (directive.block) yield* ownOf(directive.block, path);
  }
}

/** Every directive of a configuration with those in its blocks, in their order. */
export function* everyDirective(directives: readonly Directive[]): Generator<Directive> {
  for (const directive of directives) {
    yield directive;
    if (directive.block) yield* everyDirective(directive.block);
  }
}
