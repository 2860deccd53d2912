import { type Diagnostic, languages, type TextDocument } from 'vscode';
import type { ComposeFinding } from '../../compose/findings';

/** What Docker’s own extension (Docker DX) calls itself in its diagnostics: `Docker DX (docker-language-server)`. */
const source = 'Docker DX';

/**
 * True where Docker's own extension says the same: a diagnostic of it lies at this place and names what the finding is
 * about. Its newest version (0.18) has none about networks or ports: of a Compose file it says where the YAML is wrong.
 *
 * @see https://github.com/docker/docker-language-server/blob/main/internal/compose/diagnosticsCollector.go
 */
export function isSaidByDocker(
  document: TextDocument,
  finding: ComposeFinding,
  { range }: Diagnostic,
): boolean {
  const subject = subjectOf(finding);
  return languages
    .getDiagnostics(document.uri)
    .some(
      other =>
        other.source?.startsWith(source) === true &&
        other.range.intersection(range) !== undefined &&
        wordsOf(other.message).includes(subject),
    );
}

function subjectOf(finding: ComposeFinding): string {
  switch (finding.kind) {
    case 'unused':
    case 'undeclared':
      return finding.network;
    case 'overlaps':
    case 'overlapsWritten':
      return finding.subnet;
    case 'publishedData':
      return String(finding.port.containerPort);
    case 'missing':
      return finding.name;
  }
}

/** As in: service "web" refers to undefined network back: invalid compose project. */
function wordsOf(message: string): readonly string[] {
  return message.split(/[\s"'`“”,;()[\]]+/).map(word => word.replace(/[.:]+$/, ''));
}
