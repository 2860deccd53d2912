import { attachmentsOf } from '../landscape/attachments';
import type { ContainerId } from '../landscape/landscape';
import type { DetailsCache } from '../live/detailsCache';
import type { LiveLandscape } from '../live/liveLandscape';
import type { SentDetails } from '../protocol/topology';

/** What inspects say about these containers; those that are gone, or cannot be read, are left out. */
export async function readSentDetails(
  live: LiveLandscape,
  details: DetailsCache,
  ids: readonly ContainerId[],
): Promise<readonly SentDetails[]> {
  const attachments = attachmentsOf(live.landscape);
  const known = ids.filter(id => attachments.container(id));
  const read = known.map(async (containerId): Promise<SentDetails[]> => {
    try {
      const { names, exposed } = await details.get(containerId);
      return [{ containerId, names: [...names], exposed }];
    } catch {
      // Their names are then those that lists tell.
      return [];
    }
  });
  return (await Promise.all(read)).flat();
}
