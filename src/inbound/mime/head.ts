/** The headers of a mail, cut from how it begins. */

/** Bytes in which the headers end, or they are cut. */
export const HEAD = 64 * 1024;

/** As a mail of its own, without a body; `most` in bytes. */
export function headersIn(start: Buffer, most = HEAD): Buffer {
  const head = start.subarray(0, most);
  const ends = ['\n\n', '\n\r\n'].map((blank) => head.indexOf(blank)).filter((at) => at >= 0);
  return Buffer.concat([head.subarray(0, Math.min(...ends, head.length)), Buffer.from('\r\n\r\n')]);
}
