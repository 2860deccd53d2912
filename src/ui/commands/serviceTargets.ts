import { l10n, window } from 'vscode';
import { Refusal } from '../../actions/refusal';
import { EngineError } from '../../engine/engineError';
import { attachmentsOf } from '../../landscape/attachments';
import { record } from '../../landscape/fields';
import type { Network } from '../../landscape/landscape';
import type { Service } from '../../landscape/swarm';
import { swarmIndexOf } from '../../landscape/swarmIndex';
import type { SwarmKnown } from '../../live/swarmCache';
import type { EngineParts } from '../parts';
import { type Choice, pickOne } from '../picks';
import { servicePortText } from '../text/swarmWords';
import { plainLabel } from '../text/words';
import type { ViewNode } from '../tree/enginesTree';
import { selectionArgument } from './targetsFor';

/** The service that a command is about, and the network below which its row was clicked. */
export interface ChosenService {
  readonly known: SwarmKnown;
  readonly service: Service;
  readonly network?: Network;
}

/**
 * The clicked service as it is now; asks where none was clicked.
 *
 * @throws Refusal where this node can tell of no services; EngineError of kind `notFound` when it is gone.
 */
export async function chooseService(
  parts: EngineParts,
  [clicked, selected]: readonly unknown[],
  title: string,
): Promise<ChosenService | undefined> {
  const several = clicked === selectionArgument ? parts.selected.nodes : selected;
  const nodes: readonly unknown[] = Array.isArray(several) ? several : [clicked];
  const rows = nodes.map(rowOf).filter(row => row?.kind === 'service');
  if (rows.length > 1) {
    await window.showInformationMessage(
      l10n.t('Several services are selected. This can be done with one at a time.'),
    );
    return undefined;
  }
  const known = await managersView(parts);
  const [row] = rows;
  if (!row) {
    const service = await pickOne(
      title,
      known.view.services.map(serviceChoice),
      l10n.t('There is no service in this Swarm.'),
    );
    return service && { known, service };
  }
  const service = swarmIndexOf(known.view).service(row.service.id);
  if (!service) throw new EngineError('notFound', l10n.t('it was removed meanwhile'));
  const network = attachmentsOf(parts.live.landscape).network(row.network.id);
  return network ? { known, service, network } : { known, service };
}

/** @throws Refusal where this node is no manager, with what is missing. */
async function managersView({ swarm }: EngineParts): Promise<SwarmKnown> {
  const known = await swarm.get();
  if (!known.swarm.isManager) throw new Refusal({ kind: 'notManager', swarm: known.swarm });
  return known;
}

function rowOf(element: unknown): ViewNode['row'] | undefined {
  const row = record(element)['row'];
  return row === undefined ? undefined : (element as ViewNode).row;
}

function serviceChoice(service: Service): Choice<Service> {
  const words = [
    `${service.running}/${service.desired}`,
    service.image,
    ...service.ports.map(servicePortText),
  ];
  return {
    value: service,
    label: plainLabel(service.name),
    description: plainLabel(words.join(' · ')),
  };
}
