import type { EngineStatus } from '../../src/protocol/topology';
import { button } from '../components/toolkit';
import { element } from '../dom';
import { t } from '../l10n';
import { icon } from '../components/icons';
import type { NoticeKind } from './noticeKind';

export interface NoticeActions {
  readonly retry: () => void;
  readonly showAll: () => void;
}

/** A message in the middle of the page, or a strip above the drawing. */
export class Notice {
  readonly element = element('div', { class: 'notice', attributes: { role: 'status' } });
  private shown = '';

  constructor(private readonly actions: NoticeActions) {
    this.element.hidden = true;
  }

  /** Shows what there is to say; says nothing twice. */
  show(kind: NoticeKind, status: EngineStatus): void {
    const signature = `${kind} ${status.message}`;
    if (signature === this.shown) return;
    this.shown = signature;
    this.element.hidden = kind === 'none';
    this.element.className = `notice is-${kind}`;
    this.element.replaceChildren(...this.content(kind, status));
  }

  private content(kind: NoticeKind, { name, message }: EngineStatus): Node[] {
    const retry = () =>
      button({ label: t('Try again'), isPrimary: true, onClick: this.actions.retry });
    switch (kind) {
      case 'none':
        return [];
      case 'connecting':
        return [heading(t('Connecting…')), paragraph(message || name)];
      case 'unreachable':
        return [icon('plug'), heading(t('No engine answers')), paragraph(message || name), retry()];
      case 'stale':
        return [icon('warning'), paragraph(message || t('Reconnecting. This is how it was last.'))];
      case 'lost':
        return [
          icon('warning'),
          paragraph(message || t('No engine answers. This is how it was last.')),
          retry(),
        ];
      case 'planned':
        return [icon('info'), paragraph(message)];
      case 'empty':
        return [
          heading(t('No containers yet')),
          paragraph(t('Start one and it appears here by itself:')),
          element('code', { text: 'docker run -d --name web -p 8080:80 nginx' }),
        ];
      case 'hidden':
        return [
          heading(t('Everything is hidden')),
          paragraph(t('All containers are stopped or on predefined networks.')),
          button({ label: t('Show all'), isPrimary: true, onClick: this.actions.showAll }),
        ];
    }
  }
}

function heading(text: string): HTMLElement {
  return element('h2', { text });
}

function paragraph(text: string): HTMLElement {
  return element('p', { text, attributes: { dir: 'auto' } });
}
