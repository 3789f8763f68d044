/** What a page costs on the line: its requests, and their bytes as they travel, compressed and with their headers. */
import type { CDPSession, Page } from 'playwright-core';

/** One way of coming to a page. */
export type Load = {
  readonly requests: number;
  readonly bytes: number;
  /** Each request: `12345 http://127.0.0.1/assets/page.css`, the heaviest first. */
  readonly parts: readonly string[];
};

/** First with an empty cache, then again with what is in it by then. */
export type Weight = { readonly cold: Load; readonly warm: Load };

/** The most that a page of ours may cost. */
const MOST = { requests: 8, coldBytes: 200_000, warmBytes: 15_000 };

type Part = { readonly url: string; readonly bytes: number };

/** Goes to an address twice and weighs it; the cookies of the page stay as they are. */
export async function weightOf(page: Page, url: string): Promise<Weight> {
  const cold = await weigh(page, url, 'cold');
  // Going to where one is already would ask anew for what is in the cache.
  await page.goto('about:blank');
  return { cold, warm: await weigh(page, url, 'warm') };
}

/** In which way a page costs too much, a line each. */
export function excessOf({ cold, warm }: Weight): string[] {
  const excess = (what: string, { parts }: Load, value: number, most: number) =>
    value > most ? [`${what}: ${value}, at most ${most} (${parts.join('; ')})`] : [];
  return [
    ...excess('requests', cold, cold.requests, MOST.requests),
    ...excess('bytes, cold', cold, cold.bytes, MOST.coldBytes),
    ...excess('bytes, warm', warm, warm.bytes, MOST.warmBytes),
  ];
}

async function weigh(page: Page, url: string, cache: 'cold' | 'warm'): Promise<Load> {
  const devtools = await page.context().newCDPSession(page);
  const parts = follow(devtools);
  await devtools.send('Network.enable');
  if (cache === 'cold') await devtools.send('Network.clearBrowserCache');
  await page.goto(url, { waitUntil: 'networkidle' });
  await devtools.detach();
  // What came out of the cache cost nothing.
  const paid = parts.filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes);
  return {
    requests: paid.length,
    bytes: paid.reduce((sum, { bytes }) => sum + bytes, 0),
    parts: paid.map((part) => `${part.bytes} ${part.url}`),
  };
}

/** The requests from now on, each with its bytes when it has ended. */
function follow(devtools: CDPSession): Part[] {
  const parts: Part[] = [];
  const urls = new Map<string, string>();
  const settle = (id: string, bytes: number) => parts.push({ url: urls.get(id) ?? id, bytes: Math.max(bytes, 0) });
  devtools.on('Network.requestWillBeSent', ({ requestId, request, redirectResponse }) => {
    // Each step of a redirect is a request, under one id.
    if (redirectResponse) settle(requestId, redirectResponse.encodedDataLength);
    urls.set(requestId, request.url);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => settle(requestId, encodedDataLength));
  return parts;
}
