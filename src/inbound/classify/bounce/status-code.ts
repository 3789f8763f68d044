/** Enhanced status codes (RFC 3463): where they stand in what a server says, and which of several tells most. */

/** Class, subject (0 to 7) and detail; not the tail of a version or of an IP address. */
const CODE = /(?<![\w.])[245]\.[0-7]\.\d{1,3}(?!\d|\.\d)/g;
/** Not codes: `Exim 4.7.2`, `version 5.1.1`. */
const PROGRAM = /(?:exim|postfix|sendmail|qmail|exchange|version|server|ver\.?|v)[ /(]$/i;
const LONGEST = 4000;

/** In the order written, each once. */
export function statusCodesIn(said: string): string[] {
  const text = said.slice(0, LONGEST);
  const codes = [...text.matchAll(CODE)].filter(
    ({ index }) => !PROGRAM.test(text.slice(Math.max(0, index - 12), index)),
  );
  return [...new Set(codes.map(([code]) => code))];
}

/**
 * The code that a server states of a recipient, unless it says little and the diagnosis says more. RFC 3463 of x.4.7:
 * « If possible, the code for the actual problem found when delivery was attempted should be returned. »
 * @param stated null when only the diagnosis can say it
 */
export function tellingStatus(stated: string | null, diagnosis: string): string | null {
  const inDiagnosis = statusCodesIn(diagnosis);
  const told = stated ?? inDiagnosis[0] ?? null;
  if (told === null || told.startsWith('2')) return told;
  return inDiagnosis
    .filter((code) => mayStandFor(code, told))
    .reduce((best, code) => (precision(code) > precision(best) ? code : best), told);
}

/** 0 for « failed », 1 for « failed in this field », 2 for « time is up », 3 for a reason. */
function precision(code: string): number {
  if (code.endsWith('.0.0')) return 0;
  if (code.endsWith('.0')) return 1;
  return code.endsWith('.4.7') ? 2 : 3;
}

/** A temporary failure that lasted too long is still the reason; otherwise the class has to be the same, and the subject if one is given. */
function mayStandFor(code: string, told: string): boolean {
  if (told.endsWith('.4.7')) return !code.startsWith('2');
  const known = told.endsWith('.0.0') ? 2 : 4;
  return code.slice(0, known) === told.slice(0, known);
}
