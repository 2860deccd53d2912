import { env, l10n, type QuickPickItem, window } from 'vscode';
import type { Landscape } from '../../landscape/landscape';
import type { TakeOrder } from '../../protocol/topology';
import { connectedEngine } from '../connectedEngine';
import type { Parts } from '../parts';
import { PictureTooLarge } from '../pictureOrders';
import { saveFile } from '../saveFile';
import type { PictureFormat } from './exportFormats';

/** What of the drawing is taken, and how. */
type Look = Pick<TakeOrder, 'part' | 'colours'>;

/** Asks what of the drawing is meant, and copies or saves a picture of it. */
export class PictureExport {
  /** What was chosen last, and is offered first. */
  private last: Look = { part: 'whole', colours: 'theme' };

  constructor(private readonly parts: Pick<Parts, 'topology' | 'live'>) {}

  /** With `of`, the picture is of that part of the landscape. */
  async run(
    { format, label, file }: PictureFormat,
    way: 'copy' | 'save',
    of?: Landscape,
  ): Promise<void> {
    const { live, topology } = this.parts;
    if (!('landscape' in live.state)) connectedEngine(live);
    const look = await this.ask(label, of !== undefined);
    if (!look) return;
    const order = { format, ...look, ...(of ? { of } : {}) };
    try {
      const content = await topology.takePicture(order);
      if (way === 'save') await saveFile({ name: file, kind: label, content });
      else if (typeof content === 'string') await copy(content, label);
    } catch (error) {
      if (!(error instanceof PictureTooLarge)) throw error;
      await window.showWarningMessage(tooLargeSentence(error));
    }
  }

  private async ask(label: string, isPart: boolean): Promise<Look | undefined> {
    const looks = isPart ? choices().filter(({ look }) => look.part === 'whole') : choices();
    const { part, colours } = this.last;
    const isLast = ({ look }: Choice) => look.colours === colours && (isPart || look.part === part);
    const ordered = [...looks.filter(isLast), ...looks.filter(choice => !isLast(choice))];
    const title = l10n.t('Export as {0}', label);
    const picked = await window.showQuickPick(ordered, { title, placeHolder: title });
    if (picked) this.last = isPart ? { ...picked.look, part } : picked.look;
    return picked?.look;
  }
}

interface Choice extends QuickPickItem {
  readonly look: Look;
}

function choices(): readonly Choice[] {
  const whole = l10n.t('The whole drawing');
  const screen = l10n.t('What is on screen');
  const theme = l10n.t('in the colours of the theme');
  const print = l10n.t('in colours for print');
  return [
    { label: whole, description: theme, look: { part: 'whole', colours: 'theme' } },
    { label: whole, description: print, look: { part: 'whole', colours: 'print' } },
    { label: screen, description: theme, look: { part: 'screen', colours: 'theme' } },
    { label: screen, description: print, look: { part: 'screen', colours: 'print' } },
  ];
}

async function copy(text: string, label: string): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(`$(check) ${l10n.t('Copied as {0}.', label)}`, 5000);
}

function tooLargeSentence({ width, height }: PictureTooLarge): string {
  return l10n.t(
    'A PNG of {0} × {1} pixels is more than this editor can draw. Export it as SVG, or only what is on screen.',
    Math.ceil(width),
    Math.ceil(height),
  );
}
