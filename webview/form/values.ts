import type { FormValue, FormValues } from '../../src/protocol/form';

/** What is in the fields, of those too that are not shown at the moment. */
export class Values {
  private values: FormValues = {};
  /** Changed by a person since the extension was last asked for values. */
  private readonly changed = new Set<string>();

  get all(): FormValues {
    return this.values;
  }

  change(id: string, value: FormValue): void {
    this.values = { ...this.values, [id]: value };
    this.changed.add(id);
  }

  /** From now on, what a person types is newer than the values that the extension is asked for. */
  ask(): void {
    this.changed.clear();
  }

  take(values: FormValues): void {
    const older = Object.entries(values).filter(([id]) => !this.changed.has(id));
    this.values = { ...this.values, ...Object.fromEntries(older) };
  }
}
