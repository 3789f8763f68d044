/** How far a mail's From can be believed: what our own server said of it. */

export type Trust = 'verified' | 'unverified' | 'failed';
