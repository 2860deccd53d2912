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

  constructor(private readonly files: ComposeFiles) {
    this.registered = Disposable.from(
      this.collection,
      languages.registerCodeActionsProvider(composeSelector, this, {
        providedCodeActionKinds: [CodeActionKind.QuickFix],
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
    for (const { read, findings } of views) {
      const { document, version } = read;
      // Typed on meanwhile: the next look follows.
      if (document.version !== version) continue;
      this.collection.set(
        document.uri,
        findings.map(finding => diagnosticOf(document, finding)),
      );
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

function diagnosticOf(document: TextDocument, finding: ComposeFinding): Diagnostic {
  const { kind, span } = finding;
  const words = composeProblemWords(finding);
  const diagnostic = new Diagnostic(rangeOf(document, span), words, severities[kind]);
  diagnostic.source = 'Docker Networks';
  diagnostic.code = { value: kind, target: Uri.parse(composeLinks[kind]) };
  if (kind === 'unused') diagnostic.tags = [DiagnosticTag.Unnecessary];
  return diagnostic;
}
