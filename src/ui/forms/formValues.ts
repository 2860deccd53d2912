import type { FormButton, FormModel, FormNote, FormValue, FormValues } from '../../protocol/form';

/**
 * What an action made of the values that it was given, for values that have changed since: a field that
 * a person has changed meanwhile keeps what was typed.
 */
export function mergedValues(given: FormValues, made: FormValues, now: FormValues): FormValues {
  const isUntouched = ([id]: [string, FormValue]) => isSame(given[id], now[id]);
  return { ...now, ...Object.fromEntries(Object.entries(made).filter(isUntouched)) };
}

/** Whether anything keeps the form from being sent. */
export function hasErrors({ sections }: FormModel): boolean {
  return sections.some(({ fields }) =>
    fields.some(
      field => field.kind !== 'note' && field.problems.some(({ severity }) => severity === 'error'),
    ),
  );
}

/** Whether the form has a preset or a button of that id: others cannot be pressed. */
export function offersAction({ presets, sections }: FormModel, id: string): boolean {
  const inFields = sections.flatMap(({ fields }) =>
    fields.flatMap(field =>
      field.kind === 'note' ? noteButtons(field) : field.problems.flatMap(p => p.fix ?? []),
    ),
  );
  return [...(presets?.choices ?? []), ...inFields].some(button => button.id === id);
}

function noteButtons({ buttons = [], details = [] }: FormNote): readonly FormButton[] {
  return [...buttons, ...details.map(({ copy }) => copy)];
}

function isSame(a: FormValue | undefined, b: FormValue | undefined): boolean {
  // Rows are as the same page made them, so their columns stand in the same order.
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
