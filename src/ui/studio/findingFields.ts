import { l10n } from 'vscode';
import { type Finding, keyOf, severityOf } from '../../nginx/checks/finding';
import { type Repair, repairsOf } from '../../nginx/checks/repairs';
import { lineMap } from '../../nginx/site/lineMap';
import type { Site } from '../../nginx/site/site';
import type { Where } from '../../nginx/site/siteProblems';
import type { Written } from '../../nginx/site/write';
import type { FormButton, FormField, FormNote, FormProblem } from '../../protocol/form';
import { findingWords, repairLabel } from '../text/checkWords';
import { testWords } from './configProblems';
import type { TestState } from './nginxTester';
import { placeOf } from './studioProblems';
import type { StudioScene } from './studioScene';
import { NginxTester } from './nginxTester';
import type { On } from './serverFields';

/** What pressing a button beside a finding means; followed by the finding's key. */
export const findingActions = {
  repair: 'repair:',
  show: 'showLine:',
  test: 'testNow',
} as const;

const mostRepairs = 2;

/** Findings in the text of a site, as its form can show them: at a field, and else as notes. */
export class FindingFields {
  private readonly byField = new Map<string, { finding: Finding; problem: FormProblem }[]>();
  private readonly placed = new Set<Finding>();

  constructor(
    private readonly findings: readonly Finding[],
    private readonly scene: StudioScene,
    site: Site,
    /** The text as the form says it, and as it is; nothing where the form cannot write it. */
    texts: { readonly written: Written; readonly text: string } | undefined,
  ) {
    const lines = texts && lineMap(texts.text, texts.written.text);
    for (const finding of findings) {
      const line = lines?.[finding.line - 1];
      const where = targetPlace(finding, site) ?? texts?.written.lines[line ?? -1]?.where;
      if (!where) continue;
      const { field, row } = placeOf(where);
      // A cell of a table is too narrow for a sentence and a button.
      const problem = { ...this.problemOf(finding), ...(row === undefined ? {} : { row }) };
      this.byField.set(field, [...(this.byField.get(field) ?? []), { finding, problem }]);
    }
  }

  /** What there is to say at a field; whatever is asked for is shown there and nowhere else. */
  readonly on: On = field => {
    const found = this.byField.get(field) ?? [];
    for (const { finding } of found) this.placed.add(finding);
    return found.map(({ problem }) => problem);
  };

  /** The others, once all fields have been asked for. */
  get notes(): readonly FormNote[] {
    return this.findings
      .filter(finding => !this.placed.has(finding))
      .map(finding => {
        const key = keyOf(finding, this.findings);
        const words = findingWords(finding, this.scene.proxy);
        const show = { id: `${findingActions.show}${key}`, label: l10n.t('Show Line') };
        return {
          kind: 'note',
          id: `finding.${key}`,
          severity: severityOf(finding),
          text: l10n.t('Line {0}: {1}', finding.line, words),
          buttons: [...this.buttonsOf(finding).slice(0, mostRepairs), show],
        };
      });
  }

  private problemOf(finding: Finding): FormProblem {
    const severity = severityOf(finding);
    const [fix] = this.buttonsOf(finding);
    return {
      // What nginx would not take can be saved all the same: names may be there later.
      severity: severity === 'error' ? 'warning' : severity,
      text: findingWords(finding, this.scene.proxy),
      ...(fix ? { fix } : {}),
    };
  }

  private buttonsOf(finding: Finding): readonly FormButton[] {
    const { landscape, proxy } = this.scene;
    const key = keyOf(finding, this.findings);
    return repairsOf(finding, landscape, proxy).map((repair, at) => ({
      id: `${findingActions.repair}${at}:${key}`,
      label: repairLabel(repair),
    }));
  }
}

/** Where the form has what a finding is about, wherever the text has it. */
function targetPlace(finding: Finding, { upstreams }: Site): Where | undefined {
  const target = finding.kind === 'broken' ? finding.destination.target.address : undefined;
  const about = 'container' in finding ? finding : target?.kind === 'host' ? target : undefined;
  if (!about) return undefined;
  for (const [at, { servers }] of upstreams.entries()) {
    const row = servers.findIndex(
      ({ host, port }) => host.toLowerCase() === about.host.toLowerCase() && port === about.port,
    );
    if (row >= 0) return ['upstreams', at, 'servers', row];
  }
  return undefined;
}

/** The finding that a button belongs to, with what it would do. */
export function pressedRepair(
  id: string,
  findings: readonly Finding[],
  { landscape, proxy }: StudioScene,
): { readonly finding: Finding; readonly repair: Repair } | undefined {
  const [, at = '', key = ''] = /^repair:(\d+):([^]*)$/.exec(id) ?? [];
  const finding = findings.find(each => keyOf(each, findings) === key);
  const repair = finding && repairsOf(finding, landscape, proxy)[Number(at)];
  return finding && repair ? { finding, repair } : undefined;
}

/** What became of the test by nginx. */
export function testNote(test: TestState, { proxy, facts }: StudioScene): readonly FormField[] {
  if (!proxy) return [];
  const again = { id: findingActions.test, label: l10n.t('Test Now') };
  const isOffered = test.kind === 'failed' || (test.kind === 'none' && !NginxTester.isAutomatic);
  const version = facts?.version?.join('.');
  const isAccepted = test.kind === 'done' && test.isAccepted;
  return [
    {
      kind: 'note',
      id: 'nginxTest',
      severity:
        test.kind === 'failed' || (test.kind === 'done' && !isAccepted) ? 'warning' : 'info',
      text:
        isAccepted && version !== undefined
          ? l10n.t('nginx {0} accepts it: tested in a copy of the container.', version)
          : test.kind === 'failed'
            ? `${testWords(test)}. ${test.why}`
            : testWords(test),
      ...(isOffered ? { buttons: [again] } : {}),
    },
  ];
}
