/** Progress of long work: a bar on stderr, only where a person can see it. */
import { Presets, SingleBar } from 'cli-progress';

export type Progress = {
  /** How much there is, once that is known. */
  expect(total: number): void;
  advance(count?: number): void;
  /** Takes the bar away; safe to repeat. */
  stop(): void;
};

const SILENT: Progress = { expect: () => {}, advance: () => {}, stop: () => {} };

/** `what` is counted, such as "mails". Output that goes to a file or a pipe gets no bar. */
export function startProgress(what: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return SILENT;
  const format = `{bar} {value}/{total} ${what}, {duration_formatted}, {eta_formatted} left`;
  const bar = new SingleBar({ stream, format, clearOnComplete: true, hideCursor: true }, Presets.shades_classic);
  bar.start(0, 0);
  return {
    expect: (total) => bar.setTotal(total),
    advance: (count = 1) => bar.increment(count),
    stop: () => bar.stop(),
  };
}
