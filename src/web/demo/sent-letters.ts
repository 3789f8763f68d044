/** Letters sent from the demo's page, in the memory of this process: the latest, and what keeps one from going twice. */

export type SentLetter = {
  readonly messageId: string;
  readonly from: string;
  readonly subject: string;
  /** Ms. */
  readonly at: number;
};

export type SentLetters = {
  /**
   * Sends a letter and remembers it. Of one key, whoever comes second gets the letter of the first, even while that is
   * still on its way; when it could not be sent, its key is free again. Null is no key.
   */
  sendOnce(key: string | null, send: () => Promise<SentLetter>): Promise<SentLetter>;
  find(messageId: string): SentLetter | null;
  /** The newest first. */
  latest(count: number): readonly SentLetter[];
};

const MOST = 200;

/**
 * Verbs of the desk keep their keys in the database, in the transaction of what they do. A letter is sent before the
 * desk knows of it, and what the demo knows ends with its process anyway.
 */
export function sentLetters(): SentLetters {
  const sent: SentLetter[] = [];
  const sendings = new Map<string, Promise<SentLetter>>();
  return {
    sendOnce(key, send) {
      const first = key === null ? undefined : sendings.get(key);
      if (first !== undefined) return first;
      const sending = send().then((letter) => remember(sent, letter));
      if (key !== null) claim(sendings, key, sending);
      return sending;
    },
    find: (messageId) => sent.find((letter) => letter.messageId === messageId) ?? null,
    latest: (count) => sent.slice(0, count),
  };
}

function remember(sent: SentLetter[], letter: SentLetter): SentLetter {
  sent.unshift(letter);
  sent.length = Math.min(sent.length, MOST);
  return letter;
}

function claim(sendings: Map<string, Promise<SentLetter>>, key: string, sending: Promise<SentLetter>): void {
  sendings.set(key, sending);
  const [oldest] = sendings.keys();
  if (sendings.size > MOST && oldest !== undefined) sendings.delete(oldest);
  sending.catch(() => sendings.delete(key));
}
