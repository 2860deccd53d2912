import { l10n } from 'vscode';
import type { Action } from '../../actions/action';
import { ApplyError, applySteps } from '../../actions/apply/applyError';
import { applyLines } from '../../actions/apply/applyLines';
import { applySite } from '../../actions/apply/applySite';
import type { AppliedSite } from '../../actions/apply/siteHistory';
import type { SitePlan } from '../../actions/apply/sitePlan';
import type { Container } from '../../landscape/landscape';
import { attachmentsOf } from '../../landscape/attachments';
import type { Parts } from '../parts';
import { appliedSentence, stepWords } from '../text/applyWords';
import { plain } from '../text/words';
import { announce } from '../announce';
import { deeds } from '../ids';
import { tellDeed } from '../milestones';
import { checkRoutes, type RouteCheck } from './checkRoutes';

/** How a file is applied. */
export interface ApplyWish {
  readonly plan: SitePlan;
  readonly container: Container;
  readonly checksRoutes: boolean;
  /** The change that this one takes back. */
  readonly takesBack?: AppliedSite;
}

/** What came of it. */
export interface Applied {
  /** Absent where the routes were not asked about. */
  readonly check: RouteCheck | undefined;
  /** What can be taken back; absent for what was itself a way back. */
  readonly applied?: AppliedSite;
}

/** Applies a file, with a step after the other told, and remembers it. Throws `ApplyError`, Refusal. */
export async function runApply(parts: Parts, wish: ApplyWish): Promise<Applied> {
  const name = plain(wish.container.name);
  const title = l10n.t('Applying to “{0}”', name);
  const applied = await parts.runner.run(title, applyAction(parts, wish));
  // Its routes have answered.
  if (applied.check?.checked.length) tellDeed(deeds.proxy);
  return applied;
}

function applyAction(
  parts: Parts,
  { plan, container, checksRoutes, takesBack }: ApplyWish,
): Action<Applied> {
  return {
    cli: applyLines(plan),
    touches: { containers: [plan.containerId] },
    about: { container: plan.containerName },
    run: async (engine, signal, report = () => undefined) => {
      const check = await applySite(engine, plan, parts.siteJournal, signal, {
        onStep: step => report(applySteps.indexOf(step) / applySteps.length, stepWords(step)),
        ...(checksRoutes
          ? {
              check: (log, inner) =>
                checkRoutes(parts, container, plan.link ?? plan.path, log, inner),
            }
          : {}),
      });
      if (!takesBack) return { check, applied: await parts.siteHistory.add(plan) };
      await parts.siteHistory.remove(takesBack);
      return { check };
    },
  };
}

/** Says what nginx serves now, with the way back where there is one. */
export async function announceApplied(
  parts: Parts,
  { plan, container }: ApplyWish,
  { check, applied }: Applied,
): Promise<void> {
  const message =
    plan.after.kind === 'absent'
      ? l10n.t(
          '{1} of “{0}” is gone, and nginx serves without it.',
          plain(container.name),
          plain(plan.path),
        )
      : appliedSentence(container.name, plan.path, check);
  const undo = applied && (() => takeBack(parts, applied));
  await announce(parts, message, applyLines(plan), undo);
}

/** Applies what was there before, and says so. Throws `ApplyError`, Refusal. */
export async function takeBack(parts: Parts, takesBack: AppliedSite): Promise<void> {
  const { plan } = takesBack;
  const container = attachmentsOf(parts.live.landscape).container(plan.containerId);
  if (!container) return;
  const back: SitePlan = { ...plan, before: plan.after, after: plan.before };
  // Whether its routes work is not asked: it is what was there.
  const wish = { plan: back, container, checksRoutes: false, takesBack };
  await announceApplied(parts, wish, await runApply(parts, wish));
}

/** True where it was the requests that did not go through, not nginx. */
export function failedAtRoutes(error: unknown): error is ApplyError {
  return error instanceof ApplyError && error.step === 'routes' && error.said !== '';
}
