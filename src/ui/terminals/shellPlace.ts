import type { Engine } from '../../engine/engine';
import { openWorkplace } from '../../diagnose/workplace';
import type { Container, ContainerId } from '../../landscape/landscape';

/** Where a shell is opened. */
export interface ShellPlace {
  /** The container that it is about. */
  readonly name: string;
  /**
   * Makes it ready, and says which container the shell runs in.
   *
   * @throws EngineError
   */
  open(signal: AbortSignal): Promise<ContainerId>;
  /** Nobody needs it any more. Never throws, and may be called again. */
  close(): Promise<void>;
}

/** In the container itself. */
export function ownPlace({ id, name }: Pick<Container, 'id' | 'name'>): ShellPlace {
  return { name, open: () => Promise.resolve(id), close: () => Promise.resolve() };
}

/** In a container of ours that joins its network namespace, and is gone with the shell. */
export function toolsPlace(engine: Engine, container: Container, image: string): ShellPlace {
  let opening: ReturnType<typeof openWorkplace> | undefined;
  return {
    name: container.name,
    open: async signal => {
      opening = openWorkplace(engine, container, image, signal);
      return (await opening).id;
    },
    close: async () => {
      const workplace = await opening?.catch(() => undefined);
      await workplace?.remove();
    },
  };
}
