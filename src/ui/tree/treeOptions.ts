import { commands, type Disposable, EventEmitter, workspace } from 'vscode';
import { type Search, searchFor } from '../../landscape/search';
import { contextKeys, settings } from '../ids';
import { isSortBy, type RowOptions } from './rows';

/** What a person chose to see: settings for what lasts, a filter for the moment. The drawing follows it too. */
export class TreeOptions {
  private readonly changed = new EventEmitter<RowOptions>();
  readonly onDidChange = this.changed.event;
  private filter: Search = searchFor('');
  private current: RowOptions;
  private readonly listener: Disposable;

  constructor() {
    this.current = this.read();
    this.listener = workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('dockerNetworks.tree')) this.update();
    });
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }

  get value(): RowOptions {
    return this.current;
  }

  setFilter(text: string): void {
    this.filter = searchFor(text);
    void commands.executeCommand('setContext', contextKeys.isFiltered, this.filter.text !== '');
    this.update();
  }

  private update(): void {
    this.current = this.read();
    this.changed.fire(this.current);
  }

  private read(): RowOptions {
    const configuration = workspace.getConfiguration('dockerNetworks');
    const sortBy = configuration.get<unknown>(settings.sortBy);
    return {
      sortBy: isSortBy(sortBy) ? sortBy : 'name',
      showPredefined: configuration.get(settings.showPredefined, true),
      showStopped: configuration.get(settings.showStopped, true),
      filter: this.filter,
    };
  }
}
