/** What HTTP takes as the name of a host: https://www.rfc-editor.org/rfc/rfc1123#section-2.1 */
export function hostName(name: string): string {
  return name.replaceAll('_', '-');
}
