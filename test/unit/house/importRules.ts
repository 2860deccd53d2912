import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import { nodesOf, type Source } from './sources';

/** What one part may import, besides itself. Parts are folders (or files) from the top of the repository. */
interface Rule {
  readonly parts: readonly string[];
  /** Parts of which only types may be imported. */
  readonly typesOf?: readonly string[];
  /** Single files of those parts that may be imported with their values. */
  readonly files?: readonly string[];
  readonly packages?: readonly string[];
  /** Node's own modules too. */
  readonly node?: true;
}

const domain = ['src/engine', 'src/landscape'];
const belowUi = [
  'labs',
  'actions',
  'diagnose',
  'nginx',
  'compose',
  'export',
  'mcp',
  'live',
  'engine',
  'landscape',
].map(part => `src/${part}`);

/** The table of the design, in its order. */
const table: Readonly<Record<string, Rule>> = {
  'src/extension.ts': {
    parts: ['src/ui', 'src/protocol', ...belowUi],
    packages: ['vscode'],
    node: true,
  },
  'src/ui': { parts: ['src/protocol', ...belowUi], packages: ['vscode'], node: true },
  'src/protocol': { parts: [], typesOf: ['src/landscape'] },
  'src/labs': { parts: [...domain, 'src/actions', 'src/diagnose'] },
  'src/actions': { parts: [...domain, 'src/nginx'], node: true },
  'src/diagnose': { parts: domain, node: true },
  'src/nginx': { parts: ['src/landscape'], packages: ['node-diff3'] },
  'src/compose': { parts: ['src/landscape'], packages: ['yaml'] },
  'src/export': { parts: ['src/landscape'], packages: ['yaml'] },
  'src/mcp': { parts: [], node: true },
  'src/live': { parts: domain, node: true },
  'src/engine': {
    parts: [],
    typesOf: ['src/landscape'],
    // The guards for unknown JSON, which know nothing of networks.
    files: ['src/landscape/fields'],
    packages: ['dockerode'],
    node: true,
  },
  'src/landscape': { parts: [], packages: ['ipaddr.js'] },
  webview: { parts: ['src/protocol', 'src/landscape'], packages: ['d3-selection', 'd3-zoom'] },
};

/** Packages that a single file may import, so that they can be exchanged there. */
const exclusive: Readonly<Record<string, string>> = {
  '@vscode/webview-ui-toolkit': 'webview/components/toolkit.ts',
};

interface Import {
  readonly at: string;
  /** Undefined when it is computed, so nobody can tell. */
  readonly specifier: string | undefined;
  readonly isType: boolean;
}

/** Gives a sentence for each import of a source that the table does not allow, type imports included. */
export function importProblems(source: Source): string[] {
  const part = partOf(source.path);
  const rule = part === undefined ? undefined : table[part];
  if (part === undefined || !rule) return [`${source.path}: belongs to no part of the design`];
  return importsOf(source).flatMap(found => {
    const problem = problemOf(found, source.path, part, rule);
    return problem === undefined ? [] : [`${found.at}: ${part} may not import ${problem}`];
  });
}

function problemOf(found: Import, path: string, part: string, rule: Rule): string | undefined {
  const { specifier, isType } = found;
  if (specifier === undefined) return 'what is computed';
  if (!specifier.startsWith('.')) return packageProblem(specifier, path, rule);
  const target = posix.join(posix.dirname(path), specifier);
  const other = partOf(target);
  if (other === part || (other !== undefined && rule.parts.includes(other))) return undefined;
  if (rule.files?.includes(target)) return undefined;
  if (other !== undefined && rule.typesOf?.includes(other)) {
    return isType ? undefined : `values of ${other}`;
  }
  return other ?? target;
}

function packageProblem(specifier: string, path: string, rule: Rule): string | undefined {
  const segments = specifier.split('/');
  const name = segments.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  if (name.startsWith('node:') || builtinModules.includes(name)) {
    return rule.node ? undefined : specifier;
  }
  if (exclusive[name] === path) return undefined;
  return rule.packages?.includes(name) ? undefined : name;
}

function partOf(path: string): string | undefined {
  const file = path.replace(/\.ts$/, '');
  return Object.keys(table).find(
    part => file === part.replace(/\.ts$/, '') || file.startsWith(`${part}/`),
  );
}

function importsOf(source: Source): Import[] {
  return [...nodesOf(source)].flatMap(({ node, at }) => {
    const found = importOf(node);
    return found ? [{ at, isType: found.isType, specifier: literal(found.from) }] : [];
  });
}

function importOf(node: ts.Node): { from: ts.Node | undefined; isType: boolean } | undefined {
  if (ts.isImportDeclaration(node)) {
    return { from: node.moduleSpecifier, isType: isTypeClause(node.importClause) };
  }
  if (ts.isExportDeclaration(node)) {
    return node.moduleSpecifier && { from: node.moduleSpecifier, isType: node.isTypeOnly };
  }
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    return { from: node.moduleReference.expression, isType: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node)) return { from: node.argument, isType: true };
  if (ts.isCallExpression(node) && isLoader(node.expression)) {
    return { from: node.arguments[0], isType: false };
  }
  return undefined;
}

/** `import type …`, or names that are all marked as types. */
function isTypeClause(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  return (
    !name &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every(element => element.isTypeOnly)
  );
}

/** `import(…)`, `require(…)` or `require.resolve(…)`. */
function isLoader(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  const target = ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
  return ts.isIdentifier(target) && target.text === 'require';
}

function literal(node: ts.Node | undefined): string | undefined {
  if (node && ts.isLiteralTypeNode(node)) return literal(node.literal);
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}
