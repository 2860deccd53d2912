import type { TopologyLayout } from '../../src/protocol/topology';
import { icon } from '../components/icons';
import { button } from '../components/toolkit';
import { element } from '../dom';
import { t } from '../l10n';

/** Two buttons, of which one is pressed: the layout that is shown. */
export function layoutSwitch(choose: (layout: TopologyLayout) => void) {
  const make = (layout: TopologyLayout, label: string) => {
    const made = button({ label, icon: icon(layout), onClick: () => choose(layout) });
    made.title = t('{0} (L)', label);
    made.setAttribute('aria-keyshortcuts', 'L');
    return [layout, made] as const;
  };
  const buttons = [make('rack', t('Networks as panels')), make('bus', t('Networks as bars'))];
  return {
    element: element('div', {
      class: 'layouts',
      attributes: { role: 'group', 'aria-label': t('Layout') },
      children: buttons.map(([, made]) => made),
    }),
    set: (shown: TopologyLayout) => {
      for (const [layout, made] of buttons) {
        made.setAttribute('aria-pressed', String(layout === shown));
      }
    },
  };
}
