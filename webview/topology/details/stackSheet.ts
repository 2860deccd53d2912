import { attachmentsOf } from '../../../src/landscape/attachments';
import { serviceOf } from '../../../src/landscape/groups';
import type { Container } from '../../../src/landscape/landscape';
import { t } from '../../l10n';
import { containersWords, stateWord } from '../words';
import type { Scene } from './scene';
import type { Sheet } from './sheet';
import { targetOf } from './texts';

/** All about the replicas of a service that are drawn as one: each has answers of its own. */
export function stackSheet({ landscape }: Scene, replicas: readonly Container[]): Sheet {
  const index = attachmentsOf(landscape);
  const [first] = replicas;
  const name = (first && serviceOf(first)) ?? first?.name ?? '';
  const addressesOf = ({ id }: Container) =>
    index.on(id).flatMap(({ endpoint: { ipv4, ipv6 } }) => [ipv4, ipv6].filter(Boolean));
  return {
    key: `s ${name}`,
    title: name,
    kind: first?.image ?? '',
    answer: [containersWords(replicas.length)],
    buttons: [],
    sections: [
      {
        kind: 'lists',
        title: t('Replicas'),
        count: replicas.length,
        lists: [
          {
            key: 'replicas',
            title: t('Containers'),
            count: replicas.length,
            rows: () =>
              replicas.map(container => ({
                target: targetOf(container),
                name: container.name,
                lines: [addressesOf(container).join(', ') || stateWord(container.state)],
              })),
          },
        ],
        none: t('Nobody.'),
      },
    ],
  };
}
