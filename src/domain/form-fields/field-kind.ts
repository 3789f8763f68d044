/** What every kind of form field can do. */

/** The answer as it is kept, or why it is refused: `form.fault.<code>` in the locale files. */
export type ReadAnswer<A> = { readonly answer: A } | { readonly refused: string };

export type FieldKind<A extends string | readonly string[]> = {
  /** Whether its fields offer choices. */
  readonly hasChoices: boolean;
  /** Reads what was given: trimmed, not empty, one text or several. */
  read(given: readonly string[], choices: readonly { readonly slug: string }[]): ReadAnswer<A>;
};
