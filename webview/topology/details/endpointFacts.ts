import type { Attachment } from '../../../src/landscape/attachments';
import { namesOf } from '../../../src/landscape/networkNames';
import { isDefaultBridge } from '../../../src/landscape/predefined';
import { t } from '../../l10n';
import type { Scene } from './scene';
import type { Fact } from './sheet';
import { plain } from './texts';
import { networkNamesText } from './wayWords';

/** What there is to say about a container on a network: addresses, names, gateway. */
export function endpointFacts(scene: Scene, attachment: Attachment): readonly Fact[] {
  const { network, endpoint, through } = attachment;
  const { ipv4, ipv6, fixedIpv4, fixedIpv6, gateway, ipv6Gateway, mac } = endpoint;
  const facts: Fact[] = [];
  const add = (label: string, value: string | undefined, isCode = true) => {
    if (value) facts.push({ label, value, isCode });
  };
  const later = (address: string | undefined) =>
    address === undefined ? undefined : t('{0} (from the next start)', address);
  if (through) add(t('Shared'), t('shares the network of {0}', plain(through)), false);
  add(t('IPv4'), ipv4 ?? later(fixedIpv4));
  add(t('IPv6'), ipv6 ?? later(fixedIpv6));
  add(t('Names'), namesWords(scene, attachment), !isDefaultBridge(network));
  add(t('Gateway'), [gateway, ipv6Gateway].filter(Boolean).join(', '));
  add(t('MAC'), mac);
  return facts;
}

/** The names to be used on the network; that there are none is worth a word on the default bridge. */
function namesWords({ landscape, details }: Scene, { container, network }: Attachment): string {
  if (isDefaultBridge(network)) return t('none: this network has addresses only');
  return networkNamesText(namesOf(landscape, network, container, details));
}
