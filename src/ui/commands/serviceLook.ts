import { type Disposable, l10n } from 'vscode';
import { addressIn } from '../../landscape/swarmIndex';
import { copyText } from '../copyText';
import { commands } from '../ids';
import type { EngineParts } from '../parts';
import { showInspected } from './inspect';
import { chooseService, type ChosenService } from './serviceTargets';

/** Shows what the engine says about a service, and copies its name or its virtual IPs. */
export function registerServiceLook(parts: EngineParts): Disposable[] {
  const { boundary } = parts;
  const copy = (id: string, textOf: (chosen: ChosenService) => string) =>
    boundary.command(id, async (...args) => {
      const chosen = await chooseService(parts, args, l10n.t('Which service?'));
      if (chosen) await copyText(textOf(chosen));
    });
  return [
    boundary.command(commands.serviceInspect, async (...args) => {
      const chosen = await chooseService(parts, args, l10n.t('Inspect which service?'));
      if (!chosen) return;
      const { id, name } = chosen.service;
      await showInspected(parts.engine, { kind: 'service', id }, name);
    }),
    copy(commands.serviceCopyName, ({ service }) => service.name),
    copy(commands.serviceCopyVip, ({ service, network }) => {
      const here = network && addressIn(service.virtualIps, network.id);
      return here ?? service.virtualIps.map(({ address }) => address).join('\n');
    }),
  ];
}
