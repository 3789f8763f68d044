/** Which files go along with a mail: as many as its server takes; the others stay on the ticket's page, and the mail says so. */
import type { MailedFile } from '../../store/outbox-content-entries.ts';

export type Enclosures = { readonly enclosed: readonly MailedFile[]; readonly onPage: readonly MailedFile[] };

/** Of all the files of one mail, in bytes: what most servers of the world still take once it is encoded. */
const MOST = 15_000_000;

/** Base64 writes three bytes as four, and ends each line of 76 with two more. */
const ENCODED = (4 / 3) * (78 / 76);

/** What a mail needs beside its files, and what each file's part has on top. */
const BESIDE = 100_000;
const PART = 1_000;

/** `largestMail` is what the server says it takes, in bytes; null when it does not say. */
export function enclose(files: readonly MailedFile[], largestMail: number | null): Enclosures {
  let left = largestMail === null ? MOST * ENCODED : Math.min(MOST * ENCODED, largestMail - BESIDE);
  const enclosed: MailedFile[] = [];
  const onPage: MailedFile[] = [];
  for (const file of files) {
    const size = file.size * ENCODED + PART;
    if (size > left) onPage.push(file);
    else {
      left -= size;
      enclosed.push(file);
    }
  }
  return { enclosed, onPage };
}
