/** What a person may decide of a held mail: let it through, let it open a ticket of its own, or leave it. */

export const JUDGEMENTS = ['accept', 'open-new', 'ignore'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];
