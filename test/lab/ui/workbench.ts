import type { Locator, Page } from 'playwright-core';
import * as editors from './editors';
import * as menus from './menus';
import * as notices from './notices';
import { startupPerformance } from './performance';
import * as quick from './quickInput';
import * as themes from './themes';
import * as trees from './trees';
import * as views from './views';
import { webview, type WebviewOptions } from './webviews';

/** All helpers for one page. Where a scope may be left out, it is the whole side bar. */
export function workbenchOf(page: Page) {
  const sidebar = () => trees.sidebar(page);
  return {
    runCommand: (title: string, timeout?: number) => quick.runCommand(page, title, timeout),
    openPalette: (title: string) => quick.openPalette(page, title),
    commandTitles: (text: string) => quick.commandTitles(page, text),
    openFile: (name: string) => quick.openFile(page, name),
    pick: (...labels: string[]) => quick.pick(page, ...labels),
    tick: (label: string) => quick.tick(page, label),
    acceptPick: () => quick.acceptPick(page),
    pickLabels: () => quick.pickLabels(page),
    input: (text: string) => quick.input(page, text),
    inputMessage: () => quick.inputMessage(page),
    quickInput: () => quick.quickInput(page),
    quickField: () => quick.quickField(page),
    closeQuickInput: () => quick.closeQuickInput(page),
    openContainer: (title: string) => views.openContainer(page, title),
    view: (title: string) => views.view(page, title),
    viewAction: (viewTitle: string, title: string) => views.viewAction(page, viewTitle, title),
    openViewMenu: (viewTitle: string) => views.openViewMenu(page, viewTitle),
    welcomeText: (viewTitle: string) => views.welcomeText(page, viewTitle),
    row: (label: string | RegExp, scope: Locator = sidebar()) => trees.row(scope, label),
    rows: (scope: Locator = sidebar()) => trees.rows(scope),
    waitRows: (labels: readonly string[], scope: Locator = sidebar(), timeout?: number) =>
      trees.waitRows(scope, labels, timeout),
    scrollTo: (label: string | RegExp, scope: Locator = sidebar()) => trees.scrollTo(scope, label),
    expand: (target: Locator) => trees.expand(target),
    collapse: (target: Locator) => trees.collapse(target),
    inlineAction: (target: Locator, title: string) => trees.inlineAction(target, title),
    drag: (from: Locator, to: Locator) => trees.drag(from, to),
    openContextMenu: (target: Locator) => menus.openContextMenu(target),
    contextMenu: (target: Locator, ...labels: string[]) => menus.contextMenu(target, ...labels),
    contextMenuLabels: (target: Locator) => menus.contextMenuLabels(target),
    chooseInMenu: (...labels: string[]) => menus.chooseInMenu(page, ...labels),
    openMenuLabels: () => menus.openMenuLabels(page),
    waitNotification: (text: string | RegExp) => notices.waitNotification(page, text),
    notifications: () => notices.notifications(page),
    notificationButton: (text: string | RegExp, button: string) =>
      notices.notificationButton(page, text, button),
    clearNotifications: () => quick.runCommand(page, 'Notifications: Clear All Notifications'),
    visibleTexts: () => notices.visibleTexts(page),
    dialog: (button?: string) => notices.dialog(page, button),
    closeDialog: () => notices.closeDialog(page),
    webview: (options?: WebviewOptions) => webview(page, options),
    tabs: () => editors.tabs(page),
    statusItems: () => editors.statusItems(page),
    editorText: () => editors.editorText(page),
    clipboardText: () => editors.clipboardText(page),
    closeAllEditors: () => quick.runCommand(page, 'View: Close All Editors'),
    setTheme: (theme: themes.ThemeClass) => themes.setTheme(page, theme),
    themeClass: () => themes.themeClass(page),
    startupPerformance: () => startupPerformance(page),
  };
}

/** The helpers for one page. */
export type Workbench = ReturnType<typeof workbenchOf>;
