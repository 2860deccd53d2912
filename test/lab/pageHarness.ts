// A webview page without VS Code: its skeleton, a stub of VS Code's side, and theme colours.
import fs from 'node:fs';
import path from 'node:path';

export const themeNames = ['dark', 'light', 'contrast', 'contrastLight'] as const;

export type Theme = (typeof themeNames)[number];

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
  'input-background': '#313131',
  'input-border': '#3c3c3c',
  'input-foreground': '#cccccc',
  'input-placeholderForeground': '#989898',
  'dropdown-background': '#313131',
  'dropdown-border': '#3c3c3c',
  'dropdown-foreground': '#cccccc',
  'dropdown-listBackground': '#1f1f1f',
  'inputValidation-errorBorder': '#be1100',
  'inputValidation-warningBorder': '#b89500',
  'inputValidation-infoBorder': '#007acc',
  'editorError-foreground': '#f14c4c',
  'editorWarning-foreground': '#cca700',
  'editorInfo-foreground': '#59a4f9',
  'progressBar-background': '#0078d4',
  'list-hoverBackground': '#2a2d2e',
  'list-activeSelectionBackground': '#04395e',
  'list-activeSelectionForeground': '#ffffff',
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
  'button-hoverBackground': '#0258a8',
  'button-secondaryBackground': '#e5e5e5',
  'button-secondaryForeground': '#3b3b3b',
  'input-background': '#ffffff',
  'input-border': '#cecece',
  'input-foreground': '#3b3b3b',
  'input-placeholderForeground': '#767676',
  'dropdown-background': '#ffffff',
  'dropdown-border': '#cecece',
  'dropdown-foreground': '#3b3b3b',
  'dropdown-listBackground': '#ffffff',
  'editorError-foreground': '#e51400',
  'editorWarning-foreground': '#bf8803',
  'editorInfo-foreground': '#0063d3',
  'progressBar-background': '#005fb8',
  'list-hoverBackground': '#f2f2f2',
  'list-activeSelectionBackground': '#e8e8e8',
  'list-activeSelectionForeground': '#000000',
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
  'button-border': '#6fc3df',
  'button-secondaryBackground': '#000000',
  'button-secondaryForeground': '#ffffff',
  'input-background': '#000000',
  'input-border': '#6fc3df',
  'input-foreground': '#ffffff',
  'input-placeholderForeground': 'rgba(255, 255, 255, 0.7)',
  'dropdown-background': '#000000',
  'dropdown-border': '#6fc3df',
  'dropdown-foreground': '#ffffff',
  'dropdown-listBackground': '#000000',
  'inputValidation-errorBorder': '#6fc3df',
  'inputValidation-warningBorder': '#6fc3df',
  'inputValidation-infoBorder': '#6fc3df',
  'editorError-foreground': '#f48771',
  'editorWarning-foreground': '#ffd370',
  'progressBar-background': '#6fc3df',
  'textCodeBlock-background': '#000000',
  'list-hoverBackground': 'rgba(255, 255, 255, 0.1)',
  'list-activeSelectionBackground': '#000000',
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
  'button-background': '#0f4a85',
  'button-border': '#0f4a85',
  'button-secondaryBackground': '#ffffff',
  'button-secondaryForeground': '#292929',
  'input-border': '#0f4a85',
  'input-foreground': '#292929',
  'dropdown-border': '#0f4a85',
  'dropdown-foreground': '#292929',
  'inputValidation-errorBorder': '#0f4a85',
  'inputValidation-warningBorder': '#0f4a85',
  'inputValidation-infoBorder': '#0f4a85',
  'editorError-foreground': '#b5200d',
  'editorWarning-foreground': '#895503',
  'progressBar-background': '#0f4a85',
  'list-hoverBackground': 'rgba(15, 74, 133, 0.1)',
  'list-activeSelectionBackground': 'rgba(15, 74, 133, 0.1)',
  'list-activeSelectionForeground': '#292929',
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

export interface PageOptions {
  /** The folder of built files that style and script are taken from. */
  readonly folder: string;
  /** Of the page: `topology` or `form`. */
  readonly name: string;
  readonly theme: Theme;
  /** What the page has kept from before. */
  readonly state?: unknown;
  /** Its texts in another language than English, and which that is. */
  readonly l10n?: object;
  readonly lang?: string;
}

/** The page as the extension makes it. */
export function pageOf({
  folder,
  name,
  theme,
  state,
  l10n = {},
  lang = 'en',
}: PageOptions): string {
  const { colours, body } = themes[theme];
  const variables = Object.entries({
    ...colours,
    'font-family': "'Segoe WPC', 'Segoe UI', system-ui, 'Ubuntu', 'DejaVu Sans', sans-serif",
    'font-size': '13px',
    'editor-font-family': "'Cascadia Mono', Menlo, 'DejaVu Sans Mono', monospace",
  }).map(([name, value]) => `--vscode-${name}: ${value};`);
  const css = fs.readFileSync(path.join(folder, `${name}.css`), 'utf8');
  const script = fs.readFileSync(path.join(folder, `${name}.js`), 'utf8');
  const stub = `window.posted = []; window.kept = ${JSON.stringify(state ?? null)} ?? undefined;
    window.acquireVsCodeApi = () => ({
      postMessage: message => window.posted.push(message),
      getState: () => window.kept,
      setState: state => { window.kept = state; },
    });`;
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">
    <style>:root { ${variables.join(' ')} } ${css}</style></head>
    <body class="${body}"><div id="root"></div>
    <script type="application/json" id="l10n">${JSON.stringify(l10n)}</script>
    <script>${stub}</script>
    <script>${script.replaceAll('</script', '<\\/script')}</script></body></html>`;
}
