import ts from 'typescript';
import { needsNoTranslation } from './properNouns';
import { nodesOf, type Source } from './sources';

export type Bundle = Readonly<Record<string, string>>;

/** Calls that show their first argument, or any string among them, to a person. */
const showing = /^(show(Information|Warning|Error)Message|setStatusBarMessage)$/;

/** Properties of what is given to VS Code that a person reads. */
const readable: ReadonlySet<string> = new Set([
  'title',
  'placeHolder',
  'placeholder',
  'prompt',
  'tooltip',
  'label',
  'description',
  'detail',
  'message',
]);

/** Gives a sentence for each text of the sources that is not localized as it should be, and each stray in the bundle. */
export function l10nProblems(sources: readonly Source[], bundle: Bundle): string[] {
  const used = new Set<string>();
  const problems: string[] = [];
  for (const { node, at } of sources.flatMap(source => [...nodesOf(source)])) {
    if (ts.isCallExpression(node) && isTranslation(node)) {
      const key = keyOf(node.arguments[0]);
      if (key === undefined) problems.push(`${at}: t() needs a literal`);
      else if (bundle[key] === undefined) problems.push(`${at}: not in the bundle: ${key}`);
      if (key !== undefined) used.add(key);
    }
  }
  const unused = Object.keys(bundle).filter(key => !used.has(key));
  return [...problems, ...unused.map(key => `unused: ${key}`), ...bundleProblems(bundle)];
}

/** Gives a sentence for each text of a translation that has other placeholders than its key, or is no translation. */
export function bundleProblems(bundle: Bundle): string[] {
  return Object.entries(bundle).flatMap(([key, value]) => {
    const same = placeholders(key) === placeholders(value);
    return [
      ...(same ? [] : [`other placeholders: ${key}`]),
      ...(value.trim() === '' || (value === key && !needsNoTranslation(key))
        ? [`not translated: ${key}`]
        : []),
    ];
  });
}

/** Gives a sentence for each string that is shown to people and does not go through `t()`. */
export function literalProblems(source: Source): string[] {
  return [...nodesOf(source)].flatMap(({ node, at }) => {
    const shown = shownTexts(node).filter(text => text && hasWords(text));
    return shown.map(text => `${at}: not localized: ${text?.getText() ?? ''}`);
  });
}

/** `t(…)`, `l10n.t(…)` or `vscode.l10n.t(…)`. */
function isTranslation({ expression }: ts.CallExpression): boolean {
  if (ts.isIdentifier(expression)) return expression.text === 't';
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 't') return false;
  const owner = expression.expression;
  const name = ts.isPropertyAccessExpression(owner) ? owner.name : owner;
  return ts.isIdentifier(name) && name.text === 'l10n';
}

/** The key in the bundle: the text, or `text/comment` for `{ message, comment }`. */
function keyOf(argument: ts.Expression | undefined): string | undefined {
  if (!argument) return undefined;
  if (ts.isStringLiteralLike(argument)) return argument.text;
  if (!ts.isObjectLiteralExpression(argument)) return undefined;
  const message = keyOf(propertyOf(argument, 'message'));
  const comment = propertyOf(argument, 'comment');
  if (!comment) return message;
  const parts = ts.isArrayLiteralExpression(comment) ? [...comment.elements] : [comment];
  const texts = parts.map(part => (ts.isStringLiteralLike(part) ? part.text : undefined));
  return message === undefined || texts.includes(undefined)
    ? undefined
    : `${message}/${texts.join('')}`;
}

function propertyOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = object.properties.find(
    property => ts.isPropertyAssignment(property) && property.name.getText() === name,
  );
  return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
}

function shownTexts(node: ts.Node): (ts.Expression | undefined)[] {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    return showing.test(node.expression.name.text) ? node.arguments.flatMap(alternatives) : [];
  }
  if (ts.isNewExpression(node) && /\b(TreeItem|MarkdownString)$/.test(node.expression.getText())) {
    return alternatives(node.arguments?.[0]);
  }
  if (ts.isPropertyAssignment(node) && isReadable(node.name) && !isInTranslation(node)) {
    return alternatives(node.initializer);
  }
  const isAssignment =
    ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  if (isAssignment && ts.isPropertyAccessExpression(node.left) && isReadable(node.left.name)) {
    return alternatives(node.right);
  }
  return [];
}

/** What an expression can be: both branches of `a ? b : c`, both sides of `a ?? b` and `a + b`. */
function alternatives(node: ts.Expression | undefined): ts.Expression[] {
  if (!node) return [];
  if (ts.isParenthesizedExpression(node)) return alternatives(node.expression);
  if (ts.isConditionalExpression(node))
    return [node.whenTrue, node.whenFalse].flatMap(alternatives);
  if (ts.isBinaryExpression(node)) return [node.left, node.right].flatMap(alternatives);
  return [node];
}

function isReadable(name: ts.PropertyName | ts.MemberName): boolean {
  return ts.isIdentifier(name) && readable.has(name.text);
}

function isInTranslation(property: ts.PropertyAssignment): boolean {
  const call = property.parent.parent;
  return ts.isCallExpression(call) && isTranslation(call);
}

/** A literal with letters that are no proper noun, `$(icon)` and what is filled in left out. */
function hasWords(node: ts.Expression): boolean {
  if (ts.isStringLiteralLike(node)) return isProse(node.text);
  if (!ts.isTemplateExpression(node)) return false;
  return [node.head, ...node.templateSpans.map(span => span.literal)].some(part =>
    isProse(part.text),
  );
}

function isProse(text: string): boolean {
  const bare = text.replace(/\$\([\w-]+(~\w+)?\)/g, '').trim();
  return !needsNoTranslation(bare);
}

function placeholders(text: string): string {
  return [...new Set(text.match(/\{\w+\}/g))].sort().join(' ');
}
