import { l10n, window, workspace } from 'vscode';
import type { Engine } from '../../engine/engine';
import { readImageNames } from '../../landscape/readImages';
import { chooseImages, type LabImages } from '../../labs/images';
import type { Lab } from '../../labs/lab';
import { settings } from '../ids';
import { pullImage } from '../pullImage';
import { plain } from '../text/words';

/** The images that labs are made from, as they are set. */
export function wantedImages(): LabImages {
  const configuration = workspace.getConfiguration('dockerNetworks');
  const setting = (key: string, usual: string) => configuration.get(key, '').trim() || usual;
  return {
    tools: setting(settings.labImage, 'busybox'),
    nginx: setting(settings.labNginxImage, 'nginx:alpine'),
    redis: setting(settings.labRedisImage, 'redis:alpine'),
  };
}

/**
 * The images for a lab, all of them there. Asks before any is fetched; undefined when the person does not want that.
 *
 * @throws EngineError
 */
export async function readyImages(engine: Engine, lab: Lab): Promise<LabImages | undefined> {
  const names = readImageNames(await engine.listImages());
  const { images, missing } = chooseImages(lab, wantedImages(), names);
  const toFetch = missing.map(kind => images[kind]);
  if (toFetch.length === 0) return images;
  const fetch = l10n.t('Fetch');
  const choice = await window.showInformationMessage(
    l10n.t('Fetch what the lab is made from: {0}?', toFetch.map(name => plain(name)).join(', ')),
    {
      modal: true,
      detail: l10n.t(
        'The engine does not have it yet. The settings below “{0}” name other images.',
        'dockerNetworks.labs',
      ),
    },
    fetch,
  );
  if (choice !== fetch) return undefined;
  for (const image of toFetch) await pullImage(engine, image);
  return images;
}
