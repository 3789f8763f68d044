/** Corrects what mailparser's splitter makes of a part's headers: type, boundary and transfer encoding, read as the rest of us reads them. */
import { contentTypeOf } from '../body-parts.ts';
import { firstHeader, headersOf } from '../headers.ts';
import type { Line, Node, Splitter } from '../mailparser-inside.ts';
import { decoderOf, transferEncoding } from '../transfer/transfer-encoding.ts';
import { typesOf } from '../typed-part.ts';

/** Every part gets its types from us; `opened` is told each part whose headers have been read. */
export function readTypes(splitter: Splitter, opened: (node: Node) => void): void {
  const newNode = splitter.newNode.bind(splitter);
  splitter.newNode = (parent) => {
    newNode(parent);
    correct(splitter.node, opened);
  };
  // The mail itself was begun before we came.
  correct(splitter.node, opened);
}

function correct(node: Node, opened: (node: Node) => void): void {
  // What the splitter would read of them is read here once and for all: it decodes them, and takes them apart, several times.
  node.parseHeaders = () => {
    if (node.headers) return;
    setTypes(node);
    opened(node);
  };
}

/** One a header, folds still in. */
function linesOf(chunks: readonly Buffer[]): Line[] {
  const lines: string[][] = [];
  for (const text of Buffer.concat(chunks).toString('latin1').split('\n')) {
    const line = text.endsWith('\r') ? text.slice(0, -1) : text;
    const last = lines.at(-1);
    if (last && (line.startsWith(' ') || line.startsWith('\t'))) last.push(line);
    else if (line !== '') lines.push([line]);
  }
  return lines.map((pieces) => ({ line: pieces.join('\r\n') }));
}

function setTypes(node: Node): void {
  const lines = linesOf(node._headersLines);
  node.headers = { lines, getList: () => lines };
  const headers = headersOf(lines);
  const { type } = typesOf(headers);
  node.contentType = contentTypeOf(type, node.parentNode || null);
  node.multipart = node.contentType.startsWith('multipart/') && node.contentType.slice('multipart/'.length);
  const boundary = node.multipart ? (type?.params.boundary ?? '').trimEnd() : '';
  node._boundary = boundary !== '' && Buffer.from(boundary);
  const encoding = transferEncoding(firstHeader(headers, 'content-transfer-encoding'));
  node.getDecoder = () => decoderOf(encoding);
}
