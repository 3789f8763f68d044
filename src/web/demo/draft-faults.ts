/** What keeps a letter from being sent, said by the field where it can be mended. */
import { isAddress } from '../../domain/address-shape.ts';
import type { WordValues } from '../../ground/words.ts';
import type { SentFile } from '../multipart.ts';
import type { Demo, DemoLetter } from './demo.ts';
import { type Draft, STRANGER } from './draft.ts';

export type DraftFault = {
  /** Null where no field alone is to blame. */
  readonly field: keyof Draft | 'files' | null;
  /** Its words are `demo-page.fault.<code>`. */
  readonly code: 'stranger' | 'to' | 'nowhere' | 'cc' | 'cc-many' | 'empty' | 'files' | 'refused';
  readonly values: WordValues;
};

/** Bytes of all files together: written as a mail they grow by a third, and the server takes 25 MB. */
export const MOST_FILE_BYTES = 18_000_000;
/** As many as a form may bring along. */
export const MOST_FILES = 20;
const MOST_COPIES = 20;

/** In the order of the form; none when it can be sent. */
export function faultsOf(
  demo: Demo,
  from: Draft['from'],
  letter: Omit<DemoLetter, 'files'>,
  files: readonly SentFile[],
): DraftFault[] {
  const { to, cc, subject, text } = letter;
  const ill = cc.filter((address) => !isAddress(address));
  const leadsToUs = [to, ...cc].some(demo.isHelpDesk);
  const bytes = files.reduce((sum, { staged }) => sum + staged.size, 0);
  return [
    ...fault(from === STRANGER && !isAddress(letter.from), 'stranger', 'stranger'),
    ...fault(!isAddress(to), 'to', 'to'),
    ...fault(isAddress(to) && !leadsToUs, 'to', 'nowhere', { address: to }),
    ...fault(ill.length > 0, 'cc', 'cc', { addresses: ill.slice(0, 3) }),
    ...fault(ill.length === 0 && cc.length > MOST_COPIES, 'cc', 'cc-many', { most: MOST_COPIES }),
    ...fault(subject === '' && text === '' && files.length === 0, 'text', 'empty'),
    ...fault(bytes > MOST_FILE_BYTES, 'files', 'files'),
  ];
}

function fault(
  isSo: boolean,
  field: DraftFault['field'],
  code: DraftFault['code'],
  values: WordValues = {},
): DraftFault[] {
  return isSo ? [{ field, code, values }] : [];
}
