import { Disposable, type Uri } from 'vscode';
import type { FormModel, FormValues, FromForm, ToForm } from '../../protocol/form';
import type { Boundary } from '../boundary';
import { copyText } from '../copyText';
import { formType } from '../ids';
import { PagePanel } from '../pagePanel';
import type { FormDefinition } from './formDefinition';
import { readFormMessage } from './formMessages';
import { hasErrors, mergedValues, offersAction } from './formValues';

/** One open form. The values live here, as VS Code throws the page away while it is hidden. */
export class FormPanel implements Disposable {
  private readonly page: PagePanel<ToForm>;
  private values: FormValues;
  /** Somebody has typed something, if only to take it back: the page keeps what was typed over what it is told. */
  private isTouched = false;
  private isBusy = false;
  private watcher: Disposable | undefined;
  readonly onDidDispose;
  readonly onDidChangeVisibility;

  constructor(
    extensionUri: Uri,
    private readonly boundary: Boundary,
    private definition: FormDefinition,
  ) {
    const { title, icon, initial } = definition;
    this.values = initial;
    this.page = new PagePanel({
      ...{ extensionUri, type: formType, name: 'form', title },
      ...(icon ? { icon } : {}),
      receive: value => {
        const message = readFormMessage(value);
        if (message) this.attempt(() => this.handle(message));
      },
    });
    this.onDidDispose = this.page.onDidDispose;
    this.onDidChangeVisibility = this.page.onDidChangeVisibility;
    this.onDidDispose(() => {
      this.watcher?.dispose();
      this.definition.dispose?.();
    });
    this.watch();
  }

  get isVisible(): boolean {
    return this.page.isVisible;
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
      this.page.retitle(definition.title);
      this.watch();
      this.show(this.values);
    } else {
      definition.dispose?.();
    }
    this.page.reveal();
    return isTaken;
  }

  dispose(): void {
    this.page.dispose();
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

  private handle(message: FromForm): void | Promise<void> {
    switch (message.type) {
      case 'ready':
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
    this.page.send({ type: 'show', model: this.describe(), ...(values ? { values } : {}) });
  }

  private attempt(work: () => unknown): void {
    void this.boundary.attempt(work);
  }
}
