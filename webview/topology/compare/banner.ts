import type { Comparison } from '../../../src/landscape/compareLandscapes';
import type { PageCommand } from '../../../src/protocol/topology';
import { button } from '../../components/toolkit';
import { element, isolated } from '../../dom';
import { t } from '../../l10n';
import type { Compared } from './compared';
import { markSigns } from './mark';

/** As many names of what is gone are listed; the document of differences has all of them. */
const mostNames = 12;

/** The strip above the drawing that says what it is compared with, how much differs, and what is gone. */
export class CompareBanner {
  readonly element = element('section', {
    class: 'compare',
    attributes: { 'aria-label': t('Comparison with a snapshot') },
  });
  private readonly about = element('span', { class: 'compare-about' });
  private readonly counts = element('span', { class: 'compare-counts' });
  private readonly gone = element('span', { class: 'compare-gone' });
  private shown: Comparison | undefined;

  constructor(
    run: (command: PageCommand) => void,
    private readonly announce: (text: string) => void,
  ) {
    this.element.hidden = true;
    this.element.append(
      this.about,
      this.counts,
      this.gone,
      element('span', {
        class: 'compare-tools',
        children: [
          button({ label: t('Show Differences'), onClick: () => run('showDifferences') }),
          button({ label: t('Stop Comparing'), onClick: () => run('stopComparing') }),
        ],
      }),
    );
  }

  /** Shows the comparison, or nothing where there is none. */
  show({ kept, comparison }: Compared, engine: string): void {
    this.element.hidden = !kept;
    if (!kept || !comparison || comparison === this.shown) {
      this.shown = comparison;
      return;
    }
    this.shown = comparison;
    const date = dateText(kept.taken);
    this.about.textContent =
      kept.engine === engine
        ? t('Compared with the snapshot of {0}', date)
        : t('Compared with the snapshot of {0}, of another engine: {1}', date, kept.engine);
    this.about.title = this.about.textContent;
    const counts = countsOf(comparison);
    const words = counts.map(({ text }) => text);
    this.counts.replaceChildren(
      ...counts.map(({ sign, text, kind }) =>
        element('span', {
          class: 'compare-count',
          attributes: { 'data-kind': kind },
          children: [
            element('span', {
              class: 'compare-sign',
              text: sign,
              attributes: { 'aria-hidden': 'true' },
            }),
            element('span', { text }),
          ],
        }),
      ),
    );
    if (!counts.length) this.counts.textContent = t('Nothing differs.');
    this.showGone(comparison);
    this.announce(
      [this.about.textContent, ...(words.length ? words : [t('Nothing differs.')])].join('. '),
    );
  }

  private showGone({ networks, containers }: Comparison): void {
    const names = [...networks.went, ...containers.went].map(({ name }) => name);
    this.gone.hidden = names.length === 0;
    this.gone.replaceChildren(
      element('span', { text: t('Gone:') }),
      ...names.slice(0, mostNames).map(name => isolated(name, 'compare-name')),
      ...(names.length > mostNames
        ? [element('span', { text: t('+{0} more', names.length - mostNames) })]
        : []),
    );
  }
}

interface Count {
  readonly kind: string;
  readonly sign: string;
  readonly text: string;
}

function countsOf({ networks, containers }: Comparison): Count[] {
  const both = [networks, containers];
  const sum = (count: (each: (typeof both)[number]) => number) =>
    both.reduce((total, each) => total + count(each), 0);
  const came = sum(each => each.came.length);
  const went = sum(each => each.went.length);
  const remade = sum(each => each.changed.filter(({ isRemade }) => isRemade).length);
  const changed = sum(each => each.changed.filter(({ isRemade }) => !isRemade).length);
  return [
    { kind: 'came', sign: markSigns.came, count: came, text: t('{0} new', came) },
    { kind: 'went', sign: markSigns.went, count: went, text: t('{0} gone', went) },
    { kind: 'changed', sign: markSigns.changed, count: changed, text: t('{0} changed', changed) },
    { kind: 'remade', sign: markSigns.remade, count: remade, text: t('{0} made again', remade) },
  ].filter(({ count }) => count > 0);
}

function dateText(iso: string): string {
  const language = document.documentElement.lang || undefined;
  return new Date(iso).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}
