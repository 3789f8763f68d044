/** Makes mails whose truth is known: what tickets, entries, contacts and files they hold. Seeded, so that a run can be told again. */
import { createHash } from 'node:crypto';

export type GeneratedMail = {
  readonly raw: Buffer;
  readonly messageId: string;
  /** Which conversation it belongs to, by the position of its first mail. */
  readonly conversation: number;
};

export type ExpectedEntry = { author: string; marker: string; attachments: string[] };
export type ExpectedTicket = {
  title: string;
  requester: string;
  contacts: string[];
  service: string | null;
  log: ExpectedEntry[];
};

export type Mix = {
  readonly text: number;
  readonly html: number;
  readonly file: number;
  readonly largeFile: number;
  readonly replies: number;
};

/** 60 % 4 KB text, 25 % 20 KB HTML, 10 % 200 KB attachment, 5 % 2 MB attachment; 20 % are replies. */
export const ORDINARY_MIX: Mix = { text: 0.6, html: 0.25, file: 0.1, largeFile: 0.05, replies: 0.2 };
/** The same shape with small files, for tests. */
export const LIGHT_SIZES = { file: 6 * 1024, largeFile: 60 * 1024 };
export const ORDINARY_SIZES = { file: 200 * 1024, largeFile: 2 * 1024 * 1024 };

/** A small seeded generator (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS =
  'bonjour le réseau de la salle informatique ne répond plus depuis ce matin pourriez vous regarder merci imprimante compte mot passe messagerie serveur écran clavier badge porte chauffage étage bâtiment étudiant enseignant cours examen'.split(
    ' ',
  );

export type Generated = { readonly mails: GeneratedMail[]; readonly tickets: ExpectedTicket[] };

/** `tags` are subject tags with the slug of the service that each chooses. */
export function generateMails(
  count: number,
  options: {
    seed: number;
    to: string;
    mix?: Mix;
    sizes?: { file: number; largeFile: number };
    tags?: Record<string, string>;
  },
): Generated {
  const { mix = ORDINARY_MIX, sizes = ORDINARY_SIZES, tags = {} } = options;
  const random = seeded(options.seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const sentence = (length: number) => Array.from({ length }, () => pick(WORDS)).join(' ');
  const prose = (bytes: number) => {
    const lines: string[] = [];
    for (let size = 0; size < bytes; ) {
      const line = `${sentence(10)}.`;
      lines.push(line);
      size += Buffer.byteLength(line) + 1;
    }
    return lines.join('\r\n');
  };
  const mails: GeneratedMail[] = [];
  const tickets: (ExpectedTicket & { people: string[]; lastId: string; subject: string })[] = [];

  for (let n = 0; n < count; n += 1) {
    const marker = `marque-${options.seed}-${n}`;
    const messageId = `${marker}@clients.example`;
    const isReply = tickets.length > 0 && random() < mix.replies;
    const conversation = isReply ? Math.floor(random() * tickets.length) : tickets.length;
    let ticket = tickets[conversation];
    const author = ticket ? pick(ticket.people) : `personne${n % 97}@univ.example`;
    let subject: string;
    let headers = '';
    if (ticket) {
      subject = `Re: ${ticket.subject}`;
      headers = `In-Reply-To: <${ticket.lastId}>\r\nReferences: <${ticket.lastId}>\r\n`;
    } else {
      const title = `Demande ${n} ${sentence(3)}`;
      const tag = random() < 0.3 ? pick(Object.keys(tags)) : undefined;
      subject = tag ? `[${tag}] ${title}` : title;
      const contacts = [
        ...new Set(
          Array.from({ length: Math.floor(random() * 3) }, () => `contact${Math.floor(random() * 50)}@univ.example`),
        ),
      ];
      ticket = {
        title,
        requester: author,
        contacts: [...contacts].sort(),
        service: tag ? (tags[tag] ?? null) : null,
        log: [],
        people: [author, ...contacts],
        lastId: messageId,
        subject,
      };
      tickets.push(ticket);
    }
    const others = ticket.people.filter((person) => person !== author);
    const kind = random();
    const files: { name: string; bytes: Buffer }[] = [];
    if (kind >= mix.text + mix.html) {
      const size = kind >= 1 - mix.largeFile ? sizes.largeFile : sizes.file;
      const bytes = Buffer.alloc(size);
      for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE((random() * 4294967296) >>> 0, at);
      files.push({ name: `rapport-${n}.pdf`, bytes });
    }
    const isHtml = kind >= mix.text && kind < mix.text + mix.html;
    const body = `${marker}\r\n\r\n${prose(isHtml ? 2000 : 3600)}\r\n`;
    mails.push({ raw: compose(), messageId, conversation });
    ticket.log.push({ author, marker, attachments: files.map((file) => sha256(file.bytes)).sort() });
    ticket.lastId = messageId;

    function compose(): Buffer {
      const head =
        `Return-Path: <${author}>\r\nReceived: from clients.example by mx.univ.example; Sun, 22 Nov 2026 08:00:00 +0100\r\n` +
        `Message-ID: <${messageId}>\r\nDate: Sun, 22 Nov 2026 08:${String(n % 60).padStart(2, '0')}:00 +0100\r\n` +
        `From: ${author}\r\nTo: ${options.to}\r\n${others.length > 0 ? `Cc: ${others.join(', ')}\r\n` : ''}` +
        `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=\r\n${headers}MIME-Version: 1.0\r\n`;
      const text = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${body}`;
      if (isHtml) return Buffer.from(`${head}${alternative(text, marker, prose)}`);
      if (files.length === 0) return Buffer.from(head + text);
      return Buffer.from(
        `${head}Content-Type: multipart/mixed; boundary="b-${n}"\r\n\r\n--b-${n}\r\n${text}\r\n${files
          .map(
            (file) =>
              `--b-${n}\r\nContent-Type: application/pdf; name="${file.name}"\r\nContent-Disposition: attachment; filename="${file.name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64Lines(file.bytes)}\r\n`,
          )
          .join('')}--b-${n}--\r\n`,
      );
    }
  }
  return { mails, tickets: tickets.map(({ people: _, lastId: __, subject: ___, ...ticket }) => ticket) };
}

function alternative(text: string, marker: string, prose: (bytes: number) => string): string {
  const paragraphs = prose(15_000)
    .split('\r\n')
    .map(
      (line, at) =>
        `<p style="margin:0;color:#22${(at % 10).toString()}"><span class="x">${line}</span> <b>n° ${at}</b></p>`,
    )
    .join('\r\n');
  return (
    `Content-Type: multipart/alternative; boundary="alt"\r\n\r\n--alt\r\n${text}\r\n--alt\r\nContent-Type: text/html; charset=utf-8\r\n` +
    `Content-Transfer-Encoding: 8bit\r\n\r\n<html><body><div>${marker}</div>${paragraphs}<table><tr><td>a</td><td>b</td></tr></table></body></html>\r\n--alt--\r\n`
  );
}

const base64Lines = (bytes: Buffer) => bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
