/** What became of a mail of ours, as a mark with words. */
import type { Say } from '../../ground/words.ts';
import type { OutboxState } from '../../store/outbox.ts';
import type { OutboxRow } from '../../store/outbox-list.ts';
import { sayOr } from '../say-or.ts';

const COLOURS: Readonly<Record<OutboxState, 'grey' | 'green' | 'red'>> = {
  queued: 'grey',
  sending: 'grey',
  sent: 'green',
  failed: 'red',
  bounced: 'red',
  cancelled: 'grey',
};

export function outboxOutcome(say: Say, { state, answer }: Pick<OutboxRow, 'state' | 'answer'>) {
  return { colour: COLOURS[state], became: say(`outbox.state.${state}`), why: whyOf(say, state, answer) };
}

/** In the server's words, but for a bounce, which says it in codes; null where nothing is worth saying. */
function whyOf(say: Say, state: OutboxState, answer: string | null): string | null {
  // What the server said to a mail that it took interests nobody.
  if (!answer || state === 'sent') return null;
  return state === 'bounced' ? bounceWords(say, answer) : answer;
}

/** `5.1.1 userunknown`, either of which may be missing. */
function bounceWords(say: Say, answer: string): string {
  const [, status = '', reason = ''] = /^([245]\.\d+\.\d+)? ?(\w+)?$/.exec(answer) ?? [];
  if (reason === '') return status === '' ? answer : status;
  const words = sayOr(say, `delivery.reason.${reason}`, reason);
  return status === '' ? words : `${words} (${status})`;
}
