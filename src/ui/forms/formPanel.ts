import { Disposable, EventEmitter, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { FormModel, FormValues, FromForm, ToForm } from '../../protocol/form';
import type { Boundary } from '../boundary';
import { copyText } from '../copyText';
import { formType } from '../ids';
import { webviewFolder, webviewHtml } from '../webviewHtml';
import type { FormDefinition } from './formDefinition';
import { readFormMessage } from './formMessages';
import { hasErrors, mergedValues, offersAction } from './formValues';

/** One open form. The values live here, as VS Code throws the page away while it is hidden. */
export class FormPanel implements Disposable {
  private readonly panel: WebviewPanel;
  private values: FormValues;
  private isReady = false;
  /** Somebody has typed something, if only to take it back: the page keeps what was typed over what it is told. */
  private isTouched = false;
  private isBusy = false;
  private isDisposed = false;
  private watcher: Disposable | undefined;
  private readonly disposed = new EventEmitter<void>();
  readonly onDidDispose = this.disposed.event;
  private readonly visibility = new EventEmitter<void>();
  readonly onDidChangeVisibility = this.visibility.event;

  constructor(
    extensionUri: Uri,
    private readonly boundary: Boundary,
    private definition: FormDefinition,
  ) {
    const { title, icon, initial } = definition;
    this.values = initial;
    this.panel = window.createWebviewPanel(formType, title, ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [webviewFolder(extensionUri)],
    });
    this.panel.iconPath = icon ?? {
      light: Uri.joinPath(extensionUri, 'media', 'topology-light.svg'),
      dark: Uri.joinPath(extensionUri, 'media', 'topology-dark.svg'),
    };
    this.panel.webview.onDidReceiveMessage(message => this.receive(message));
    this.panel.onDidChangeViewState(() => {
      // The page says that it is ready again when it is shown again.
      if (!this.panel.visible) this.isReady = false;
      this.visibility.fire();
    });
    this.panel.onDidDispose(() => this.end());
    this.watch();
    this.panel.webview.html = webviewHtml(this.panel.webview, extensionUri, 'form', title);
  }

  get isVisible(): boolean {
    return !this.isDisposed && this.panel.visible;
  }

  /**
   * Shows the form: as it is opened now where nobody has changed it yet, else with what was typed; the definition is
   * ended then, as nobody uses it. True when it is the one that is shown.
   */
  reopen(definition: FormDefinition): boolean {
    const isTaken = !this.isTouched;
    if (isTaken) {
      this.definition.dispose?.();
      this.definition = definition;
      this.values = definition.initial;
      this.panel.title = definition.title;
      this.watch();
      this.show(this.values);
    } else {
      definition.dispose?.();
    }
    this.panel.reveal();
    return isTaken;
  }

  dispose(): void {
    this.panel.dispose();
  }

  private watch(): void {
    this.watcher?.dispose();
    const { onDidChange, onDidSetValues } = this.definition;
    const watchers = [
      onDidChange?.(() => this.attempt(() => this.show())),
      onDidSetValues?.(values => {
        this.values = values;
        this.attempt(() => this.show(values));
      }),
    ];
    this.watcher = Disposable.from(...watchers.flatMap(watcher => watcher ?? []));
  }

  private end(): void {
    this.isDisposed = true;
    this.watcher?.dispose();
    this.definition.dispose?.();
    this.visibility.fire();
    this.disposed.fire();
    this.visibility.dispose();
    this.disposed.dispose();
  }

  private receive(value: unknown): void {
    const message = readFormMessage(value);
    if (message) this.attempt(() => this.handle(message));
  }

  private handle(message: FromForm): void | Promise<void> {
    switch (message.type) {
      case 'ready':
        this.isReady = true;
        this.show(this.values);
        return;
      case 'copyCli':
        return this.copyCli();
      case 'cancel':
        if (!this.isBusy) this.dispose();
        return;
      case 'change':
      case 'action':
      case 'submit':
        if (this.isBusy) return;
        this.isTouched = true;
        // What the page has not been told about stays as it is.
        this.values = { ...this.values, ...message.values };
        if (message.type === 'action') return this.act(message.id);
        if (message.type === 'submit') return this.submit();
        this.show();
    }
  }

  private async act(id: string): Promise<void> {
    const given = this.values;
    const made = offersAction(this.describe(), id)
      ? await this.tried(async () => this.definition.act?.(id, given))
      : undefined;
    if (made) this.values = mergedValues(given, made, this.values);
    this.show(made && this.values);
  }

  /** Whatever the page thinks of it, a form with errors is not sent. */
  private async submit(): Promise<void> {
    if (hasErrors(this.describe())) {
      this.show();
      return;
    }
    this.isBusy = true;
    this.show();
    const isDone = await this.tried(() => this.definition.submit(this.values));
    this.isBusy = false;
    if (isDone) this.dispose();
    else this.show();
  }

  /** The form can be used again at once, however long the message about what went wrong is left standing. */
  private async tried<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      void this.boundary.show(error);
      return undefined;
    }
  }

  private async copyCli(): Promise<void> {
    const { cli } = this.describe();
    if (cli !== '') await copyText(cli);
  }

  private describe(): FormModel {
    const model = this.definition.describe(this.values);
    return { ...model, isBusy: this.isBusy || model.isBusy };
  }

  private show(values?: FormValues): void {
    if (this.isDisposed || !this.isReady) return;
    const message: ToForm = {
      type: 'show',
      model: this.describe(),
      ...(values ? { values } : {}),
    };
    void this.panel.webview.postMessage(message);
  }

  private attempt(work: () => unknown): void {
    void this.boundary.attempt(work);
  }
}
