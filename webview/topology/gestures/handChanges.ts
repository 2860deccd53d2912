import { t } from '../../l10n';
import type { Move } from '../moves/move';
import { moveWords } from '../moves/moveWords';
import { keys } from '../related';
import type { Desk } from './desk';

/** Moves, and the way back from them. */
export class HandChanges {
  constructor(private readonly desk: Desk) {}

  /** Moves something; the person goes on looking where they do. False where nothing moves. */
  async move(move: Move): Promise<boolean> {
    const { layouts, layout, drawing, camera, change, picture, announce, keep } = this.desk;
    const isMoved = await change(() => {
      const is = layouts.current.move(layout(), move);
      if (is) camera.isFitted = false;
      return is;
    });
    if (!isMoved) return false;
    const key = move.kind === 'card' ? keys.card(move.id) : keys.panel(move.key);
    const item = drawing.items.get(key);
    if (item) camera.bring(item, 0);
    announce(moveWords(picture(), move));
    keep();
    return true;
  }

  undo(): void {
    void this.takeBack('undo', t('Undone'), t('There is nothing to undo'));
  }

  redo(): void {
    void this.takeBack('redo', t('Done again'), t('There is nothing to redo'));
  }

  private async takeBack(way: 'undo' | 'redo', done: string, nothing: string): Promise<void> {
    const { layouts, layout, change, keep, announce } = this.desk;
    const isDone = await change(() => layouts.current[way](layout()));
    if (isDone) keep();
    announce(isDone ? done : nothing);
  }
}
