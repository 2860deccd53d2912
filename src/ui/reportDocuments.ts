import type { TextDocumentContentProvider } from 'vscode';

export const reportScheme = 'docker-networks-report';

/** Reports are read-only documents. Their whole text is in their address, so nothing has to be kept for them. */
export const reportDocuments: TextDocumentContentProvider = {
  provideTextDocumentContent: ({ query }) => query,
};
