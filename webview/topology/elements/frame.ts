import { icon } from '../../components/icons';
import { element, isolated, setAttribute } from '../../dom';
import type { FrameBox } from '../rack/frames';
import { projectLines } from '../words';
import { foldToggle } from './fold';
import { name } from './name';
import { place } from './place';

/** Fills the frame of a project, which may have been filled before. */
export function drawFrame(frame: HTMLElement, box: FrameBox): void {
  place(frame, box.rect);
  frame.className = box.isBracket ? 'node frame is-bracket' : 'node frame';
  frame.style.setProperty('--label', `${box.label}px`);
  frame.setAttribute('data-vscode-context', '{"preventDefaultContextMenuItems":true}');
  setAttribute(frame, 'aria-expanded', 'true');
  name(frame, projectLines(box), [
    element('div', {
      class: 'frame-label',
      children: [foldToggle(false), icon('project'), isolated(box.project, 'frame-name')],
    }),
  ]);
}
