/** Which real servers this machine lacks: stories that need one are skipped aloud, and the runner counts them. */
import { describe } from '@jest/globals';
import { whyNoDovecot } from './dovecot.ts';

/** `describe` for stories that need an IMAP server. */
export const describeWithDovecot = whyNoDovecot() === null ? describe : describe.skip;
