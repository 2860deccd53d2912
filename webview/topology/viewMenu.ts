import { popover } from '../components/popover';
import { checkbox } from '../components/toolkit';
import { element, setText, uniqueId } from '../dom';
import { t } from '../l10n';

/** One choice of the menu. */
export interface Choice {
  /** Shows what holds, and a word beside it. */
  readonly set: (isOn: boolean, note?: string) => void;
}

/** What a choice is about: what there is to see, or what is laid over it. */
export type ChoiceKind = 'shown' | 'overlay';

/** The button that opens the choices of what is drawn, and the choices. */
export class ViewMenu {
  private readonly groups: Readonly<Record<ChoiceKind, HTMLElement>> = {
    shown: group(t('Show')),
    overlay: group(t('Overlays')),
  };
  /** The button, and what it opens. */
  readonly elements = popover({
    label: t('View'),
    icon: 'view',
    class: 'view-menu',
    children: Object.values(this.groups),
  });

  /** Whether something can be laid over what is drawn. */
  offerOverlays(isOffered: boolean): void {
    this.groups.overlay.hidden = !isOffered || this.groups.overlay.children.length < 2;
  }

  /** Adds a choice below those that are there. */
  add(
    kind: ChoiceKind,
    options: {
      readonly label: string;
      readonly title: string;
      readonly onChange: (isOn: boolean) => void;
    },
  ): Choice {
    const box = checkbox(options);
    const note = element('span', { class: 'choice-note' });
    const row = element('div', { class: 'choice', children: [box.element, note] });
    setText(note);
    this.groups[kind].append(row);
    this.groups[kind].hidden = false;
    return {
      set: (isOn, text) => {
        box.set(isOn);
        setText(note, text);
      },
    };
  }
}

/** Hidden as long as nothing is in it. */
function group(label: string): HTMLElement {
  const id = uniqueId();
  const made = element('div', {
    class: 'choices',
    attributes: { role: 'group', 'aria-labelledby': id },
    children: [element('div', { class: 'choices-title', text: label, attributes: { id } })],
  });
  made.hidden = true;
  return made;
}
