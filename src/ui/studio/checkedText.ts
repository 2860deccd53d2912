import { Disposable } from 'vscode';
import { sitePath } from '../../nginx/checks/sitePath';
import type { Applier, ApplySource } from '../apply/applier';
import type { Parts } from '../parts';
import type { CheckedDocument, ConfigProblems } from './configProblems';
import { repairEngine } from './repairEngine';
import { StudioChecks } from './studioChecks';
import { StudioDocument } from './studioDocument';
import type { StudioScene } from './studioScene';

/** What there is to know of an nginx text that is worked on. */
export interface TextAbout {
  /** Of the file, without an ending. */
  readonly name: string;
  /** Which file of the nginx container it is; absent for one that is new there. */
  readonly path?: string;
  readonly scene: () => StudioScene;
  readonly problems: ConfigProblems;
  /** A form stands beside it. */
  readonly hasForm: boolean;
}

/** An nginx text in an editor, which is checked as long as it is open, and can be applied. */
export class CheckedText implements Disposable {
  readonly document: StudioDocument;
  readonly checks: StudioChecks;
  private readonly listeners: Disposable;

  constructor(
    parts: Parts,
    applier: Applier,
    private readonly about: TextAbout,
  ) {
    const { name, path, scene, problems, hasForm } = about;
    const document = new StudioDocument(hasForm);
    const checks = new StudioChecks(parts, document, scene, files => path ?? sitePath(files, name));
    const checked: CheckedDocument = {
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
        return scene();
      },
      repair: repair => repairEngine(parts, repair),
      testNow: () => checks.testNow(),
    };
    this.document = document;
    this.checks = checks;
    this.listeners = Disposable.from(
      checks.onDidChange(() => problems.update(checked)),
      problems.add(checked),
      checks,
      document,
      applier.add(() => this.source),
    );
  }

  dispose(): void {
    this.listeners.dispose();
  }

  /** What can be applied; nothing while it is closed. */
  get source(): ApplySource | undefined {
    const { name, path, scene } = this.about;
    const document = this.document.shown;
    const where = path === undefined ? {} : { path };
    return document && { document, name, container: scene().proxy, ...where };
  }
}
