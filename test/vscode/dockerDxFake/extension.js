const vscode = require('vscode');

/** Where the network “said” is first in a list. */
const place = /\[said/;

module.exports.activate = context => {
  const collection = vscode.languages.createDiagnosticCollection('docker-language-server');
  const look = document => {
    const lines = document.getText().split('\n');
    const found = lines.flatMap((text, line) => {
      const { index } = place.exec(text) ?? {};
      if (index === undefined) return [];
      const diagnostic = new vscode.Diagnostic(
        new vscode.Range(line, index + 1, line, index + 5),
        'service "web" refers to undefined network said: invalid compose project',
      );
      diagnostic.source = 'Docker DX (docker-language-server)';
      return [diagnostic];
    });
    collection.set(document.uri, found);
  };
  vscode.workspace.textDocuments.forEach(look);
  context.subscriptions.push(
    collection,
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
  );
};
