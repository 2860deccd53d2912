import { type Disposable, l10n, window } from 'vscode';
import { isNginx } from '../../landscape/isNginx';
import type { Container } from '../../landscape/landscape';
import { takeBack } from '../apply/applyAction';
import type { Applier } from '../apply/applier';
import { isConfirmed } from '../announce';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { containerChoice, pickOne } from '../picks';
import { containersOf } from '../targets';
import { plain } from '../text/words';
import { targetsFor } from './targetsFor';
import { readFacts } from '../forms/networkScene';

/** Applying nginx texts to containers that run, and taking that back. */
export function registerApplyNginx(parts: Parts, applier: Applier): Disposable[] {
  const { boundary, live } = parts;
  return [
    boundary.command(commands.nginxApply, async () => {
      const document = window.activeTextEditor?.document;
      if (document?.languageId !== 'nginx') {
        await window.showInformationMessage(
          l10n.t('Open the nginx configuration that shall be applied first.'),
        );
        return;
      }
      await applier.apply(applier.sourceOf(document));
    }),
    boundary.command(commands.nginxRestore, async (...args) => {
      const [clicked] = containersOf(targetsFor(parts, args));
      const container = clicked ?? (await askRunning(live.landscape.containers));
      if (container) await restore(parts, container);
    }),
  ];
}

async function restore(parts: Parts, container: Container): Promise<void> {
  const { id } = await readFacts(parts.live);
  const last = (await parts.siteHistory.of(id, container.id)).at(-1);
  const name = plain(container.name);
  if (!last) {
    await window.showInformationMessage(l10n.t('Nothing was applied to “{0}” from here.', name));
    return;
  }
  const { plan, at } = last;
  const when = new Date(at).toLocaleString();
  const isAllowed = await isConfirmed(
    parts,
    l10n.t('Restore the previous configuration of “{0}”?', name),
    plan.before.kind === 'absent'
      ? l10n.t('{0} was applied on {1} and is removed again. nginx reloads.', plan.path, when)
      : l10n.t('{0} was changed on {1} and is put back. nginx reloads.', plan.path, when),
    l10n.t('Restore'),
    [['docker', 'exec', container.name, 'nginx', ...plan.options, '-s', 'reload']],
  );
  if (isAllowed) await takeBack(parts, last);
}

function askRunning(containers: readonly Container[]): Promise<Container | undefined> {
  return pickOne(
    l10n.t('Restore the configuration of which nginx?'),
    containers
      .filter(container => isNginx(container) && container.state === 'running')
      .map(container => containerChoice(container)),
    l10n.t('There is no nginx container that runs.'),
  );
}
