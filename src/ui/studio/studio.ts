import { Disposable, EventEmitter, l10n } from 'vscode';
import { cliLine } from '../../actions/cliLine';
import type { Container } from '../../landscape/landscape';
import { labelOf } from '../../nginx/labelOf';
import { keyOf } from '../../nginx/checks/finding';
import { proxyFindings } from '../../nginx/proxyFindings';
import { NginxSyntaxError } from '../../nginx/read/nginxSyntaxError';
import { readSite } from '../../nginx/site/readSite';
import type { Route, Site, Upstream } from '../../nginx/site/site';
import { type Preset, presets, type ProxiedContainer, siteFor } from '../../nginx/site/siteFor';
import { siteProblems } from '../../nginx/site/siteProblems';
import { writeSite, type Written } from '../../nginx/site/write';
import type { FormField, FormModel, FormSection, FormValues } from '../../protocol/form';
import type { Applier, ApplySource } from '../apply/applier';
import { copyText } from '../copyText';
import type { FormDefinition } from '../forms/formDefinition';
import type { Parts } from '../parts';
import { configComments, findingSentence } from '../text/nginxWords';
import { presetDetail, presetLabel } from '../text/siteWords';
import { plain } from '../text/words';
import type { CheckedDocument, ConfigProblems } from './configProblems';
import { FindingFields, findingActions, pressedRepair, testNote } from './findingFields';
import { copiedText } from './publishedNotes';
import { repairEngine } from './repairEngine';
import { routeSections, studioActions } from './routeFields';
import { type On, serverSections } from './serverFields';
import { StudioChecks } from './studioChecks';
import { StudioDocument } from './studioDocument';
import { problemsByField } from './studioProblems';
import type { StudioScene } from './studioScene';
import { siteOfValues, valuesOfSite } from './studioValues';
import { upstreamSections } from './upstreamFields';

/** What the studio is opened for. */
export interface StudioStart {
  readonly containers: readonly ProxiedContainer[];
  readonly scene: () => StudioScene;
  readonly preset: Preset;
  readonly problems: ConfigProblems;
}

const buttons = { show: 'showText', mine: 'keepMine', next: 'takeForm' } as const;

/** The form of a site, with its text in an editor beside it. */
export class Studio implements Disposable {
  private readonly document = new StudioDocument();
  private readonly shown = new EventEmitter<void>();
  private readonly set = new EventEmitter<FormValues>();
  private values: FormValues;
  /** The same whatever the form says: a new name would change the first line of the text. */
  private readonly fileName: string;
  private readonly checks: StudioChecks;
  private readonly listeners: Disposable;

  constructor(
    private readonly parts: Parts,
    private readonly applier: Applier,
    private readonly start: StudioStart,
  ) {
    this.values = valuesOfSite(this.siteOf(start.preset));
    this.fileName = labelOf(start.containers[0]?.container.name ?? '');
    this.checks = new StudioChecks(parts, this.document, start.scene, this.fileName);
    const checked = this.checkedDocument();
    this.listeners = Disposable.from(
      this.checks.onDidChange(() => {
        start.problems.update(checked);
        this.shown.fire();
      }),
      start.problems.add(checked),
      this.checks,
      this.document,
      this.shown,
      this.set,
      this.document.onDidChange(() => this.shown.fire()),
      this.document.onDidEdit(text => this.take(text)),
      applier.add(() => this.source),
    );
  }

  dispose(): void {
    this.listeners.dispose();
  }

  /** Opens the text beside the form. */
  async open(): Promise<void> {
    await this.document.show(this.textOf(siteOfValues(this.values)) ?? '');
  }

  get definition(): FormDefinition {
    const { containers } = this.start;
    return {
      key: `nginx:${containers.map(({ container }) => container.id).join()}`,
      title: l10n.t('nginx for {0}', plain(containers[0]?.container.name ?? '', 40)),
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

  private get source(): ApplySource | undefined {
    const document = this.document.shown;
    const { proxy } = this.start.scene();
    return document && { document, name: this.fileName, container: proxy };
  }

  private checkedDocument(): CheckedDocument {
    const { checks, document, start, parts } = this;
    return {
      get document() {
        return document.shown;
      },
      get findings() {
        return checks.findings;
      },
      get test() {
        return checks.test;
      },
      get scene() {
        return start.scene();
      },
      repair: repair => repairEngine(parts, repair),
      testNow: () => checks.testNow(),
    };
  }

  private siteOf(preset: Preset): Site {
    const { landscape, proxy, facts } = this.start.scene();
    const { containers } = this.start;
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
    try {
      return readSite(text, this.start.scene().facts?.version);
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
    return writeSite(site, facts?.version, configComments(this.fileName, proxy));
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
      intro: l10n.t('The text beside follows what you choose here, and keeps what you type there.'),
      presets: {
        label: l10n.t('Begin with'),
        choices: presets.map(id => ({ id, label: presetLabel(id), detail: presetDetail(id) })),
      },
      sections: [...this.checkSection(site, scene, found.notes), ...sections],
      cli: byField.size > 0 ? '' : applyLines(this.fileName, scene.proxy),
      submit: scene.proxy
        ? l10n.t('Apply to “{0}”…', plain(scene.proxy.name, 40))
        : l10n.t('Apply…'),
      isBusy: false,
    };
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
    const preset = presets.find(each => each === id);
    if (preset) return valuesOfSite(this.siteOf(preset));
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
    const { source } = this;
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

/** The site after a press of a button that adds or removes something. */
function changedSite(id: string, site: Site): Site | undefined {
  const { routes, upstreams } = site;
  if (id === studioActions.addRoute) return { ...site, routes: [...routes, furtherRoute(site)] };
  if (id === studioActions.addUpstream) {
    return { ...site, upstreams: [...upstreams, furtherUpstream(upstreams)] };
  }
  const at = indexOf(id);
  if (id.startsWith(studioActions.removeRoute)) return { ...site, routes: routes.toSpliced(at, 1) };
  if (id.startsWith(studioActions.removeUpstream)) {
    return { ...site, upstreams: upstreams.toSpliced(at, 1) };
  }
  return undefined;
}

function furtherRoute({ routes, upstreams }: Site): Route {
  const paths = new Set(routes.map(({ path }) => path));
  const path = ['/', '/api/'].find(each => !paths.has(each)) ?? `/route-${routes.length + 1}/`;
  const last = routes.findLast(({ to }) => to.kind === 'proxy');
  return {
    match: 'prefix',
    path,
    to: last?.to ?? {
      kind: 'proxy',
      upstream: upstreams[0]?.name ?? '',
      scheme: 'http',
      prefix: 'keep',
      isWebSocket: false,
      isStreaming: false,
      hasUsualHeaders: true,
      trustsClient: false,
      headers: [],
    },
  };
}

function furtherUpstream(upstreams: readonly Upstream[]): Upstream {
  const names = new Set(upstreams.map(({ name }) => name));
  let number = upstreams.length + 1;
  while (names.has(`group-${number}`)) number++;
  return {
    name: `group-${number}`,
    servers: [{ host: '', port: 80 }],
    balance: { kind: 'roundRobin' },
  };
}

function indexOf(id: string): number {
  return Number(/\d+$/.exec(id)?.[0]);
}

/** How the file comes into the nginx container by hand. */
function applyLines(name: string, proxy: Container | undefined): string {
  if (!proxy) return '';
  return [
    ['docker', 'cp', `${name}.conf`, `${proxy.name}:/etc/nginx/conf.d/${name}.conf`],
    ['docker', 'exec', proxy.name, 'nginx', '-t'],
    ['docker', 'exec', proxy.name, 'nginx', '-s', 'reload'],
  ]
    .map(cliLine)
    .join('\n');
}
