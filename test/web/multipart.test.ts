/** Forms with files, as they arrive over a real connection, or stop arriving. */
import { readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Request } from 'express';
import { type BlobStore, openBlobFolder } from '../../src/store/blobs.ts';
import { type MultipartForm, readMultipart } from '../../src/web/multipart.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

let folder: TemporaryFolder;
let blobs: BlobStore;
let server: Server;
/** What became of the next form that is sent. */
let read: Promise<MultipartForm | Error>;

beforeEach(async () => {
  folder = temporaryFolder('multipart');
  blobs = await openBlobFolder(folder.path);
  const { promise, resolve } = Promise.withResolvers<MultipartForm | Error>();
  read = promise;
  server = createServer((request, response) => {
    const ended = readMultipart(request as Request, blobs).catch((error: Error) => error);
    void ended.then(resolve).then(() => response.end());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await folder.remove();
});

const port = () => (server.address() as AddressInfo).port;
const staged = () => readdir(blobs.stagingFolder);

const part = (filename: string) =>
  `--edge\r\nContent-Disposition: form-data; name="files"; filename="${filename}"\r\nContent-Type: text/plain\r\n\r\n`;

/** Sends a form that promises more than it brings, and leaves the connection open. */
function sendHalf(body: string) {
  const socket = connect(port(), '127.0.0.1');
  socket.on('error', () => {});
  const head = ['POST / HTTP/1.1', 'Host: x', 'Content-Type: multipart/form-data; boundary=edge'];
  socket.write(`${[...head, `Content-Length: ${body.length + 1000}`].join('\r\n')}\r\n\r\n${body}`);
  return socket;
}

async function until(look: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await look())) {
    if (performance.now() > deadline) throw new Error('It never came to that.');
    await new Promise((again) => setImmediate(again));
  }
}

test('fields and files that came whole are given, the files staged', async () => {
  const form = new FormData();
  form.append('text', 'Bonjour');
  form.append('files', new File(['écran'], 'écran.txt'));
  await fetch(`http://127.0.0.1:${port()}`, { method: 'POST', body: form });
  expect(await read).toMatchObject({
    fields: { text: 'Bonjour' },
    files: [{ filename: 'écran.txt', staged: { size: 6 } }],
  });
  expect(await staged()).toHaveLength(1);
});

test('an upload that is cut in the middle of its second file leaves nothing behind', async () => {
  const bytes = 'x'.repeat(300_000);
  const socket = sendHalf(`${part('one')}${bytes}\r\n${part('two')}${bytes}`);
  await until(async () => (await staged()).length === 2);
  socket.destroy();
  expect(await read).toMatchObject({ code: 'bad-request' });
  expect(await staged()).toEqual([]);
});

test('files that the disk does not take are read to their end, and refused', async () => {
  await rm(blobs.stagingFolder, { recursive: true });
  const form = new FormData();
  for (const name of ['one', 'two']) form.append('files', new File(['x'.repeat(600_000)], name));
  const answer = await fetch(`http://127.0.0.1:${port()}`, { method: 'POST', body: form });
  expect([answer.status, await read]).toEqual([200, expect.objectContaining({ code: 'bad-request' })]);
});
