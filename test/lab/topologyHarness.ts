// The topology page without VS Code: its skeleton, a stub of VS Code's side, and theme colours.
import fs from 'node:fs';
import path from 'node:path';
import type { Landscape } from '../../src/landscape/landscape';
import type { EngineStatus, TopologyView, ToTopology } from '../../src/protocol/topology';

export type Theme = 'dark' | 'light' | 'contrast' | 'contrastLight';

type Colours = Readonly<Record<string, string>>;

const dark: Colours = {
  foreground: '#cccccc',
  'editor-foreground': '#cccccc',
  'editor-background': '#1f1f1f',
  descriptionForeground: '#9d9d9d',
  focusBorder: '#0078d4',
  errorForeground: '#f85149',
  'editorWidget-background': '#202020',
  'editorWidget-foreground': '#cccccc',
  'widget-border': '#313131',
  'widget-shadow': 'rgba(0, 0, 0, 0.36)',
  'textCodeBlock-background': '#2b2b2b',
  'charts-red': '#f14c4c',
  'charts-blue': '#59a4f9',
  'charts-yellow': '#cca700',
  'charts-orange': '#d18616',
  'charts-green': '#89d185',
  'charts-purple': '#b180d7',
  'button-background': '#0078d4',
  'button-foreground': '#ffffff',
  'button-hoverBackground': '#026ec1',
  'button-secondaryBackground': '#313131',
  'button-secondaryForeground': '#cccccc',
  'checkbox-background': '#313131',
  'checkbox-border': '#3c3c3c',
  'checkbox-foreground': '#cccccc',
  'icon-foreground': '#cccccc',
  'toolbar-hoverBackground': 'rgba(90, 93, 94, 0.31)',
};

const light: Colours = {
  ...dark,
  foreground: '#3b3b3b',
  'editor-foreground': '#3b3b3b',
  'editor-background': '#ffffff',
  descriptionForeground: '#3b3b3b',
  focusBorder: '#005fb8',
  errorForeground: '#d1242f',
  'editorWidget-background': '#f8f8f8',
  'editorWidget-foreground': '#3b3b3b',
  'widget-border': '#e5e5e5',
  'widget-shadow': 'rgba(0, 0, 0, 0.16)',
  'textCodeBlock-background': '#f8f8f8',
  'charts-red': '#e51400',
  'charts-blue': '#0063d3',
  'charts-yellow': '#bf8803',
  'charts-orange': '#d18616',
  'charts-green': '#388a34',
  'charts-purple': '#652d90',
  'button-background': '#005fb8',
  'checkbox-background': '#f8f8f8',
  'checkbox-border': '#cecece',
  'checkbox-foreground': '#3b3b3b',
  'icon-foreground': '#3b3b3b',
};

const contrast: Colours = {
  ...dark,
  foreground: '#ffffff',
  'editor-foreground': '#ffffff',
  'editor-background': '#000000',
  descriptionForeground: 'rgba(255, 255, 255, 0.7)',
  focusBorder: '#f38518',
  errorForeground: '#f48771',
  contrastBorder: '#6fc3df',
  contrastActiveBorder: '#f38518',
  'editorWidget-background': '#0c141f',
  'widget-border': '#6fc3df',
  'checkbox-background': '#000000',
  'checkbox-border': '#6fc3df',
  'button-background': '#000000',
};

const contrastLight: Colours = {
  ...light,
  foreground: '#292929',
  'editor-foreground': '#292929',
  descriptionForeground: 'rgba(41, 41, 41, 0.7)',
  focusBorder: '#006bbd',
  errorForeground: '#b5200d',
  contrastBorder: '#0f4a85',
  contrastActiveBorder: '#006bbd',
  'widget-border': '#0f4a85',
  'checkbox-border': '#0f4a85',
};

const themes: Readonly<Record<Theme, { readonly colours: Colours; readonly body: string }>> = {
  dark: { colours: dark, body: 'vscode-dark' },
  light: { colours: light, body: 'vscode-light' },
  contrast: { colours: contrast, body: 'vscode-high-contrast' },
  contrastLight: {
    colours: contrastLight,
    body: 'vscode-high-contrast vscode-high-contrast-light',
  },
};

/** The page as the extension makes it, with its style and script from a folder of built files. */
export function pageOf(folder: string, theme: Theme, state?: unknown, l10n: object = {}): string {
  const { colours, body } = themes[theme];
  const variables = Object.entries({
    ...colours,
    'font-family': "'Segoe WPC', 'Segoe UI', system-ui, 'Ubuntu', 'DejaVu Sans', sans-serif",
    'font-size': '13px',
    'editor-font-family': "'Cascadia Mono', Menlo, 'DejaVu Sans Mono', monospace",
  }).map(([name, value]) => `--vscode-${name}: ${value};`);
  const css = fs.readFileSync(path.join(folder, 'topology.css'), 'utf8');
  const script = fs.readFileSync(path.join(folder, 'topology.js'), 'utf8');
  const stub = `window.posted = []; window.kept = ${JSON.stringify(state ?? null)} ?? undefined;
    window.acquireVsCodeApi = () => ({
      postMessage: message => window.posted.push(message),
      getState: () => window.kept,
      setState: state => { window.kept = state; },
    });`;
  return `<!doctype html><html><head><meta charset="utf-8">
    <style>:root { ${variables.join(' ')} } ${css}</style></head>
    <body class="${body}"><div id="root"></div>
    <script type="application/json" id="l10n">${JSON.stringify(l10n)}</script>
    <script>${stub}</script>
    <script>${script.replaceAll('</script', '<\\/script')}</script></body></html>`;
}

const live: EngineStatus = { name: 'unix:///var/run/docker.sock', state: 'live', message: '' };

/** What the extension says when the page is ready. */
export function messageOf(
  landscape: Landscape,
  status: Partial<EngineStatus> = {},
  view: TopologyView = { showPredefined: false, showStopped: true },
): ToTopology {
  return { type: 'landscape', landscape, status: { ...live, ...status }, view };
}
