import { Disposable, type TextDocument } from 'vscode';
import { readNginxFailures } from '../../actions/readNginxFailures';
import { attachmentsOf } from '../../landscape/attachments';
import type { Container } from '../../landscape/landscape';
import { checkConfig, type CheckScene } from '../../nginx/checks/checkConfig';
import type { Finding } from '../../nginx/checks/finding';
import { placeFailures } from '../../nginx/log/placeFailures';
import type { LoggedFailure } from '../../nginx/log/readErrorLog';
import { expandIncludes } from '../../nginx/read/expandIncludes';
import type { Directive } from '../../nginx/read/directive';
import { NginxSyntaxError } from '../../nginx/read/nginxSyntaxError';
import { type DumpedFile, dumpLineOf, readDump } from '../../nginx/read/readDump';
import { readRoutes } from '../../nginx/routes/readRoutes';
import { routesOn } from '../../nginx/routes/routesOn';
import { sentenceOf } from '../sentenceOf';
import { connectedEngine } from '../connectedEngine';
import type { Parts } from '../parts';
import type { CheckedDocument, ConfigProblems } from '../studio/configProblems';
import { repairEngine } from '../studio/repairEngine';
import { readScene } from '../studio/readScene';
import type { StudioScene } from '../studio/studioScene';
import { Surroundings } from '../studio/surroundings';
import { containerOfUri } from './nginxUri';

/** Milliseconds without a further change after which a document is looked through again. */
const pause = 500;

/** Says at the lines of a document, which has the configuration of an nginx, what is wrong and what its log says. */
export class ReadBack implements CheckedDocument, Disposable {
  findings: readonly Finding[] = [];
  /** nginx has accepted it, or has said in its log why not. */
  readonly test = { kind: 'none' } as const;
  private known: StudioScene | undefined;
  private failures: readonly LoggedFailure[] = [];
  private timer: NodeJS.Timeout | undefined;
  private readonly disposed = new AbortController();
  private readonly surroundings: Surroundings;
  private readonly listeners: Disposable;

  constructor(
    private readonly parts: Parts,
    private readonly problems: ConfigProblems,
    readonly document: TextDocument,
  ) {
    this.surroundings = new Surroundings(parts);
    this.listeners = Disposable.from(
      problems.add(this),
      this.surroundings,
      this.surroundings.onDidChange(() => this.check()),
      new Disposable(parts.live.onChange(() => this.later())),
    );
    void parts.boundary.attempt(() => this.read());
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.disposed.abort();
    this.listeners.dispose();
  }

  get scene(): StudioScene {
    const { landscape } = this.parts.live;
    return { facts: undefined, ...this.known, landscape, proxy: this.nginx };
  }

  /** What is on the engine only; the text is nginx's own. */
  repair: CheckedDocument['repair'] = repair => repairEngine(this.parts, repair);

  testNow(): void {
    this.later();
  }

  /** Its text is another one, or something has happened around it. */
  later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.parts.boundary.attempt(() => this.read()), pause);
  }

  private get nginx(): Container | undefined {
    const id = containerOfUri(this.document.uri);
    return attachmentsOf(this.parts.live.landscape).container(id);
  }

  /** Reads what is said and seen now, and looks through the text again. */
  private async read(): Promise<void> {
    const { nginx } = this;
    if (!nginx || this.isDisposed()) return;
    try {
      this.known ??= (await readScene(this.parts.live, nginx))();
      await this.surroundings.read(nginx);
      const engine = connectedEngine(this.parts.live);
      const { signal } = this.disposed;
      this.failures = await readNginxFailures(engine, nginx, this.directives(), signal);
    } catch (error) {
      // Less is known then.
      if (!this.isDisposed()) this.parts.log.warn(sentenceOf(error));
    }
    this.check();
  }

  private isDisposed(): boolean {
    return this.disposed.signal.aborted;
  }

  private get files(): readonly DumpedFile[] {
    return readDump(this.document.getText());
  }

  private directives(): readonly Directive[] {
    try {
      return expandIncludes(this.files).directives;
    } catch (error) {
      if (error instanceof NginxSyntaxError) return [];
      throw error;
    }
  }

  private check(): void {
    if (this.isDisposed()) return;
    const { files, nginx } = this;
    if (!nginx) return;
    const wanted = new Set<Container>();
    const scene = this.checkScene(files, nginx, wanted);
    this.findings = [
      ...files.flatMap(file =>
        checkConfig(file, scene).map(each => inDump(files, file.path, each)),
      ),
      ...this.logged(files, nginx, scene),
    ].toSorted((a, b) => a.line - b.line);
    this.surroundings.look(wanted);
    this.problems.update(this);
  }

  private checkScene(
    files: readonly DumpedFile[],
    nginx: Container,
    wanted: Set<Container>,
  ): CheckScene {
    const { surroundings, known } = this;
    const version = known?.facts?.version;
    return {
      landscape: this.parts.live.landscape,
      nginx,
      others: files,
      details: id => surroundings.detailsOf(id),
      listening: container => {
        wanted.add(container);
        return surroundings.listening(container);
      },
      ...(surroundings.facts ? { facts: surroundings.facts } : {}),
      ...(version ? { version } : {}),
    };
  }

  /** What its log says, at the lines that are the cause. */
  private logged(
    files: readonly DumpedFile[],
    nginx: Container,
    { landscape, details, facts }: CheckScene,
  ): readonly Finding[] {
    const directives = this.directives();
    const located = routesOn(landscape, nginx, readRoutes(directives), details, facts);
    return placeFailures(this.failures, located, directives).map(logged => {
      const word = logged.word === undefined ? {} : { word: logged.word };
      return inDump(files, logged.file, { kind: 'logged', logged, line: logged.line, ...word });
    });
  }
}

/** At its line in the document, which has all files one after the other. */
function inDump(files: readonly DumpedFile[], file: string, finding: Finding): Finding {
  const line = dumpLineOf(files, { file, line: finding.line });
  return line === undefined ? finding : { ...finding, line };
}
