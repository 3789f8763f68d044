/** Takes the short form apart: `font: italic bold 12px/1.5 Arial, sans-serif`. */

const WEIGHTS = new Set('bold bolder lighter 100 200 300 400 500 600 700 800 900'.split(' '));

/** `font-size: 12px` and so on, to be judged one by one; none when it can't be read. */
export function longFont(value: string): string[] {
  const words = value.split(/\s+/);
  const at = words.findIndex((word) => /^[\d.]/.test(word) && !WEIGHTS.has(word));
  if (at < 0 || at > 4 || at === words.length - 1) return [];
  const [size = '', line] = String(words[at]).split('/', 2);
  const before = words.slice(0, at);
  const weight = before.find((word) => WEIGHTS.has(word));
  return [
    ...(before.includes('italic') || before.includes('oblique') ? ['font-style:italic'] : []),
    ...(weight ? [`font-weight:${weight}`] : []),
    `font-size:${size}`,
    ...(line ? [`line-height:${line}`] : []),
    `font-family:${words.slice(at + 1).join(' ')}`,
  ];
}
