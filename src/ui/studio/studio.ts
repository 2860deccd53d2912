import { Disposable, EventEmitter, l10n } from 'vscode';
import { cliLine } from '../../actions/cliLine';
import { operands } from '../../actions/operands';
import type { Container } from '../../landscape/landscape';
import { keyOf } from '../../nginx/checks/finding';
import { proxyFindings } from '../../nginx/proxyFindings';
import { NginxSyntaxError } from '../../nginx/read/nginxSyntaxError';
import { mergeDressed } from '../../nginx/site/dressText';
import { fitSite } from '../../nginx/site/fitSite';
import { readSite } from '../../nginx/site/readSite';
import type { Site } from '../../nginx/site/site';
import {
  isPreset,
  type Preset,
  presets,
  type ProxiedContainer,
  siteFor,
} from '../../nginx/site/siteFor';
import { siteProblems } from '../../nginx/site/siteProblems';
import { writeSite, type Written } from '../../nginx/site/write';
import type { FormField, FormModel, FormSection, FormValues } from '../../protocol/form';
import type { Applier } from '../apply/applier';
import { copyText } from '../copyText';
import type { FormDefinition } from '../forms/formDefinition';
import type { Parts } from '../parts';
import { configComments, findingSentence } from '../text/nginxWords';
import { presetDetail, presetLabel } from '../text/siteWords';
import { plain } from '../text/words';
import { CheckedText } from './checkedText';
import type { ConfigProblems } from './configProblems';
import { FindingFields, findingActions, pressedRepair, testNote } from './findingFields';
import { copiedText } from './publishedNotes';
import { repairEngine } from './repairEngine';
import { routeSections } from './routeFields';
import { type On, serverSections } from './serverFields';
import { changedSite } from './studioEdits';
import { problemsByField } from './studioProblems';
import type { StudioScene } from './studioScene';
import { siteOfValues, valuesOfSite } from './studioValues';
import { upstreamSections } from './upstreamFields';

/** What the studio is opened for. */
export interface StudioStart {
  /** There is one studio for each. */
  readonly key: string;
  /** Of the form's tab. */
  readonly title: string;
  /** Of the file, without an ending. */
  readonly name: string;
  readonly from: NewSite | FoundSite;
  readonly scene: () => StudioScene;
  readonly problems: ConfigProblems;
}

/** A site that is made from containers. */
export interface NewSite {
  readonly kind: 'new';
  readonly containers: readonly ProxiedContainer[];
  readonly preset: Preset;
}

/** A site that is in a file of an nginx, with as much of it as `fitSite` finds. */
export interface FoundSite {
  readonly kind: 'found';
  readonly path: string;
  readonly text: string;
  readonly site: Site;
}

const buttons = { show: 'showText', mine: 'keepMine', next: 'takeForm' } as const;

/** The form of a site, with its text in an editor beside it. */
export class Studio implements Disposable {
  private readonly shown = new EventEmitter<void>();
  private readonly set = new EventEmitter<FormValues>();
  private values: FormValues;
  private readonly text: CheckedText;
  private readonly listeners: Disposable;

  constructor(
    private readonly parts: Parts,
    private readonly applier: Applier,
    private readonly start: StudioStart,
  ) {
    const { from, name, scene, problems } = start;
    this.values = valuesOfSite(from.kind === 'new' ? this.siteOf(from, from.preset) : from.site);
    const path = from.kind === 'found' ? { path: from.path } : {};
    this.text = new CheckedText(parts, applier, { name, scene, problems, hasForm: true, ...path });
    this.listeners = Disposable.from(
      this.text,
      this.shown,
      this.set,
      this.text.checks.onDidChange(() => this.shown.fire()),
      this.document.onDidChange(() => this.shown.fire()),
      this.document.onDidEdit(text => this.take(text)),
    );
  }

  dispose(): void {
    this.listeners.dispose();
  }

  private get document() {
    return this.text.document;
  }

  private get checks() {
    return this.text.checks;
  }

  /** Opens the text beside the form. */
  async open(): Promise<void> {
    const { from } = this.start;
    const says = this.textOf(siteOfValues(this.values)) ?? '';
    if (from.kind === 'new') return this.document.show(says);
    const said = this.textOf(from.site) ?? '';
    await this.document.show(mergeDressed(from.text, said, says, 'mine').text, says);
  }

  get definition(): FormDefinition {
    const { key, title } = this.start;
    return {
      key,
      title,
      initial: this.values,
      onDidChange: this.shown.event,
      onDidSetValues: this.set.event,
      describe: values => {
        this.follow(values);
        return this.model(values);
      },
      act: (id, values) => this.act(id, values),
      submit: () => this.apply(),
      dispose: () => this.dispose(),
    };
  }

  private siteOf({ containers }: NewSite, preset: Preset): Site {
    const { landscape, proxy, facts } = this.start.scene();
    return siteFor({
      landscape,
      containers,
      preset,
      ...(proxy ? { proxy } : {}),
      ...(facts ? { facts } : {}),
    });
  }

  /** What the form says goes into the text as soon as it can be written. */
  private follow(values: FormValues): void {
    if (values === this.values) return;
    this.values = values;
    const text = this.textOf(siteOfValues(values));
    if (text !== undefined) void this.parts.boundary.attempt(() => this.document.write(text));
  }

  /** What was typed by hand is in the form, too, where the form has words for all of it. */
  private take(text: string): void {
    const site = this.read(text);
    const canonical = site && this.textOf(site);
    if (!site || canonical === undefined) return;
    this.document.adopt(canonical);
    this.values = valuesOfSite(site);
    this.set.fire(this.values);
  }

  private read(text: string): Site | undefined {
    const { from, scene } = this.start;
    const version = scene().facts?.version;
    if (from.kind === 'found') {
      const fit = fitSite(text, version);
      return fit.kind === 'none' ? undefined : fit.site;
    }
    try {
      return readSite(text, version);
    } catch (error) {
      // Half a word is not yet a directive.
      if (error instanceof NginxSyntaxError) return undefined;
      throw error;
    }
  }

  private textOf(site: Site): string | undefined {
    return this.written(site)?.text;
  }

  private written(site: Site): Written | undefined {
    const { proxy, facts } = this.start.scene();
    if (siteProblems(site, facts?.version).length > 0) return undefined;
    const { from, name } = this.start;
    const comments = from.kind === 'new' ? configComments(name, proxy) : [];
    return writeSite(site, facts?.version, comments);
  }

  private model(values: FormValues): FormModel {
    const scene = this.start.scene();
    const site = siteOfValues(values);
    const byField = problemsByField(siteProblems(site, scene.facts?.version));
    const written = this.written(site);
    const texts = written && { written, text: this.document.text };
    const found = new FindingFields(this.checks.findings, scene, site, texts);
    const on: On = field => [...(byField.get(field) ?? []), ...found.on(field)];
    const sections = [
      ...routeSections(site, on),
      ...serverSections(site.server, on),
      ...upstreamSections(site, scene, on),
    ];
    return {
      title: l10n.t('nginx configuration'),
      intro: this.intro,
      ...(this.start.from.kind === 'new'
        ? {
            presets: {
              label: l10n.t('Begin with'),
              choices: presets.map(id => ({
                id,
                label: presetLabel(id),
                detail: presetDetail(id),
              })),
            },
          }
        : {}),
      sections: [...this.checkSection(site, scene, found.notes), ...sections],
      cli: byField.size > 0 ? '' : applyLines(this.start, scene.proxy),
      submit: scene.proxy
        ? l10n.t('Apply to “{0}”…', plain(scene.proxy.name, 40))
        : l10n.t('Apply…'),
      isBusy: false,
    };
  }

  private get intro(): string {
    const { from } = this.start;
    return from.kind === 'new'
      ? l10n.t('The text beside follows what you choose here, and keeps what you type there.')
      : l10n.t(
          'The text beside is {0}. What you choose here changes its lines; what this form has no words for is marked there and stays as it is.',
          plain(from.path, 120),
        );
  }

  private checkSection(
    site: Site,
    scene: StudioScene,
    notes: readonly FormField[],
  ): readonly FormSection[] {
    const hints = hintsOf(site, scene).map((finding, at): FormField => ({
      kind: 'note',
      id: `hint.${at}`,
      severity: 'warning',
      text: findingSentence(finding),
    }));
    const fields = [
      ...this.documentNotes(),
      ...testNote(this.checks.test, scene),
      ...hints,
      ...notes,
    ];
    return fields.length > 0 ? [{ id: 'checks', title: l10n.t('Checks'), fields }] : [];
  }

  private documentNotes(): FormField[] {
    if (!this.document.isOpen) {
      return [
        {
          kind: 'note',
          id: 'closed',
          severity: 'info',
          text: l10n.t('The text was closed.'),
          buttons: [{ id: buttons.show, label: l10n.t('Show the Text') }],
        },
      ];
    }
    if (!this.document.hasConflict) return [];
    return [
      {
        kind: 'note',
        id: 'conflict',
        severity: 'warning',
        text: l10n.t(
          'The form wants to change lines that were typed by hand. Nothing was overwritten.',
        ),
        buttons: [
          { id: buttons.mine, label: l10n.t('Keep What Was Typed') },
          { id: buttons.next, label: l10n.t('Take the Form’s Lines') },
        ],
      },
    ];
  }

  private async act(id: string, values: FormValues): Promise<FormValues | undefined> {
    const site = siteOfValues(values);
    const { from } = this.start;
    if (isPreset(id) && from.kind === 'new') return valuesOfSite(this.siteOf(from, id));
    if (id === buttons.show) await this.open();
    if (id === buttons.mine) await this.document.decide('mine');
    if (id === buttons.next) await this.document.decide('next');
    if (id === findingActions.test) this.checks.testNow();
    if (id.startsWith(findingActions.show)) await this.showFinding(id);
    if (id.startsWith(findingActions.repair)) await this.repair(id);
    const copied = copiedText(id, site, this.start.scene());
    if (copied !== undefined) await copyText(copied);
    const changed = changedSite(id, site);
    return changed && valuesOfSite(changed);
  }

  private async repair(id: string): Promise<void> {
    const pressed = pressedRepair(id, this.checks.findings, this.start.scene());
    if (!pressed) return;
    const { finding, repair } = pressed;
    if (repair.kind === 'replace') await this.document.rewrite(finding, repair.by);
    else await repairEngine(this.parts, repair);
  }

  private async showFinding(id: string): Promise<void> {
    const { findings } = this.checks;
    const key = id.slice(findingActions.show.length);
    const finding = findings.find(each => keyOf(each, findings) === key);
    if (finding) await this.document.reveal(finding);
  }

  /** The text as it is, with all that was typed by hand; the form stays open. */
  private async apply(): Promise<boolean> {
    if (!this.document.isOpen) await this.open();
    const { source } = this.text;
    if (source) await this.applier.apply(source);
    return false;
  }
}

/** What is in the way between back ends and any proxy; of a chosen one, the text tells where it leads. */
function hintsOf({ upstreams }: Site, { landscape, proxy }: StudioScene) {
  const names = new Set(upstreams.flatMap(({ servers }) => servers.map(({ host }) => host)));
  const backends = landscape.containers.filter(({ name }) => names.has(name));
  const findings = proxyFindings(landscape, backends, proxy);
  return proxy ? findings.filter(({ kind }) => kind === 'sharedNamespace') : findings;
}

/** How the file comes into the nginx container by hand. */
function applyLines({ name, from }: StudioStart, proxy: Container | undefined): string {
  if (!proxy) return '';
  const path = from.kind === 'found' ? from.path : `/etc/nginx/conf.d/${name}.conf`;
  return [
    ['docker', 'cp', ...operands(path.slice(path.lastIndexOf('/') + 1), `${proxy.name}:${path}`)],
    ['docker', 'exec', proxy.name, 'nginx', '-t'],
    ['docker', 'exec', proxy.name, 'nginx', '-s', 'reload'],
  ]
    .map(cliLine)
    .join('\n');
}
