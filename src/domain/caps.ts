/** How much is too much: beyond these, mail waits for a person instead of filling the desk, or making it write. */

/** What one sender may do in an hour, unless somebody has said otherwise of them. */
export const TICKETS_AN_HOUR = 20;
export const ACKNOWLEDGEMENTS_AN_HOUR = 10;

/** What one ticket takes by mail. */
export const MAILS_AN_HOUR = 30;
export const REOPENINGS_A_DAY = 5;

/** Why a mail is held that was one too many. */
export const CAP_REASONS = ['too-many-tickets', 'too-many-mails', 'too-many-reopenings'] as const;
