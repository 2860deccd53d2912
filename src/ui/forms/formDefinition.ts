import type { Event, Uri } from 'vscode';
import type { FormModel, FormValues } from '../../protocol/form';

/** What a form is about: all that one kind of form has of its own. */
export interface FormDefinition {
  /** There is one panel for each key: opening it again reveals it, with what was typed if anything was. */
  readonly key: string;
  /** Of the editor's tab. */
  readonly title: string;
  readonly icon?: { readonly light: Uri; readonly dark: Uri };
  readonly initial: FormValues;
  /** The form for these values now: asked for after every change of them and of what `onDidChange` watches. */
  describe(values: FormValues): FormModel;
  /** A preset, a fix or a note's button: the values to show next, or undefined to leave them. */
  act?(id: string, values: FormValues): Promise<FormValues | undefined> | FormValues | undefined;
  /** Carries it out; the panel closes when it gives true. While it runs the form is busy. */
  submit(values: FormValues): Promise<boolean>;
  /** Something else than the values that the form depends on. */
  readonly onDidChange?: Event<unknown>;
  /** Values that were entered elsewhere, to be shown in place of the page's own. */
  readonly onDidSetValues?: Event<FormValues>;
  /** The form was closed. */
  dispose?(): void;
}
