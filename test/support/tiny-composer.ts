/** Composes mails that say next to nothing, for stories about how mail leaves. */
import type { Composed, Composer } from '../../src/outbound/compose.ts';

export const DESK_ADDRESS = 'assistance@univ.example';

/** A recipient named in `unwanted` may not have it any more; for one in `broken` composing fails, for all at once. */
export function tinyComposer({
  unwanted = [],
  broken = [],
}: {
  readonly unwanted?: readonly string[];
  readonly broken?: readonly string[];
} = {}): Composer {
  return {
    async compose(emails) {
      if (emails.some(({ recipient }) => broken.includes(recipient))) throw new Error('no such column: wishes');
      return new Map(
        emails.map(({ id, recipient, messageId }): [number, Composed] => {
          if (unwanted.includes(recipient)) return [id, { kind: 'unwanted', why: 'They left the ticket.' }];
          const from = { name: 'Assistance', address: DESK_ADDRESS };
          const to = [{ name: '', address: recipient }];
          return [id, { kind: 'mail', mail: { from, to, subject: 'Answer', text: 'Mended.\n', messageId } }];
        }),
      );
    },
  };
}
