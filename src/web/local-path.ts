/** Where to go after an action, when a form or an address says it. */

/** The path when it stays within these pages, else null: one that begins with two slashes leads elsewhere. */
export function localPath(path: string): string | null {
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path) ? path : null;
}
