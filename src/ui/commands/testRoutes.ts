import { type Disposable, l10n, Uri } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import type { Container } from '../../landscape/landscape';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { type Choice, pickNginx, pickOne } from '../picks';
import { containerOfUri } from '../routes/nginxUri';
import { type TestedRoute, testRoutes } from '../routes/testedRoutes';
import { containersOf } from '../targets';
import { answerWords, testedDetail, testedTitle, worksTested } from '../text/testedWords';
import { plain, plainLabel } from '../text/words';
import { withCancel } from '../withCancel';
import { openAt } from './proxyRoutes';
import { targetsFor } from './targetsFor';

/** Tries every route of an nginx and lists them with what came of it; a choice leads to the line. */
export function registerTestRoutes(parts: Parts): Disposable {
  const { boundary, live } = parts;
  return boundary.command(commands.nginxTestRoutes, async (...args) => {
    const [uri] = args;
    const nginx =
      (uri instanceof Uri
        ? attachmentsOf(live.landscape).container(containerOfUri(uri))
        : containersOf(targetsFor(parts, args))[0]) ??
      (await pickNginx(l10n.t('Test the routes of which nginx?'), live.landscape.containers));
    if (!nginx) return;
    const name = plain(nginx.name);
    const { read, tested } = await withCancel(
      l10n.t('Testing the routes of “{0}”…', name),
      signal => testRoutes(parts, nginx, signal),
    );
    const route = await pickOne(
      titleOf(name, tested),
      tested.toSorted((a, b) => rankOf(a) - rankOf(b)).map(each => choiceOf(nginx, each)),
      l10n.t('nginx in “{0}” passes no requests on.', name),
    );
    if (route) await openAt(nginx, read, route);
  });
}

function titleOf(name: string, tested: readonly TestedRoute[]): string {
  const bad = tested.filter(each => worksTested(each) === false).length;
  return bad === 0
    ? l10n.t('Routes of “{0}”: nothing is wrong', name)
    : l10n.t('Routes of “{0}”: {1} of {2} do not work', name, bad, tested.length);
}

/** What does not work first. */
function rankOf(tested: TestedRoute): number {
  const works = worksTested(tested);
  return works === false ? 0 : works === undefined ? 1 : 2;
}

function choiceOf(nginx: Container, tested: TestedRoute): Choice<TestedRoute['route']> {
  const works = worksTested(tested);
  const icon = works === undefined ? 'question' : works ? 'pass' : 'error';
  return {
    value: tested.route,
    label: `$(${icon}) ${plainLabel(testedTitle(tested))}`,
    description: plainLabel(answerWords(tested), 120),
    detail: plainLabel(testedDetail(nginx, tested), 400),
  };
}
