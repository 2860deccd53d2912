import { commands, type TextDocumentContentProvider, Uri, window, workspace } from 'vscode';

/** The scheme of the two sides of a comparison before something is applied. */
export const applyScheme = 'docker-networks-apply';

/** The texts of comparisons that are open. */
export class ApplyDocuments implements TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private count = 0;

  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /** Shows what there is beside what there will be. Call the result to close it. */
  async compare(
    title: string,
    path: string,
    before: string,
    after: string,
  ): Promise<() => Promise<void>> {
    const place = `${++this.count}`;
    const [left, right] = [
      ['before', before],
      ['after', after],
    ].map(([side, text]) => {
      const uri = Uri.from({ scheme: applyScheme, path: `/${place}-${side}${path}` });
      this.texts.set(uri.toString(), text ?? '');
      return uri;
    });
    if (!left || !right) return () => Promise.resolve();
    for (const uri of [left, right]) {
      await workspace.openTextDocument(uri);
    }
    await commands.executeCommand('vscode.diff', left, right, title, { preview: true });
    return async () => {
      const tabs = window.tabGroups.all.flatMap(group => group.tabs);
      const shown = tabs.filter(({ input }) => isComparison(input, right));
      await window.tabGroups.close(shown, true);
      for (const uri of [left, right]) this.texts.delete(uri.toString());
    };
  }
}

function isComparison(input: unknown, right: Uri): boolean {
  const { modified } = (input ?? {}) as { readonly modified?: Uri };
  return modified?.toString() === right.toString();
}
