import {
  type Disposable,
  l10n,
  type LogOutputChannel,
  type Terminal,
  ThemeIcon,
  window,
} from 'vscode';
import { cliLine } from '../../actions/cliLine';
import { operands } from '../../actions/operands';
import type { Engine } from '../../engine/engine';
import type { Container, ContainerId } from '../../landscape/landscape';
import { plain } from '../text/words';
import { LogsTerminal, pastLines } from './logsTerminal';
import { ownPlace, toolsPlace } from './shellPlace';
import { ShellTerminal } from './shellTerminal';
import type { StreamTerminal } from './stream';

/** Where a container is. */
export interface Side {
  readonly engine: Engine;
  /** Where several engines are shown. */
  readonly engineName: string | undefined;
}

/** The terminals that talk to containers. They speak to the engine itself, wherever it is, without a docker CLI. */
export class ContainerTerminals implements Disposable {
  private readonly open = new Map<Terminal, StreamTerminal>();
  private readonly logs = new Map<ContainerId, Terminal>();
  private readonly listener: Disposable;

  constructor(private readonly log: LogOutputChannel) {
    this.listener = window.onDidCloseTerminal(terminal => this.forget(terminal));
  }

  dispose(): void {
    this.listener.dispose();
    for (const [terminal, pty] of [...this.open]) {
      // The editor would say so too, but too late where the extension ends.
      pty.close();
      terminal.dispose();
    }
    this.open.clear();
    this.logs.clear();
  }

  /** Shows what the container writes: in the terminal that does so already, where there is one. */
  showLogs({ engine, engineName }: Side, container: Container): void {
    const known = this.logs.get(container.id);
    if (known && this.open.get(known)?.hasEnded === false) {
      known.show();
      return;
    }
    known?.dispose();
    const options = ['-f', '--tail', `${pastLines}`, ...operands(container.name)];
    this.log.info(cliLine(['docker', 'logs', ...options]));
    const name = titled(l10n.t('Logs: {0}', plain(container.name)), engineName);
    const terminal = this.begin(name, 'output', new LogsTerminal(engine, container));
    this.logs.set(container.id, terminal);
  }

  /** Opens a further shell in the container. */
  openShell({ engine, engineName }: Side, container: Container): void {
    const told = (command: readonly string[]) =>
      this.log.info(cliLine(['docker', 'exec', '-it', ...operands(container.name, ...command)]));
    const name = titled(l10n.t('Shell: {0}', plain(container.name)), engineName);
    this.begin(name, 'terminal', new ShellTerminal(engine, ownPlace(container), told));
  }

  /** Opens a shell with tools in the container's network, from an image that the engine has. */
  openNetworkShell({ engine, engineName }: Side, container: Container, image: string): void {
    const told = (command: readonly string[]) => {
      const network = ['--network', `container:${container.name}`];
      this.log.info(cliLine(['docker', 'run', '-it', '--rm', ...network, image, ...command]));
    };
    const name = titled(l10n.t('Network Shell: {0}', plain(container.name)), engineName);
    const place = toolsPlace(engine, container, image);
    this.begin(name, 'terminal', new ShellTerminal(engine, place, told));
  }

  private begin(name: string, icon: string, pty: StreamTerminal): Terminal {
    // It cannot be opened again without the engine, so it is not kept over a reload.
    const options = { name, pty, iconPath: new ThemeIcon(icon), isTransient: true };
    const terminal = window.createTerminal(options);
    this.open.set(terminal, pty);
    terminal.show();
    return terminal;
  }

  private forget(terminal: Terminal): void {
    // The editor says so only of those that it closes, not of one that closed itself.
    this.open.get(terminal)?.close();
    this.open.delete(terminal);
    for (const [id, known] of this.logs) if (known === terminal) this.logs.delete(id);
  }
}

function titled(name: string, engineName: string | undefined): string {
  return engineName === undefined ? name : `${name} (${plain(engineName)})`;
}
