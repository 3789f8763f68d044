/** A password from standard input: the first line of a pipe, or typed on a terminal without being shown. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

export async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) return askOnTerminal();
  process.stdin.setEncoding('utf8');
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  return text.split(/\r?\n/, 1)[0] ?? '';
}

/** readline shows what is typed by writing it: to nowhere, here. */
async function askOnTerminal(): Promise<string> {
  process.stderr.write('Password: ');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
