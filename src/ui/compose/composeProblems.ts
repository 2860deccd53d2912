import {
  CodeAction,
  CodeActionKind,
  type CodeActionProvider,
  Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  Disposable,
  languages,
  type Range,
  type TextDocument,
  Uri,
} from 'vscode';
import type { ComposeFinding } from '../../compose/findings';
import { settings } from '../ids';
import { composeLinks, composeProblemWords } from '../text/composeProblemWords';
import { composeSelector } from './composeDocument';
import { type ComposeFiles, isOn } from './composeFiles';
import { composeRemedies } from './composeRemedies';
import type { ComposeView } from './composeView';
import { isSaidByDocker } from './saidByDocker';
import { rangeOf } from './textSpan';

const severities: Readonly<Record<ComposeFinding['kind'], DiagnosticSeverity>> = {
  unused: DiagnosticSeverity.Information,
  undeclared: DiagnosticSeverity.Error,
  overlaps: DiagnosticSeverity.Warning,
  overlapsWritten: DiagnosticSeverity.Error,
  publishedData: DiagnosticSeverity.Warning,
  missing: DiagnosticSeverity.Warning,
};

/** Shows what is wrong with Compose files as problems at their lines, with what puts them right. */
export class ComposeProblems implements CodeActionProvider, Disposable {
  private readonly collection = languages.createDiagnosticCollection('dockerNetworks.compose');
  private readonly registered: Disposable;
  /** What was shown last; Docker's own extension may say the same later than we. */
  private views: readonly ComposeView[] = [];

  constructor(private readonly files: ComposeFiles) {
    this.registered = Disposable.from(
      this.collection,
      languages.registerCodeActionsProvider(composeSelector, this, {
        providedCodeActionKinds: [CodeActionKind.QuickFix],
      }),
      languages.onDidChangeDiagnostics(({ uris }) => {
        const changed = new Set(uris.map(String));
        this.update(this.views.filter(({ read }) => changed.has(String(read.document.uri))));
      }),
    );
  }

  dispose(): void {
    this.registered.dispose();
  }

  /** Shows those of these files, and of no others. */
  show(views: readonly ComposeView[]): void {
    const shown = new Set(views.map(({ read }) => read.document.uri.toString()));
    this.collection.forEach(uri => {
      if (!shown.has(uri.toString())) this.collection.delete(uri);
    });
    this.views = views;
    this.update(views);
  }

  private update(views: readonly ComposeView[]): void {
    for (const { read, findings } of views) {
      const { document, version } = read;
      // Typed on meanwhile: the next look follows.
      if (document.version !== version) continue;
      const found = findings
        .map(finding => ({ finding, diagnostic: diagnosticOf(document, finding) }))
        .filter(({ finding, diagnostic }) => !isSaidByDocker(document, finding, diagnostic))
        .map(({ diagnostic }) => diagnostic);
      // Setting them is a change of diagnostics, too.
      if (!isShown(found, this.collection.get(document.uri))) {
        this.collection.set(document.uri, found);
      }
    }
  }

  async provideCodeActions(document: TextDocument, range: Range): Promise<CodeAction[]> {
    if (!isOn(settings.composeProblems)) return [];
    const view = await this.files.view(document);
    return view.findings.flatMap(finding => {
      const diagnostic = diagnosticOf(document, finding);
      if (!diagnostic.range.intersection(range)) return [];
      return composeRemedies(view, finding).map(({ title, edit, command }, index) => {
        const action = new CodeAction(title, CodeActionKind.QuickFix);
        action.diagnostics = [diagnostic];
        action.isPreferred = index === 0;
        if (edit) action.edit = edit;
        if (command) action.command = { ...command, title };
        return action;
      });
    });
  }
}

function isShown(found: readonly Diagnostic[], shown: readonly Diagnostic[] = []): boolean {
  return (
    found.length === shown.length &&
    found.every((each, index) => {
      const other = shown[index];
      return other?.message === each.message && other.range.isEqual(each.range);
    })
  );
}

function diagnosticOf(document: TextDocument, finding: ComposeFinding): Diagnostic {
  const { kind, span } = finding;
  const words = composeProblemWords(finding);
  const diagnostic = new Diagnostic(rangeOf(document, span), words, severities[kind]);
  diagnostic.source = 'Docker Networks';
  diagnostic.code = { value: kind, target: Uri.parse(composeLinks[kind]) };
  if (kind === 'unused') diagnostic.tags = [DiagnosticTag.Unnecessary];
  return diagnostic;
}
