import type { Page } from 'playwright-core';
import { waitFor } from '../wait';
import { quickField, quickInput, runCommand } from './quickInput';

/** VS Code's own themes by the class that each gives the workbench. */
export const themes = {
  'vs-dark': 'Dark Modern',
  vs: 'Light Modern',
  'hc-black': 'Dark High Contrast',
  'hc-light': 'Light High Contrast',
} as const;

export type ThemeClass = keyof typeof themes;

/** The setting's values of the same themes, for `settings` before the start. */
export const themeSettings: Readonly<Record<ThemeClass, string>> = {
  'vs-dark': 'Default Dark Modern',
  vs: 'Default Light Modern',
  'hc-black': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
};

/** The theme that is on. */
export async function themeClass(page: Page): Promise<ThemeClass | undefined> {
  const names = await page.locator('.monaco-workbench').first().getAttribute('class');
  const words = (names ?? '').split(/\s+/);
  return (Object.keys(themes) as ThemeClass[]).find(name => words.includes(name));
}

/** Changes the theme through the palette. */
export async function setTheme(page: Page, theme: ThemeClass): Promise<void> {
  await runCommand(page, 'Preferences: Color Theme');
  await quickField(page).fill(themes[theme]);
  const hasText = new RegExp(`^\\s*${themes[theme]}\\s*$`);
  const has = page.locator('.label-name', { hasText });
  await quickInput(page).locator('.monaco-list-row').filter({ has }).first().click();
  const isOn = async () => (await themeClass(page)) === theme;
  await waitFor(isOn, { timeout: 15_000, what: `the theme ${theme}` });
}
