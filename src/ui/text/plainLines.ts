import { turningMarks } from '../../landscape/turningMarks';

/**
 * Text of others in the lines that it has: control characters but for tabs become visible blanks, and marks that turn
 * the writing direction are left out.
 */
export function plainLines(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{Cc}\n\t]+|[\p{Zl}\p{Zp}]+/gu, '␣')
    .replace(turningMarks, '');
}
