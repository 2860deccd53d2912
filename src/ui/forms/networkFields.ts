import type { DraftField, DraftProblem } from '../../landscape/draftProblems';
import type { NetworkDraft } from '../../landscape/networkDraft';
import type { FormSection } from '../../protocol/form';
import { addresses } from './networkAddresses';
import { access, basics, template } from './networkBasics';
import { labels, options } from './networkOptions';
import { formProblem } from './networkProblems';
import type { NetworkScene } from './networkScene';

/** The sections of a network form, with what is wrong where it is wrong. */
export function networkSections(
  draft: NetworkDraft,
  problems: readonly DraftProblem[],
  scene: NetworkScene,
): readonly FormSection[] {
  const on = (field: DraftField) =>
    problems.filter(problem => problem.field === field).map(formProblem);
  const isFromTemplate = draft.configFrom !== '' && !draft.isConfigOnly;
  return [
    basics(draft, on, scene),
    ...(isFromTemplate ? [] : [addresses(draft, on, scene)]),
    ...(draft.isConfigOnly ? [] : [access(draft)]),
    ...(isFromTemplate ? [] : [options(draft, on, scene), labels(draft, on)]),
    ...(scene.facts.isPodman ? [] : [template(draft, on, scene)]),
  ];
}
