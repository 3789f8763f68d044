/** `#cc +ada@univ.example -eve@univ.example` invites people to the ticket, and ends others' part in it. */
import { isAddress } from '../address-shape.ts';
import { addressKey } from '../email-address.ts';
import { type MailCommand, refusal } from './mail-command.ts';

export type CopyChange = {
  /** Addresses as written, each once. */
  readonly add: readonly string[];
  readonly remove: readonly string[];
};

/** More than a ticket takes. */
const MOST_ADDRESSES = 25;

export const cc: MailCommand<CopyChange> = {
  aliases: ['copie'],
  isForAll: true,
  settles: null,
  takes: 'argument',
  read: (argument) => {
    // HTML mail shows an address behind the words that link to it: `Ada <ada@univ.example>`.
    const words = argument.split(/[\s,;]+/).filter((word) => word !== '');
    const signed = joined(words).map(({ sign, word }) => ({ sign, address: word.replace(/^<?(?:mailto:)?|>$/gi, '') }));
    const wrong = signed.find(({ address }) => !isAddress(address));
    if (signed.length === 0) return refusal('no-argument');
    if (wrong) return refusal('not-an-address', { name: wrong.address });
    if (signed.length > MOST_ADDRESSES) return refusal('too-many-contacts', { most: MOST_ADDRESSES });
    const last = new Map(signed.map((one) => [addressKey(one.address), one]));
    const of = (minus: boolean) =>
      [...last.values()].filter(({ sign }) => (sign === '-') === minus).map(({ address }) => address);
    return { argument: { add: of(false), remove: of(true) } };
  },
};

/** A sign may stand apart from its address: `+ ada@univ.example`. */
function joined(words: readonly string[]): { sign: string; word: string }[] {
  const found: { sign: string; word: string }[] = [];
  let sign = '+';
  for (const word of words) {
    if (word === '+' || word === '-') {
      sign = word;
      continue;
    }
    const [first = ''] = word;
    found.push('+-'.includes(first) ? { sign: first, word: word.slice(1) } : { sign, word });
    sign = '+';
  }
  return found;
}
