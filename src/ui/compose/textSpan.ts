import { Range, type TextDocument } from 'vscode';
import type { Span } from '../../compose/composeFile';

/** Where a stretch of the text is in its document. */
export function rangeOf(document: TextDocument, { start, end }: Span): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

/** True where the offset is in the stretch or at its end. */
export function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
