import { addresses } from './all/addresses';
import { broken } from './all/broken';
import { chat } from './all/chat';
import { drivers } from './all/drivers';
import { gateway } from './all/gateway';
import { islands } from './all/islands';
import { names } from './all/names';
import { proxy } from './all/proxy';
import { tiers } from './all/tiers';
import { type Lab, type LabId, labIds } from './lab';

const byId: Readonly<Record<LabId, Lab>> = {
  islands,
  names,
  drivers,
  tiers,
  chat,
  proxy,
  gateway,
  addresses,
  broken,
};

/** All labs, in the order in which one learns from them. */
export const labs: readonly Lab[] = labIds.map(id => byId[id]);

/** The lab of that id. */
export function labOf(id: LabId): Lab {
  return byId[id];
}
