import { t } from '../../l10n';
import type { Move } from '../moves/move';
import { moveWords } from '../moves/moveWords';
import { keys } from '../related';
import type { Desk } from './desk';

/** Moves, and the way back from them. */
export class HandChanges {
  constructor(private readonly desk: Desk) {}

  /** Moves something; the person goes on looking where they do. False where nothing moves. */
  move(move: Move): boolean {
    const { layouts, layout, drawing, camera, draw, picture, announce, keep } = this.desk;
    if (!layouts.current.move(layout(), move)) return false;
    camera.isFitted = false;
    draw();
    const key = move.kind === 'card' ? keys.card(move.id) : keys.panel(move.key);
    const item = drawing.items.get(key);
    if (item) camera.bring(item, 0);
    announce(moveWords(picture(), move));
    keep();
    return true;
  }

  undo(): void {
    this.takeBack('undo', t('Undone'), t('There is nothing to undo'));
  }

  redo(): void {
    this.takeBack('redo', t('Done again'), t('There is nothing to redo'));
  }

  private takeBack(way: 'undo' | 'redo', done: string, nothing: string): void {
    const { layouts, layout, draw, keep, announce } = this.desk;
    const isDone = layouts.current[way](layout());
    if (isDone) {
      draw();
      keep();
    }
    announce(isDone ? done : nothing);
  }
}
