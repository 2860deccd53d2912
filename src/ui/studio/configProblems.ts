import {
  CodeAction,
  CodeActionKind,
  type CodeActionProvider,
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  languages,
  LanguageStatusSeverity,
  l10n,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
} from 'vscode';
import { codeOf, type Finding, keyOf, type Severity, severityOf } from '../../nginx/checks/finding';
import { findingSpan } from '../../nginx/checks/findingSpan';
import { type Repair, repairsOf } from '../../nginx/checks/repairs';
import { readDump } from '../../nginx/read/readDump';
import type { RouteTarget } from '../../nginx/routes/route';
import type { Boundary } from '../boundary';
import { commands } from '../ids';
import { findingWords, repairLabel, weakSpotLink } from '../text/checkWords';
import { plain } from '../text/words';
import type { TestState } from './nginxTester';
import type { EngineRepair } from './repairEngine';
import type { StudioScene } from './studioScene';

/** A text with what is wrong with it. */
export interface CheckedDocument {
  readonly document: TextDocument | undefined;
  readonly findings: readonly Finding[];
  readonly test: TestState;
  readonly scene: StudioScene;
  /** On the engine. */
  repair(repair: EngineRepair): Promise<void>;
  testNow(): void;
}

/** Shows what is wrong with nginx texts in the editor: as problems at their lines, with what puts them right. */
export class ConfigProblems implements CodeActionProvider, Disposable {
  private readonly collection = languages.createDiagnosticCollection('dockerNetworks.nginx');
  private readonly status = languages.createLanguageStatusItem(commands.nginxTestAgain, []);
  private readonly checked = new Set<CheckedDocument>();
  private readonly shown = new Map<CheckedDocument, Uri>();
  private readonly parts: Disposable;

  constructor(boundary: Boundary) {
    this.status.name = l10n.t('Test by nginx');
    this.status.command = { command: commands.nginxTestAgain, title: l10n.t('Test Again') };
    this.parts = Disposable.from(
      this.collection,
      this.status,
      languages.registerCodeActionsProvider({ language: 'nginx' }, this, {
        providedCodeActionKinds: [CodeActionKind.QuickFix],
      }),
      boundary.command(commands.nginxRepair, (uri, key, at) => this.repair(uri, key, at)),
      boundary.command(commands.nginxTestAgain, () => {
        for (const each of this.checked) each.testNow();
      }),
    );
  }

  dispose(): void {
    this.parts.dispose();
  }

  /** Shows its problems from now on, after each `update`, until it is disposed. */
  add(checked: CheckedDocument): Disposable {
    this.checked.add(checked);
    return new Disposable(() => {
      this.checked.delete(checked);
      this.clear(checked);
      this.showStatus();
    });
  }

  /** Shows what is wrong with it now. */
  update(checked: CheckedDocument): void {
    const { document, findings, scene } = checked;
    if (document?.uri !== this.shown.get(checked)) this.clear(checked);
    if (!document) return;
    this.shown.set(checked, document.uri);
    const diagnostics = findings.flatMap(finding => diagnosticOf(document, finding, scene) ?? []);
    this.collection.set(document.uri, diagnostics);
    this.showStatus();
  }

  provideCodeActions(document: TextDocument, range: Range): CodeAction[] {
    const checked = this.find(document.uri);
    if (!checked) return [];
    const { findings, scene } = checked;
    return findings.flatMap(finding => {
      const diagnostic = diagnosticOf(document, finding, scene);
      if (!diagnostic?.range.intersection(range)) return [];
      const ways = document.isUntitled ? [] : readBackActions(document, finding, diagnostic);
      const repairs = repairsOf(finding, scene.landscape, scene.proxy).flatMap((repair, at) => {
        // The text of an nginx itself is changed in the studio.
        if (repair.kind === 'replace' && !document.isUntitled) return [];
        const action = new CodeAction(plain(repairLabel(repair)), CodeActionKind.QuickFix);
        action.diagnostics = [diagnostic];
        action.isPreferred = at === 0;
        if (repair.kind === 'replace')
          action.edit = replacement(document, diagnostic.range, repair);
        else {
          const key = keyOf(finding, findings);
          const args = [document.uri.toString(), key, at];
          action.command = { command: commands.nginxRepair, title: '', arguments: args };
        }
        return [action];
      });
      return [...repairs, ...ways];
    });
  }

  private clear(checked: CheckedDocument): void {
    const uri = this.shown.get(checked);
    if (uri) this.collection.delete(uri);
    this.shown.delete(checked);
  }

  private find(uri: Uri): CheckedDocument | undefined {
    return [...this.checked].find(({ document }) => document?.uri.toString() === uri.toString());
  }

  private async repair(uri: unknown, key: unknown, at: unknown): Promise<void> {
    const checked = typeof uri === 'string' ? this.find(Uri.parse(uri)) : undefined;
    const finding = checked?.findings.find(each => keyOf(each, checked.findings) === key);
    if (!checked || !finding) return;
    const { landscape, proxy } = checked.scene;
    const repair = repairsOf(finding, landscape, proxy)[Number(at)];
    if (repair && repair.kind !== 'replace') await checked.repair(repair);
  }

  /** Of the last one that was opened: there is hardly ever another. */
  private showStatus(): void {
    const [last] = [...this.checked].filter(({ document }) => document?.isUntitled).slice(-1);
    this.status.selector = last ? { language: 'nginx', scheme: 'untitled' } : [];
    if (last) this.tellStatus(last.test);
  }

  private tellStatus(test: TestState): void {
    const { status } = this;
    status.busy = test.kind === 'waiting' || test.kind === 'running';
    status.text = testWords(test);
    const isRefused = test.kind === 'failed' || (test.kind === 'done' && !test.isAccepted);
    status.severity = isRefused ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
  }
}

/** What became of a test, in a few words. */
export function testWords(test: TestState): string {
  switch (test.kind) {
    case 'none':
      return l10n.t('Not tested by nginx');
    case 'waiting':
    case 'running':
      return l10n.t('nginx tests it…');
    case 'done':
      return test.isAccepted ? l10n.t('nginx accepts it') : l10n.t('nginx does not accept it');
    case 'failed':
      return l10n.t('nginx could not be asked');
  }
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Who says so, where it is not this extension. */
const sources: Partial<Readonly<Record<Finding['kind'], string>>> = {
  nginx: 'nginx -t',
  logged: 'nginx error log',
};

function diagnosticOf(
  document: TextDocument,
  finding: Finding,
  { proxy }: StudioScene,
): Diagnostic | undefined {
  const span = findingSpan(document.getText(), finding);
  if (!span) return undefined;
  const range = new Range(span.line, span.start, span.line, span.end);
  const words = findingWords(finding, proxy);
  const diagnostic = new Diagnostic(range, words, severities[severityOf(finding)]);
  diagnostic.source = sources[finding.kind] ?? 'Docker Networks';
  const code = codeOf(finding);
  diagnostic.code =
    finding.kind === 'weakSpot'
      ? { value: code, target: Uri.parse(weakSpotLink(finding.spot)) }
      : code;
  return diagnostic;
}

/** What can be done about a line of a document that shows what an nginx has. */
function readBackActions(
  document: TextDocument,
  finding: Finding,
  diagnostic: Diagnostic,
): CodeAction[] {
  const offer = (title: string, command: string, ...args: readonly unknown[]) => {
    const action = new CodeAction(title, CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.command = { command, title, arguments: [document.uri, ...args] };
    return action;
  };
  const files = readDump(document.getText());
  const file = files.findLast(({ dumpLine }) => dumpLine <= finding.line);
  const address = targetOf(finding)?.address;
  return [
    ...(address?.kind === 'host'
      ? [offer(l10n.t('Why Can’t nginx Reach It?'), commands.nginxTestUpstream, address)]
      : []),
    ...(file ? [offer(l10n.t('Edit in nginx Studio'), commands.nginxEdit, file.path)] : []),
  ];
}

/** Where requests go that a finding is about. */
function targetOf(finding: Finding): RouteTarget | undefined {
  if (finding.kind === 'broken') return finding.destination.target;
  return finding.kind === 'logged' ? finding.logged.target : undefined;
}

/** The words of a finding in other words. */
function replacement(
  document: TextDocument,
  range: Range,
  { by }: Extract<Repair, { readonly kind: 'replace' }>,
): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, range, by);
  return edit;
}
