/** Ids of a system user, and whether this process may become one. */
import { execFileSync } from 'node:child_process';

export type SystemUser = { readonly name: string; readonly group: string; readonly uid: number; readonly gid: number };

export const isRoot = process.getuid?.() === 0;

/** The user of that name; null when the system has none. */
export function systemUser(name: string): SystemUser | null {
  try {
    return { name, group: ask('-gn', name), uid: Number(ask('-u', name)), gid: Number(ask('-g', name)) };
  } catch {
    return null;
  }
}

/** Who runs this. */
export function currentUser(): SystemUser {
  return systemUser(ask('-un')) as SystemUser;
}

function ask(...question: string[]): string {
  return execFileSync('id', question, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
