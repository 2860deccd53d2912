import { type Disposable, l10n, window } from 'vscode';
import { isContainerName, renameContainer } from '../../actions/renameContainer';
import { restartContainer } from '../../actions/runState';
import { attachmentsOf } from '../../landscape/attachments';
import { freeName } from '../../landscape/freeName';
import { hostName } from '../../landscape/hostName';
import { isActive } from '../../landscape/isActive';
import type { Container, Landscape } from '../../landscape/landscape';
import { announce, isConfirmed } from '../announce';
import { readFacts } from '../forms/networkScene';
import { commands } from '../ids';
import type { EngineParts } from '../parts';
import { containerChoice, pickOne } from '../picks';
import { containersOf } from '../targets';
import { nameList, plain } from '../text/words';
import { targetsFor } from './targetsFor';

/** Gives a container another name. */
export function registerRenameContainer(parts: EngineParts): Disposable {
  const { boundary, live } = parts;
  return boundary.command(commands.containerRename, async (...args) => {
    const [clicked] = containersOf(targetsFor(parts, args));
    const container =
      clicked ??
      (await pickOne(
        l10n.t('Rename which container?'),
        live.landscape.containers.map(each => containerChoice(each)),
        l10n.t('There is no container.'),
      ));
    if (container) await rename(parts, container);
  });
}

/** @throws EngineError, Refusal. */
async function rename(parts: EngineParts, container: Container): Promise<void> {
  const { boundary, live, runner } = parts;
  const { landscape } = live;
  const typed = await window.showInputBox({
    title: l10n.t('Rename “{0}”', plain(container.name)),
    prompt: l10n.t('Others on its networks find it by this name.'),
    value: freeName(
      landscape.containers.filter(({ id }) => id !== container.id),
      hostName(container.name),
    ),
    validateInput: text => problemOf(text, container, landscape),
  });
  if (typed === undefined) return;
  const facts = await readFacts(live);
  const { isPodman } = facts;
  const action = renameContainer(live.landscape, container, typed);
  const names = [plain(container.name), plain(typed)] as const;
  const detail = sentences(landscape, container, typed, isPodman).join('\n');
  const question = l10n.t('Rename “{0}” to “{1}”?', ...names);
  if (!(await isConfirmed(parts, question, detail, l10n.t('Rename'), action.cli))) return;
  await runner.run(l10n.t('Renaming…'), action);
  const back = { ...container, name: typed };
  const restart = {
    label: l10n.t('Restart It'),
    run: () => runner.run(l10n.t('Restarting…'), restartContainer(back, facts)),
  };
  void boundary.attempt(() =>
    announce(
      parts,
      l10n.t('“{0}” is called “{1}” now.', ...names),
      action.cli,
      async () => {
        await runner.run(
          l10n.t('Renaming…'),
          renameContainer(live.landscape, back, container.name),
        );
      },
      isPodman && isActive(container) ? [restart] : [],
    ),
  );
}

function problemOf(text: string, container: Container, landscape: Landscape): string | undefined {
  if (!isContainerName(text)) {
    return l10n.t(
      'A container’s name has at least two letters, digits, “_”, “.” or “-”, and begins with a letter or digit.',
    );
  }
  if (text === container.name) return l10n.t('This is its name already.');
  return landscape.containers.some(({ name }) => name === text)
    ? l10n.t('A container named “{0}” already exists.', plain(text))
    : undefined;
}

function sentences(
  landscape: Landscape,
  container: Container,
  name: string,
  isPodman: boolean,
): readonly string[] {
  const places = attachmentsOf(landscape)
    .on(container.id)
    .filter(({ network, through }) => !through && !network.isPredefined)
    .map(({ network }) => network);
  const names = [nameList(places), plain(name), plain(container.name)] as const;
  return [
    ...(places.length === 0
      ? []
      : [
          isPodman && isActive(container)
            ? l10n.t(
                'On {0} others find it by “{1}”, and no longer by “{2}”, once it is restarted.',
                ...names,
              )
            : l10n.t('On {0} others find it by “{1}” at once, and no longer by “{2}”.', ...names),
        ]),
    l10n.t('Its aliases stay; nothing is interrupted.'),
    ...(container.project === undefined
      ? []
      : [l10n.t('Compose gives it its own name when it makes it again.')]),
  ];
}
