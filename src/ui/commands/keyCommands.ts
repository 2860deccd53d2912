import { commands as vscodeCommands, type Disposable, l10n, type TreeView } from 'vscode';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { pickOne } from '../picks';
import type { ViewNode } from '../tree/enginesTree';
import { isAwaited } from '../tree/rows';
import type { SelectedRows } from '../tree/selectedRows';
import { selectionArgument } from './targetsFor';

/** What a key does depends on the kind of the row, which a key binding cannot ask for. */
export function registerKeyCommands({ boundary, treeView, selected }: Parts): Disposable[] {
  const onRow = (id: string, commandOf: Partial<Record<RowKind, string>>) =>
    boundary.command(id, async () => {
      const node = await selectFocused(treeView, selected);
      const kind = node && kindOf(node.row);
      const command = kind && commandOf[kind];
      if (command) await vscodeCommands.executeCommand(command, selectionArgument);
    });
  return [
    boundary.command(commands.keyDelete, async () => {
      const node = await selectFocused(treeView, selected);
      const command = node && (await commandOfDelete(selected.nodes));
      if (command) await vscodeCommands.executeCommand(command, selectionArgument);
    }),
    onRow(commands.keyCopy, {
      network: commands.networkCopyName,
      container: commands.containerCopyName,
      service: commands.serviceCopyName,
      task: commands.containerCopyName,
      detail: commands.detailCopyValue,
    }),
    onRow(commands.keyInspect, {
      network: commands.networkInspect,
      container: commands.containerInspect,
      service: commands.serviceInspect,
      task: commands.containerInspect,
    }),
    boundary.command(commands.nginxFromTitle, () =>
      // A button of the view is handed the focused row alone; meant is what is selected.
      vscodeCommands.executeCommand(commands.nginxGenerate, selectionArgument),
    ),
  ];
}

type RowKind = ViewNode['row']['kind'];

/** What the key means for the rows; of several kinds, the person says which are meant. */
async function commandOfDelete(selection: readonly ViewNode[]): Promise<string | undefined> {
  const count = (kind: RowKind) => selection.filter(({ row }) => kindOf(row) === kind).length;
  const choices = [
    {
      count: count('network'),
      value: commands.networkRemove,
      label: l10n.t('Remove Network…'),
    },
    {
      count: count('container'),
      value: commands.containerDisconnect,
      label: l10n.t('Disconnect from Network…'),
    },
    {
      count: count('service'),
      value: commands.serviceDisconnect,
      label: l10n.t('Disconnect Service from Network…'),
    },
  ].filter(choice => choice.count > 0);
  if (choices.length < 2) return choices[0]?.value;
  return pickOne(
    l10n.t('Rows of several kinds are selected. What shall be done?'),
    choices.map(({ value, label, count }) => ({
      value,
      label,
      description: l10n.t('Selected: {0}', count),
    })),
    '',
  );
}

/**
 * A task whose container is on another node has but its address, as a detail has its value. A network whose containers
 * are awaited is none yet for any command.
 */
function kindOf(row: ViewNode['row']): RowKind | undefined {
  if (isAwaited(row)) return undefined;
  return row.kind === 'task' && !row.attachment ? 'detail' : row.kind;
}

/** Milliseconds that a selection may take to arrive; it is no news where the row is selected already. */
const patience = 150;

/**
 * Arrow keys move the focus, not the selection, and only the selection is told to extensions. So the focused
 * row is selected first, unless several are: then these are meant.
 */
async function selectFocused(
  treeView: TreeView<ViewNode>,
  selected: SelectedRows,
): Promise<ViewNode | undefined> {
  if (selected.nodes.length > 1) return selected.nodes[0];
  const arrived = new Promise<void>(resolve => {
    const done = () => {
      clearTimeout(limit);
      listener.dispose();
      resolve();
    };
    const listener = treeView.onDidChangeSelection(done);
    const limit = setTimeout(done, patience);
  });
  await vscodeCommands.executeCommand('list.selectAndPreserveFocus');
  await arrived;
  return selected.nodes[0];
}
