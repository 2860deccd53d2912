import ts from 'typescript';
import { nodesOf, type Source } from './sources';

/** The ids that the code exports: objects by their export name, and single strings. */
export interface Ids {
  readonly groups: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly single: Readonly<Record<string, string>>;
}

/** Reads `export const name = { key: 'id', … } as const` and `export const name = 'id'` from a source, without running it. */
export function readIds(source: Source): Ids {
  const groups: Record<string, Record<string, string>> = {};
  const single: Record<string, string> = {};
  for (const { node } of nodesOf(source)) {
    if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isIdentifier(node.name))
      continue;
    const value = bare(node.initializer);
    if (ts.isStringLiteralLike(value)) single[node.name.text] = value.text;
    else if (ts.isObjectLiteralExpression(value)) groups[node.name.text] = membersOf(value);
  }
  return { groups, single };
}

/** Gives every name that the sources use as a member or a property: what they may do with a group's keys. */
export function namesUsed(sources: readonly Source[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { node } of sources.flatMap(source => [...nodesOf(source)])) {
    if (ts.isPropertyAccessExpression(node)) names.add(node.name.text);
    else if (ts.isObjectLiteralElementLike(node) && node.name && ts.isIdentifier(node.name)) {
      names.add(node.name.text);
    }
  }
  return names;
}

function membersOf(object: ts.ObjectLiteralExpression): Record<string, string> {
  const members: Record<string, string> = {};
  for (const property of object.properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    const value = bare(property.initializer);
    if (ts.isStringLiteralLike(value)) members[property.name.getText()] = value.text;
  }
  return members;
}

/** Without `as const` and `satisfies …`. */
function bare(node: ts.Expression): ts.Expression {
  return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? bare(node.expression) : node;
}
