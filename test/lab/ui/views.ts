import type { Locator, Page } from 'playwright-core';
import { sidebar } from './trees';

/** Shows a view container by its title in the activity bar. */
export async function openContainer(page: Page, title: string): Promise<void> {
  const label = `.action-label[aria-label^="${title}"]`;
  const bar = '.part.activitybar';
  const icon = page.locator(`${bar} .composite-bar ${label}, ${bar} .action-item ${label}`).first();
  const open = page.locator('.part.sidebar .composite.title h2', { hasText: title });
  for (let i = 0; i < 3; i++) {
    if (await open.isVisible()) return;
    await icon.click();
    const isOpen = open.waitFor({ timeout: 4000 }).then(
      () => true,
      () => false,
    );
    if (await isOpen) return;
  }
  throw new Error(`the view container ${title} does not open`);
}

/** A view by its title, expanded; in a container of one view that is the whole side bar. */
export async function view(page: Page, title: string): Promise<Locator> {
  const panes = ['sidebar', 'panel', 'auxiliarybar'].map(part => `.part.${part} .pane`).join(', ');
  const has = page.locator('.pane-header', { hasText: title });
  const pane = page.locator(panes).filter({ has }).first();
  if ((await pane.count()) === 0) return sidebar(page);
  const collapsed = pane.locator('.pane-header[aria-expanded=false]:not(.hidden)');
  if ((await collapsed.count()) > 0) await collapsed.click();
  return pane;
}

/** Clicks an action in a view's title bar. */
export async function viewAction(page: Page, viewTitle: string, title: string): Promise<void> {
  const bar = await titleBar(page, viewTitle);
  await bar.hover();
  await bar.locator(`.action-label[aria-label^="${title}"]`).first().click();
}

/** Opens the "..." menu in a view's title bar. */
export async function openViewMenu(page: Page, viewTitle: string): Promise<void> {
  const bar = await titleBar(page, viewTitle);
  const more = bar.locator('.action-label.codicon-toolbar-more').first();
  const menu = page.locator('.context-view .monaco-menu').first();
  // A title bar that is drawn anew at that moment swallows the click.
  for (let i = 0; i < 3; i++) {
    await bar.hover();
    await more.click();
    const isOpen = menu.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (await isOpen) return;
  }
  throw new Error(`the menu of the view ${viewTitle} does not open`);
}

/** A container of one view hides the view's header and shows its actions in its own title. */
async function titleBar(page: Page, viewTitle: string): Promise<Locator> {
  const header = (await view(page, viewTitle)).locator('.pane-header:not(.hidden)').first();
  if ((await header.count()) > 0 && (await header.isVisible())) return header;
  return page.locator('.part.sidebar .composite.title').first();
}

/** The texts of the welcome content of an empty view. */
export async function welcomeText(page: Page, viewTitle: string): Promise<string> {
  const content = (await view(page, viewTitle)).locator('.welcome-view-content').first();
  await content.waitFor();
  return (await content.innerText()).trim();
}
