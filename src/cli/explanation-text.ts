/** An explanation for people: a short block per mail, what became of it and why. */
import type { Say } from '../ground/words.ts';
import type { Explanation } from './explanation.ts';
import { harmless } from './output.ts';

const MARKS = { ok: '✓', warn: '!', stop: '✗' } as const;

/** Everything in it may come from a stranger, and a terminal obeys what it is sent. */
export function explanationText(explanation: Explanation, say: Say): string {
  const { from, decision, findings } = explanation;
  const sender = from ? `${from.name ? `${from.name} ` : ''}<${from.address}>` : '—';
  const outcome = say(`disposition.${decision.disposition}`);
  const reason = say(`reason.${decision.reason}`);
  const where = [decision.ticket, decision.service].filter((one) => one !== null).join(' · ');
  return [
    explanation.path,
    `  ${sender}: ${explanation.subject}`,
    `  → ${outcome} · ${reason}${where ? ` (${where})` : ''}`,
    ...findings.map((finding) => `    ${MARKS[finding.verdict]} ${finding.words}`),
  ]
    .map((line) => line.slice(0, line.length - line.trimStart().length) + harmless(line))
    .join('\n');
}
