import { type Disposable, type LogOutputChannel, workspace } from 'vscode';
import type { FoundEngine } from '../engine/address';
import { DockerodeEngine } from '../engine/dockerodeEngine';
import type { Engine } from '../engine/engine';
import { findEngine } from '../engine/findEngine';
import { realSurroundings } from '../engine/surroundings';
import { settings } from './ids';

/** Finds the engine by the settings of now, and remembers what people call it. */
export class EngineSource {
  private found: FoundEngine | undefined;

  constructor(private readonly log: LogOutputChannel) {}

  /** The context's name or the address; empty before one was found. */
  get name(): string {
    return this.found?.name ?? '';
  }

  /** @throws AddressError where nobody can tell where the engine is. */
  async open(): Promise<Engine> {
    // Restricted in untrusted workspaces by the manifest: there only the user's own value arrives.
    const host = workspace.getConfiguration('dockerNetworks').get(settings.engineHost, '');
    const found = await findEngine(realSurroundings(host)).catch((error: unknown) => {
      // What was found before is not what the error is about.
      this.found = undefined;
      throw error;
    });
    this.found = found;
    return new DockerodeEngine(found, (request, milliseconds, error) => {
      const took = `${request}: ${milliseconds.toFixed(0)} ms`;
      if (error === undefined) this.log.trace(took);
      else this.log.trace(took, error);
    });
  }
}

/** Calls the listener when the setting that chooses the engine changes. */
export function onEngineSettingChange(listener: () => void): Disposable {
  return workspace.onDidChangeConfiguration(event => {
    if (event.affectsConfiguration(`dockerNetworks.${settings.engineHost}`)) listener();
  });
}
