/** Sends the sample mails, so that one can watch them become tickets: the first at once, the others one by one. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Post } from './post.ts';
import type { SampleMail } from './sample-mail.ts';

/** Enough for pages that have something on them when they are first seen. */
const AT_ONCE = 3;

export type Sending = {
  readonly post: Post;
  /** Between two mails, ms. */
  readonly pace: number;
  /** Aborts when the rest is not to be sent. */
  readonly stopping: AbortSignal;
};

/** Throws what the server answers. */
export async function sendSamples(samples: readonly SampleMail[], { post, pace, stopping }: Sending): Promise<void> {
  const now = new Date();
  for (const [index, { compose, outside }] of samples.entries()) {
    if (index >= AT_ONCE) await pause(pace, undefined, { signal: stopping }).catch(() => {});
    if (stopping.aborted) return;
    await post(compose(now), outside);
  }
}
