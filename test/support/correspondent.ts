/** Somebody with a mail program: writes, answers, answers all, forwards, is away. */
import { randomUUID } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import { addressKey } from '../../src/domain/email-address.ts';
import type { ParsedEmail } from '../../src/inbound/parsed-email.ts';

export type Words = {
  /** Themselves, unless they pretend to be somebody else. */
  readonly from?: string;
  readonly to: string;
  readonly cc?: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly files?: readonly { readonly filename: string; readonly content: string }[];
};

export type Correspondent = {
  readonly name: string;
  readonly address: string;
  /** What arrived, oldest first. */
  readonly inbox: readonly ParsedEmail[];
  /** The newest mail whose subject or text has these words. */
  last(words?: string): ParsedEmail;
  receive(mail: ParsedEmail): void;
  /** Gives the Message-ID. */
  write(words: Words): Promise<string>;
  /** To whom the mail asks, under its subject, above what it said. */
  reply(mail: ParsedEmail, text: string, change?: Partial<Words>): Promise<string>;
  /** And to everybody else in To and Cc. */
  replyAll(mail: ParsedEmail, text: string, change?: Partial<Words>): Promise<string>;
  forward(mail: ParsedEmail, to: string, text: string): Promise<string>;
  /** From now on a program says to everybody that they are away. */
  goesAway(): void;
  /** When what their program does by itself is done. */
  isDone(): Promise<void>;
};

export function correspondent(
  name: string,
  address: string,
  post: (mail: SendMailOptions) => Promise<void>,
): Correspondent {
  const inbox: ParsedEmail[] = [];
  let isAway = false;
  let replying: Promise<void> = Promise.resolve();
  const send = async (mail: SendMailOptions): Promise<string> => {
    const id = `${randomUUID()}@mail.example`;
    await post({ from: { name, address }, messageId: `<${id}>`, ...mail });
    return id;
  };
  const answer = (mail: ParsedEmail, text: string, change: Partial<Words>): Promise<string> => {
    const [from] = mail.from;
    const [to = from] = mail.replyTo;
    const references = [...mail.references, ...(mail.messageId ? [mail.messageId] : [])];
    return send({
      ...{ to: to?.address, subject: `Re: ${mail.subject.replace(/^re: /i, '')}`, text: `${text}\n\n${quoted(mail)}` },
      ...{ inReplyTo: `<${mail.messageId}>`, references: references.map((id) => `<${id}>`) },
      ...plain(change),
    });
  };
  return {
    ...{ name, address, inbox },
    last(words = '') {
      const found = inbox.findLast(({ subject, text }) => `${subject}\n${text}`.includes(words));
      if (!found)
        throw new Error(`${name} has no mail with « ${words} »; subjects: ${inbox.map((one) => one.subject)}`);
      return found;
    },
    receive(mail) {
      inbox.push(mail);
      if (isAway && isForPeople(mail)) replying = replying.then(() => sayAway(mail, send));
    },
    write: (words) => send(plain(words)),
    reply: (mail, text, change = {}) => answer(mail, text, change),
    replyAll(mail, text, change = {}) {
      const others = [...mail.to, ...mail.cc].filter((one) => addressKey(one.address) !== addressKey(address));
      return answer(mail, text, { cc: others.map((one) => one.address), ...change });
    },
    forward(mail, to, text) {
      const head = `From: ${mail.from[0]?.name} <${mail.from[0]?.address}>\nSubject: ${mail.subject}`;
      const body = `${text}\n\n-------- Forwarded Message --------\n${head}\n\n${mail.text}`;
      return send({ to, subject: `Fwd: ${mail.subject}`, text: body });
    },
    goesAway() {
      isAway = true;
    },
    isDone: () => replying,
  };
}

function plain({ from, to, cc, subject, text, files }: Partial<Words>): SendMailOptions {
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(cc === undefined ? {} : { cc: [...cc] }),
    ...(subject === undefined ? {} : { subject }),
    ...(text === undefined ? {} : { text }),
    ...(files === undefined ? {} : { attachments: [...files] }),
  };
}

function quoted({ from: [from], text }: ParsedEmail): string {
  const lines = text.trimEnd().split('\n');
  return `Le 22 nov. 2026 à 09:00, ${from?.name} <${from?.address}> a écrit :\n${lines.map((line) => `> ${line}`).join('\n')}`;
}

/** RFC 3834, 2: no machine, no list, nobody without a return path is told. */
function isForPeople({ headers, returnPath }: ParsedEmail): boolean {
  const isAutomatic = headers.some(({ name, value }) => name === 'auto-submitted' && value.trim() !== 'no');
  return !isAutomatic && returnPath !== '' && returnPath !== null;
}

/** RFC 3834, 4: to the return path, from nobody. */
async function sayAway(mail: ParsedEmail, send: (mail: SendMailOptions) => Promise<string>): Promise<void> {
  await send({
    envelope: { from: false, to: mail.returnPath ?? '' },
    ...{ to: mail.returnPath ?? '', subject: `Absence : ${mail.subject}`, text: 'Je suis absent jusqu’au 4 janvier.' },
    ...{ inReplyTo: `<${mail.messageId}>`, headers: { 'Auto-Submitted': 'auto-replied' } },
  });
}
