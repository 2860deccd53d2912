import { Disposable, EventEmitter } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import type { Container, Landscape } from '../../landscape/landscape';
import { checkConfig, type CheckScene } from '../../nginx/checks/checkConfig';
import { type Finding, keyOf, severityOf } from '../../nginx/checks/finding';
import type { ConfigFile } from '../../nginx/read/configFile';
import type { Parts } from '../parts';
import { NginxTester, type TestState } from './nginxTester';
import type { StudioDocument } from './studioDocument';
import type { StudioScene } from './studioScene';
import { Surroundings } from './surroundings';

/** Milliseconds of no typing after which new findings are shown: half a word is not yet wrong. */
const pause = 300;
/** Milliseconds after which is looked again whether a port listens now. */
const lookAgain = 4000;

/**
 * What is wrong with the text of a studio: by its own meaning at once, and as a real nginx says when typing pauses. What is
 * shown is always about the text as it is: findings that a change has ended go at once, new ones come after a pause.
 */
export class StudioChecks implements Disposable {
  private readonly surroundings: Surroundings;
  private readonly tester: NginxTester;
  private own: readonly Finding[] = [];
  /** Keys of those that are shown; with all of them once typing has paused. */
  private known: ReadonlySet<string> | undefined = new Set();
  private timer: NodeJS.Timeout | undefined;
  private lookTimer: NodeJS.Timeout | undefined;
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly listeners: Disposable;
  private around = '';
  private text = '';

  constructor(
    parts: Parts,
    private readonly document: StudioDocument,
    private readonly scene: () => StudioScene,
    /** Which file of the nginx container the text is, or would be, among those that it has. */
    private readonly pathIn: (files: readonly ConfigFile[]) => string,
  ) {
    this.surroundings = new Surroundings(parts);
    this.tester = new NginxTester(parts);
    this.listeners = Disposable.from(
      document.onDidChangeText(() => this.change()),
      document.onDidChange(() => this.change()),
      this.surroundings.onDidChange(() => this.check()),
      this.tester.onDidChange(() => this.changed.fire()),
      new Disposable(
        parts.live.onChange(() => {
          this.follow();
          this.check();
        }),
      ),
      this.surroundings,
      this.tester,
      this.changed,
    );
    this.follow();
  }

  dispose(): void {
    clearTimeout(this.timer);
    clearTimeout(this.lookTimer);
    this.listeners.dispose();
  }

  /** In the order of the lines. */
  get findings(): readonly Finding[] {
    const own = this.own.filter(finding => !this.known || this.known.has(keyOf(finding, this.own)));
    return [...own, ...this.saidByNginx()].toSorted((a, b) => a.line - b.line);
  }

  /** What a real nginx says of the text as it is. */
  get test(): TestState {
    return this.tester.of(this.document.text);
  }

  /** Asks a real nginx now, whatever the settings say. */
  testNow(): void {
    const { proxy } = this.scene();
    if (proxy) this.tester.ask(proxy, this.file, true);
  }

  private get file(): ConfigFile {
    return { path: this.pathIn(this.surroundings.files), text: this.document.text };
  }

  /** What nginx says of a line of which more is known already is left out. */
  private saidByNginx(): readonly Finding[] {
    const { test } = this;
    if (test.kind !== 'done') return [];
    const errors = this.own.filter(each => severityOf(each) === 'error').map(({ line }) => line);
    const hasNames = this.own.some(({ kind }) => kind === 'duplicateName');
    return test.findings.filter(finding => {
      if (finding.kind !== 'nginx') return true;
      const { place, text } = finding.message;
      if (hasNames && text.startsWith('conflicting server name')) return false;
      return !place || !errors.includes(finding.line);
    });
  }

  /** Who is there to be found by name, or how they run, is not as it was. */
  private follow(): void {
    const { proxy, landscape } = this.scene();
    const around = proxy ? neighbourhood(landscape, proxy) : '';
    if (around === this.around) return;
    this.around = around;
    this.tester.forget();
    if (!proxy) return;
    void this.surroundings.read(proxy);
  }

  private change(): void {
    if (this.document.text === this.text) {
      this.changed.fire();
      return;
    }
    this.text = this.document.text;
    const shown = new Set(this.findings.map(finding => keyOf(finding, this.own)));
    this.tester.forget();
    this.known = shown;
    this.check();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.known = undefined;
      this.check();
    }, pause);
  }

  private check(): void {
    const { landscape, proxy, facts } = this.scene();
    const { surroundings } = this;
    const scene: CheckScene = {
      landscape,
      ...(proxy ? { nginx: proxy } : {}),
      others: surroundings.files,
      details: id => surroundings.detailsOf(id),
      listening: container => {
        wanted.add(container);
        return surroundings.listening(container);
      },
      ...(surroundings.facts ? { facts: surroundings.facts } : {}),
      ...(facts?.version ? { version: facts.version } : {}),
    };
    const wanted = new Set<Container>();
    this.own = checkConfig(this.file, scene);
    surroundings.look(wanted);
    this.lookLater();
    if (!this.known) this.askNginx();
    this.changed.fire();
  }

  /** A program may begin to listen without anybody being told. */
  private lookLater(): void {
    clearTimeout(this.lookTimer);
    const containers = this.own.flatMap(finding => {
      const { kind } = finding;
      const isAboutPort =
        kind === 'loopbackOnly' || kind === 'otherPort' || kind === 'nothingListens';
      return isAboutPort ? [finding.container] : [];
    });
    if (containers.length === 0) return;
    this.lookTimer = setTimeout(() => this.surroundings.look(containers, true), lookAgain);
  }

  private askNginx(): void {
    const { proxy } = this.scene();
    const isReadable = this.own.every(({ kind }) => kind !== 'syntax');
    if (proxy && isReadable && NginxTester.isAutomatic) this.tester.ask(proxy, this.file);
  }
}

/** The container and those on its networks, with how they run, as a text to compare. */
function neighbourhood(landscape: Landscape, { id, state }: Container): string {
  const attachments = attachmentsOf(landscape);
  const others = attachments
    .on(id)
    .flatMap(({ network }) => [
      network.id,
      ...attachments.of(network.id).map(({ container }) => `${container.id} ${container.state}`),
    ]);
  return [id, state, ...others].join('\n');
}
