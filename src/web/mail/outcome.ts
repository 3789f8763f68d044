/** What became of a mail, as a mark with words. */
import type { Disposition } from '../../domain/disposition.ts';
import type { Say } from '../../ground/words.ts';
import { sayOr } from '../say-or.ts';

export type Outcome = {
  readonly colour: 'green' | 'blue' | 'grey' | 'orange' | 'red';
  readonly became: string;
  /** Null where that says it already. */
  readonly why: string | null;
};

const COLOURS: Readonly<Record<Disposition, Outcome['colour']>> = {
  opened: 'green',
  appended: 'blue',
  ignored: 'grey',
  pending: 'grey',
  held: 'orange',
  oversize: 'orange',
  failed: 'red',
};

type Settled = { readonly disposition: Disposition; readonly reason: string | null };

export function outcomeOf(say: Say, { disposition, reason }: Settled): Outcome {
  const became = say(`disposition.${disposition}`);
  const why = reason === null || reason === 'new' ? null : sayOr(say, `reason.${reason}`, reason);
  return { colour: COLOURS[disposition], became, why: why === became ? null : why };
}
