import { commands } from 'vscode';
import { attachmentsOf } from '../landscape/attachments';
import { isActive } from '../landscape/isActive';
import type { Landscape } from '../landscape/landscape';
import { type deeds, milestones } from './ids';

/** Tells the walkthrough what a person did. */
export function tellDeed(key: (typeof deeds)[keyof typeof deeds]): void {
  void commands.executeCommand('setContext', key, true);
}

/** Tells the walkthrough what there is: its steps are done when it is so, however it came about. */
export class Milestones {
  private readonly told = new Set<string>();

  /** Costs nothing once all of them are reached. */
  update(landscape: Landscape): void {
    if (this.told.size === Object.keys(milestones).length) return;
    const own = landscape.networks.filter(({ isPredefined }) => !isPredefined);
    const { of } = attachmentsOf(landscape);
    const running = (network: (typeof own)[number]) =>
      of(network.id).filter(({ container }) => isActive(container)).length;
    this.tell(milestones.network, own.length > 0);
    this.tell(
      milestones.pair,
      own.some(network => running(network) > 1),
    );
    this.tell(
      milestones.publish,
      landscape.containers.some(({ ports }) => ports.some(port => port.published)),
    );
  }

  private tell(key: string, isReached: boolean): void {
    if (!isReached || this.told.has(key)) return;
    this.told.add(key);
    void commands.executeCommand('setContext', key, true);
  }
}
