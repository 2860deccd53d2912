import { l10n, window, workspace } from 'vscode';
import { type Tools, toolsImage } from '../../diagnose/toolsImage';
import type { Engine } from '../../engine/engine';
import { readImageNames } from '../../landscape/readImages';
import { settings } from '../ids';
import { pullImage } from '../pullImage';
import { plain } from '../text/words';

/** The image with tools, as it is set. */
export function wantedTools(): string {
  const image = workspace.getConfiguration('dockerNetworks').get(settings.toolsImage, '');
  return image.trim() || 'nicolaka/netshoot';
}

/**
 * An image with tools that the engine has. Where it does not have the one that is set, asks whether to fetch it, or to
 * use another one that is there. Undefined when the person wants neither.
 *
 * @throws EngineError
 */
export async function readyImage(engine: Engine, tools: Tools): Promise<string | undefined> {
  const wanted = wantedTools();
  const found = toolsImage(wanted, readImageNames(await engine.listImages()), tools);
  if (found?.kind === 'there') return found.image;
  const fetch = l10n.t('Fetch It');
  const instead = found && l10n.t('Use “{0}”', plain(found.image, 40));
  const choice = await window.showInformationMessage(
    l10n.t('Fetch the image “{0}”?', plain(wanted)),
    {
      modal: true,
      detail: l10n.t(
        'It has the tools to look into a container’s network, and the engine does not have it. It is used beside the container and removed afterwards; nothing is installed into the container. The setting “{0}” names the image.',
        `dockerNetworks.${settings.toolsImage}`,
      ),
    },
    ...[fetch, instead].filter(each => each !== undefined),
  );
  if (choice === undefined) return undefined;
  if (choice !== fetch) return found?.image;
  await pullImage(engine, wanted);
  return wanted;
}
