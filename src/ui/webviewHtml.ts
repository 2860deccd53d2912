import { randomBytes } from 'node:crypto';
import { env, l10n, Uri, type Webview } from 'vscode';

/**
 * The page of a webview: nothing but its own script and style, both of that name, may run or load; and as images
 * only what the script made.
 */
export function webviewHtml(
  webview: Webview,
  extensionUri: Uri,
  name: string,
  title: string,
): string {
  const nonce = randomBytes(16).toString('base64');
  const file = (extension: string) =>
    webview.asWebviewUri(Uri.joinPath(webviewFolder(extensionUri), name + extension)).toString();
  const policy = [
    `default-src 'none'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    'img-src blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(env.language)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${attribute(title)}</title>
  <link rel="stylesheet" href="${attribute(file('.css'))}">
</head>
<body>
  <div id="root"></div>
  <script type="application/json" id="l10n" nonce="${nonce}">${json(l10n.bundle ?? {})}</script>
  <script nonce="${nonce}" src="${attribute(file('.js'))}"></script>
</body>
</html>`;
}

/** The only folder that pages may load from. */
export function webviewFolder(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'dist', 'webview');
}

/** JSON that cannot end the script element it stands in. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
