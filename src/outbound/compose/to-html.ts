/** A letter's blocks as HTML: every word of them escaped, nothing that a mail program would have to fetch. */
import type { Block, Item } from './block.ts';
import { escapeHtml, linkedHtml } from './escape-html.ts';

export function toHtml(blocks: readonly Block[]): string {
  return blocks.map(htmlOf).join('\n');
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p style="margin:0 0 16px">${linkedHtml(block.text)}</p>`;
    case 'words':
      return `<div dir="auto" class="words${block.isInternal ? ' internal' : ''}" style="${WORDS}">${linkedHtml(block.text)}</div>`;
    case 'facts':
      return `<p class="faint" style="margin:0 0 16px">${block.facts.map(factOf).join('<br>')}</p>`;
    case 'list':
      return listOf(block.items, block.isNumbered === true);
    case 'button':
      return buttonOf(block.label, block.url);
  }
}

const WORDS = 'margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid #1f4e79';

function factOf([label, value]: readonly [string, string]): string {
  return `${escapeHtml(label)} <bdi>${escapeHtml(value)}</bdi>`;
}

function listOf(items: readonly Item[], isNumbered: boolean): string {
  const tag = isNumbered ? 'ol' : 'ul';
  return `<${tag} style="margin:0 0 16px;padding-left:24px">${items.map(itemOf).join('')}</${tag}>`;
}

function itemOf({ text, link, items }: Item): string {
  const action = link ? ` <a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a>` : '';
  const more = items
    ? `<ol style="padding-left:24px">${items.map((one) => `<li>${escapeHtml(one)}</li>`).join('')}</ol>`
    : '';
  return `<li style="margin:0 0 6px">${escapeHtml(text)}${action}${more}</li>`;
}

/** A cell with a background is what Outlook for Windows, which paints no padding of links, shows as a button. */
function buttonOf(label: string, url: string): string {
  const style = 'display:inline-block;padding:10px 18px;font-weight:600;text-decoration:none;color:#ffffff';
  const link = `<a href="${escapeHtml(url)}" style="${style}">${escapeHtml(label)}</a>`;
  const cell = `<td class="button" bgcolor="#1f4e79" style="border-radius:6px;background:#1f4e79">${link}</td>`;
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px"><tr>${cell}</tr></table>`;
}
