/** What is thrown when settings are wrong: every fault at once, each a sentence that says what to do. */

export class SettingsError extends Error {
  readonly faults: readonly string[];

  /** Each fault names its variable and never holds a secret's value. */
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'SettingsError';
    this.faults = faults;
  }
}
