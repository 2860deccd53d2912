import { element, isolated } from '../../dom';
import { t } from '../../l10n';

/** How many patterns there are to tell projects apart by, without colour. */
const patterns = 4;

/** Which pattern a project has: 0 to 3. */
export function patternOf(project: string): number {
  let sum = 0;
  for (const letter of project) sum += letter.codePointAt(0) ?? 0;
  return sum % patterns;
}

/** The name of a project on a card that is drawn among those of others. */
export function projectMark(project: string): HTMLElement {
  return element('span', {
    class: `project-mark pattern-${patternOf(project)}`,
    title: t('Project {0}', project),
    children: [isolated(project, 'project-name')],
  });
}
