import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import type { Landscape } from '../../landscape/landscape';
import type { Service, Task } from '../../landscape/swarm';
import { serviceWords, taskWords } from '../../landscape/swarmContext';
import { hasFailed } from '../../landscape/swarmIndex';
import {
  missingSentence,
  serviceDescription,
  serviceTooltip,
  taskDescription,
  taskTooltip,
} from '../text/swarmWords';
import { plain } from '../text/words';
import type { MissingRow, ServiceRow, TaskRow } from './swarmRows';
import { colored } from './colored';

/** How a service looks in the tree. */
export function serviceItem({ key, service, network }: ServiceRow, landscape: Landscape): TreeItem {
  const item = new TreeItem(plain(service.name), TreeItemCollapsibleState.Collapsed);
  item.id = key;
  item.description = serviceDescription(service, network.id);
  item.iconPath = serviceIcon(service);
  item.contextValue = serviceWords(service, network);
  const { network: find } = attachmentsOf(landscape);
  const names = service.networkIds.flatMap(id => find(id)?.name ?? []);
  item.tooltip = serviceTooltip(service, network.id, names);
  const words = [plain(service.name), l10n.t('service'), item.description];
  item.accessibilityInformation = { label: words.join(', ') };
  return item;
}

/** How a task looks in the tree. */
export function taskItem(row: TaskRow, landscape: Landscape): TreeItem {
  const { key, task, network, node, attachment } = row;
  const openness = attachment ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
  const item = new TreeItem(plain(task.name), openness);
  item.id = key;
  item.description = taskDescription(task, node, network.id);
  item.iconPath = taskIcon(task);
  const attachments = attachmentsOf(landscape);
  item.contextValue = taskWords(task, network, attachment?.container, attachments);
  item.tooltip = taskTooltip(task, node, network.id);
  const words = [plain(task.name), l10n.t('task'), item.description];
  item.accessibilityInformation = { label: words.join(', ') };
  return item;
}

/** A line that says why there are no services. */
export function missingItem({ key, reason }: MissingRow): TreeItem {
  const label = l10n.t('Services');
  const item = new TreeItem(label);
  const sentence = 'swarm' in reason ? missingSentence(reason.swarm) : reason.sentence;
  item.id = key;
  item.description = 'swarm' in reason ? l10n.t('shown on a manager node') : sentence;
  item.tooltip = sentence;
  item.iconPath = new ThemeIcon('info');
  item.contextValue = 'missing';
  item.accessibilityInformation = { label: `${label}: ${sentence}` };
  return item;
}

/** Shape says how it is, colour only repeats it. */
function serviceIcon({ running, desired }: Service): ThemeIcon {
  if (desired === 0) return colored('layers', 'disabledForeground');
  if (running === 0) return colored('warning', 'list.warningForeground');
  return running < desired
    ? colored('layers-dot', 'charts.yellow')
    : colored('layers-active', 'testing.iconPassed');
}

function taskIcon(task: Task): ThemeIcon {
  if (hasFailed(task)) return colored('error', 'list.errorForeground');
  if (task.state === 'running') return colored('vm-running', 'testing.iconPassed');
  if (task.state === 'complete') return colored('pass', 'testing.iconPassed');
  return task.desiredState === 'running'
    ? colored('sync', 'charts.yellow')
    : colored('circle-outline', 'disabledForeground');
}
