import { attachmentsOf } from '../../../src/landscape/attachments';
import type { Container, Network } from '../../../src/landscape/landscape';
import { t } from '../../l10n';
import { type Moment, totalOf } from '../traffic/history';
import type { Scene } from './scene';
import type { Chart, Section } from './sheet';

/** What goes through a container's networks, while traffic is shown. */
export function containerTraffic({ traffic, landscape }: Scene, container: Container): Section[] {
  const { network } = attachmentsOf(landscape);
  const charts = [...(traffic?.ofContainer(container.id) ?? [])].flatMap(([id, moments]) =>
    chartOf(id === undefined ? t('All its networks together') : (network(id)?.name ?? ''), moments),
  );
  return sectionOf(charts);
}

/** What goes through a network, of all its containers. */
export function networkTraffic({ traffic }: Scene, network: Network): Section[] {
  return sectionOf(chartOf(t('All its containers together'), traffic?.ofNetwork(network.id) ?? []));
}

function sectionOf(charts: readonly Chart[]): Section[] {
  return charts.length > 0 ? [{ kind: 'traffic', title: t('Traffic'), charts }] : [];
}

/** None of what was measured only once. */
function chartOf(label: string, moments: readonly Moment[]): Chart[] {
  const [first] = moments;
  const last = moments.at(-1);
  if (!first || !last || first === last) return [];
  const total = totalOf(moments);
  const most = (of: (moment: Moment) => number) => Math.max(...moments.map(of));
  const seconds = Math.round((last.at - first.at) / 1000);
  return [
    {
      label,
      span: seconds < 100 ? t('last {0} s', seconds) : t('last {0} min', Math.round(seconds / 60)),
      points: moments.map(({ at, flow: { bytesIn, bytesOut } }) => ({ at, bytesIn, bytesOut })),
      rows: [
        {
          way: t('in'),
          now: last.flow.bytesIn,
          peak: most(({ flow }) => flow.bytesIn),
          total: total.bytesIn,
          packets: total.packetsIn,
        },
        {
          way: t('out'),
          now: last.flow.bytesOut,
          peak: most(({ flow }) => flow.bytesOut),
          total: total.bytesOut,
          packets: total.packetsOut,
        },
      ],
    },
  ];
}
