import { type Disposable, l10n, window } from 'vscode';
import { commands, settings } from '../ids';
import type { Parts } from '../parts';
import { type Choice, pickOne } from '../picks';
import { saveSetting } from '../saveSetting';
import type { SortBy } from '../tree/rows';

/** What the tree shows and in which order. */
export function registerTreeCommands(parts: Parts): Disposable[] {
  const { boundary, live, treeOptions, tree, documents } = parts;
  const save = (id: string, setting: (typeof settings)[keyof typeof settings], value: boolean) =>
    boundary.command(id, () => saveSetting(setting, value));
  return [
    boundary.command(commands.treeRefresh, () => {
      live.refresh();
      // What was read of single containers is read again too, though the landscape may be the same.
      tree.refresh();
      documents.refresh();
    }),
    boundary.command(commands.treeFilter, async () => {
      const text = await window.showInputBox({
        title: l10n.t('Filter Networks and Containers'),
        prompt: l10n.t(
          'Name, image, address, port, driver, state or Compose project. Empty shows all.',
        ),
        value: treeOptions.value.filter.text,
      });
      if (text !== undefined) treeOptions.setFilter(text);
    }),
    boundary.command(commands.treeClearFilter, () => treeOptions.setFilter('')),
    boundary.command(commands.treeSort, async () => {
      const sortBy = await pickOne(
        l10n.t('Sort networks by'),
        sortChoices(treeOptions.value.sortBy),
        '',
      );
      if (sortBy) await saveSetting(settings.sortBy, sortBy);
    }),
    save(commands.treeShowPredefined, settings.showPredefined, true),
    save(commands.treeHidePredefined, settings.showPredefined, false),
    save(commands.treeShowStopped, settings.showStopped, true),
    save(commands.treeHideStopped, settings.showStopped, false),
  ];
}

function sortChoices(current: SortBy): Choice<SortBy>[] {
  const labels: Readonly<Record<SortBy, string>> = {
    name: l10n.t('Name'),
    driver: l10n.t('Driver'),
    created: l10n.t('Newest first'),
    containers: l10n.t('Most containers first'),
  };
  return Object.entries(labels).map(([value, label]) => ({
    value: value as SortBy,
    label,
    ...(value === current ? { description: l10n.t('now') } : {}),
  }));
}
