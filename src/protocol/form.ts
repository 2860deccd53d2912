// What the extension and a form page say to each other. The page knows no network and no container: the
// extension describes the form anew after every change, in the person's language, and the page shows it.

/** One line of a table in a form, by column. */
export type FormRow = Readonly<Record<string, string>>;

export type FormValue = string | boolean | readonly FormRow[];

/** What a person has entered, by field. Fields that are not shown at the moment keep theirs. */
export type FormValues = Readonly<Record<string, FormValue>>;

/** What is to be said about a field. Only an `error` keeps the form from being sent. */
export interface FormProblem {
  readonly severity: 'error' | 'warning' | 'info';
  readonly text: string;
  /** Which cell of a table it is about. */
  readonly row?: number;
  readonly column?: string;
  /** A button beside it; pressing it is an `action` of that id. */
  readonly fix?: FormButton;
}

export interface FormButton {
  readonly id: string;
  readonly label: string;
}

/** A value that is offered, with what it means. */
export interface FormSuggestion {
  readonly value: string;
  readonly detail?: string;
}

interface FormFieldBase {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly problems: readonly FormProblem[];
}

export interface FormText extends FormFieldBase {
  readonly kind: 'text';
  readonly placeholder?: string;
  readonly suggestions?: readonly FormSuggestion[];
  readonly isReadOnly?: boolean;
}

export interface FormCheck extends FormFieldBase {
  readonly kind: 'check';
}

export interface FormChoice extends FormFieldBase {
  readonly kind: 'choice';
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    readonly detail?: string;
  }[];
}

export interface FormColumn {
  readonly id: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly suggestions?: readonly FormSuggestion[];
}

/** Any number of rows that a person adds and removes. `cards` gives each cell a line and a label of its own. */
export interface FormRows extends FormFieldBase {
  readonly kind: 'rows';
  readonly layout: 'table' | 'cards';
  readonly columns: readonly FormColumn[];
  readonly addLabel: string;
  /** One for each row: its name for a screen reader and, on a card, what is said about it. */
  readonly rows: readonly { readonly label: string; readonly facts?: string }[];
}

/** A few sentences between the fields, with what can be done about them. */
export interface FormNote {
  readonly kind: 'note';
  readonly id: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly buttons?: readonly FormButton[];
  /** What can be unfolded below: lines for a terminal or a file, each with a button that copies them. */
  readonly details?: readonly FormDetail[];
}

export interface FormDetail {
  readonly label: string;
  readonly code: string;
  readonly copy: FormButton;
}

export type FormField = FormText | FormCheck | FormChoice | FormRows | FormNote;

export interface FormSection {
  readonly id: string;
  readonly title: string;
  readonly help?: string;
  /** Folded at first; it unfolds by itself when something in it has a problem. */
  readonly isFolded?: boolean;
  readonly fields: readonly FormField[];
}

/** A form as it is for the values that the page has. */
export interface FormModel {
  readonly title: string;
  readonly intro?: string;
  /** Ready-made values; pressing one is an `action` of its id. */
  readonly presets?: {
    readonly label: string;
    readonly choices: readonly (FormButton & { readonly detail: string })[];
  };
  readonly sections: readonly FormSection[];
  /** What will happen, step by step. */
  readonly preview?: { readonly title: string; readonly lines: readonly string[] };
  /** The command lines that do the same, one a line; empty as long as there is none. */
  readonly cli: string;
  readonly submit: string;
  /** It is being carried out: nothing can be changed. */
  readonly isBusy: boolean;
}

export interface ToForm {
  readonly type: 'show';
  readonly model: FormModel;
  /** To be put into the fields; absent where the page's own values stay. */
  readonly values?: FormValues;
}

export type FromForm =
  /** The page is there: it gets model and values in answer. */
  | { readonly type: 'ready' }
  | { readonly type: 'change'; readonly values: FormValues }
  /** A preset, a fix or a button of a note. */
  | { readonly type: 'action'; readonly id: string; readonly values: FormValues }
  | { readonly type: 'submit'; readonly values: FormValues }
  | { readonly type: 'copyCli' }
  | { readonly type: 'cancel' };
