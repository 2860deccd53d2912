import { strict as assert } from 'node:assert';
import { bundleProblems, l10nProblems, literalProblems, type Bundle } from './l10nRules';
import { jsonOf, sourcesIn } from './sources';

const source = (text: string) => ({ path: 'src/ui/a.ts', text });

describe('localization', () => {
  it('refuses texts that are not in the bundle, unused ones and computed ones', () => {
    const texts = (text: string, bundle: Bundle = {}) => l10nProblems([source(text)], bundle);
    assert.deepEqual(texts("l10n.t('Hello')"), ['src/ui/a.ts:1: not in the bundle: Hello']);
    assert.deepEqual(texts("\nvscode.l10n.t('Hello')"), [
      'src/ui/a.ts:2: not in the bundle: Hello',
    ]);
    assert.deepEqual(texts("t('Hello')"), ['src/ui/a.ts:1: not in the bundle: Hello']);
    assert.deepEqual(texts('t(text)'), ['src/ui/a.ts:1: t() needs a literal']);
    assert.deepEqual(texts('l10n.t(`a ${b}`)'), ['src/ui/a.ts:1: t() needs a literal']);
    assert.deepEqual(texts('', { Hello: '안녕' }), ['unused: Hello']);
    assert.deepEqual(texts("t('Hello')", { Hello: '안녕' }), []);
    assert.deepEqual(texts('t(`Hello`)', { Hello: '안녕' }), []);
    const open = "l10n.t({ message: 'Open', comment: ['a state'] })";
    assert.deepEqual(texts(open, { 'Open/a state': '열림' }), []);
    assert.deepEqual(texts(open).length, 1);
    assert.deepEqual(texts("other.t(text); set('x')"), []);
  });

  it('refuses other placeholders and what is not translated', () => {
    assert.deepEqual(bundleProblems({ 'a {0}': '가' }), ['other placeholders: a {0}']);
    assert.deepEqual(bundleProblems({ 'a {0}': '{1} 가 {0}' }), ['other placeholders: a {0}']);
    assert.deepEqual(bundleProblems({ Hello: 'Hello' }), ['not translated: Hello']);
    assert.deepEqual(bundleProblems({ Hello: ' ' }), ['not translated: Hello']);
    assert.deepEqual(bundleProblems({ nginx: 'nginx', '{0}: {1}': '{0}: {1}', a: '가' }), []);
  });

  for (const text of [
    "window.showErrorMessage('It failed')",
    'vscode.window.showInformationMessage(`${n} removed`)',
    "window.showWarningMessage(l10n.t('Sure?'), 'Remove')",
    "window.showErrorMessage(bad ? 'It failed' : text)",
    "window.showQuickPick(items, { placeHolder: 'Choose' })",
    "const item = { label: '$(add) New' }",
    "item.tooltip = 'A network'",
    "item.description = 'on ' + name",
    "new vscode.TreeItem('Networks')",
  ]) {
    it(`refuses ${text}`, () => assert.equal(literalProblems(source(text)).length, 1));
  }

  for (const text of [
    "window.showErrorMessage(l10n.t('It failed'))",
    "l10n.t({ message: 'Open', comment: 'a state' })",
    "const item = { label: name, description: `${a} · ${b}`, kind: 'network' }",
    "item.label = '$(add)'",
    "const row = { label: 'IPv4' }",
    "log.info('started')",
  ]) {
    it(`allows ${text}`, () => assert.deepEqual(literalProblems(source(text)), []));
  }

  it('is complete', () => {
    const sources = ['src/ui', 'src/extension.ts', 'webview'].flatMap(sourcesIn);
    const bundle = jsonOf('l10n/bundle.l10n.ko.json') as Bundle;
    const literals = ['src/ui', 'src/extension.ts'].flatMap(sourcesIn).flatMap(literalProblems);
    assert.deepEqual([...l10nProblems(sources, bundle), ...literals], []);
  });
});
