/** A field as https://pkg.go.dev/encoding/csv reads it, which is how the CLI reads options that hold several values. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
