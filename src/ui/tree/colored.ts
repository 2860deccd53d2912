import { ThemeColor, ThemeIcon } from 'vscode';

/** A codicon in a colour of the theme; by itself its shape has to say the same. */
export function colored(icon: string, color: string): ThemeIcon {
  return new ThemeIcon(icon, new ThemeColor(color));
}
