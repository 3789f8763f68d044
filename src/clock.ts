/** The clock that is passed down to whoever needs the time, so that tests can hold it still. */

/** Now, in milliseconds since the epoch (UTC). */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
