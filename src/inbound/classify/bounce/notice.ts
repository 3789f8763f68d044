/** Parts what a mail server says in a bounce from the mail that it returns below. */

/** What the server says comes first, and is short. */
const LONGEST_TEXT = 40_000;
const MOST_LINES = 400;
const LONGEST_LINE = 1000;

export type Notice = {
  readonly lines: readonly string[];
  /** The returned mail or its headers, as far as the text holds them; '' without. */
  readonly returned: string;
};

/** `--- Below this line is a copy of the message.` and what other servers write in its place, each at the beginning of a line. */
const MARKS =
  /^[-\s=|*>_~#"]{0,90}(?:(?:below|enclosed|included|attached|here|this) (?:this line |the next line )?(?:is|are) (?:your |a |the )*(?:copy|returned|headers?|original|message that you sent)|(?:a )?copy of (?:the|your) (?:original )?(?:message|mail)|(?:start of )?(?:the |your )?(?:original|returned|unsent|undelivered|bounced|rejected|old) (?:e-?)?(?:message|mail)\b(?! (?:was|has|is over|could|sender|recipient))|(?:the )?(?:message|mail) (?:headers?|text|contents?) (?:follows?|below|is following)|the headers? of (?:the|your) (?:original )?message|message d’origine|message d'origine|message original\b|urspr(?:ü|ue)ngliche (?:nachricht|mail)|original(?:nachricht|mail)|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|исходное сообщение|текст (?:письма|сообщения)|送信メール|元のメッセージ|原文)/iu;

/** Headers that only a mail has, at the very beginning of their line. */
const TRACE =
  /^(?:received: (?:from|by|\(|via)|return-path: ?<|dkim-signature: |x-received: by|arc-seal: |delivered-to: \S+@)/i;
const HEADERS =
  /^(from|to|subject|date|message-id|mime-version|content-type|reply-to|cc|x-mailer|received|user-agent):/i;

export function readNotice(text: string): Notice {
  const lines = text
    .slice(0, LONGEST_TEXT)
    .split('\n', MOST_LINES)
    .map((line) => line.slice(0, LONGEST_LINE));
  const end = lines.findIndex((line, at) => MARKS.test(line) || TRACE.test(line) || beginsHeaders(lines, at));
  if (end < 0) return { lines, returned: '' };
  return { lines: lines.slice(0, end), returned: lines.slice(end).join('\n') };
}

/** Some servers put nothing before the returned headers but an empty line. */
function beginsHeaders(lines: readonly string[], at: number): boolean {
  if (!HEADERS.test(lines[at] ?? '') || (lines[at - 1] ?? '').trim() !== '') return false;
  const names = lines.slice(at, at + 8).map((line) => HEADERS.exec(line)?.[1]?.toLowerCase() ?? '');
  const has = (...wanted: readonly string[]) => wanted.some((name) => names.includes(name));
  return has('from') && has('to', 'subject') && has('message-id', 'mime-version', 'content-type', 'received');
}
