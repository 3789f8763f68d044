/** BLOB_URL: the folder where mails and files are kept. */
import type { Read } from './setting.ts';

/** Gives the folder's path. The value is not shown: an object store's address may hold a key. */
export const readBlobUrl: Read<string> = (text, refuse) => {
  if (text.startsWith('s3:'))
    return refuse('names an object store, but this version keeps blobs in a folder: set file:./data/blobs.');
  const path = text.startsWith('file:') ? text.slice('file:'.length).replace(/^\/\/(?=\/)/, '') : '';
  return path === '' || path.startsWith('//')
    ? refuse('must name a folder after file:, such as file:./data/blobs.')
    : path;
};
