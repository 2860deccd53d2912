/** What the suite found, as it writes it to the file that TEST_RESULT_FILE names. */
export interface SuiteReport {
  readonly passed: readonly string[];
  /** Tests that this engine or machine has nothing for. */
  readonly skipped: readonly string[];
  readonly failed: readonly { readonly title: string; readonly error: string }[];
}
