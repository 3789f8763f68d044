/** The page around a letter's HTML: one narrow column that mail programs, phones and dark screens show well. */
import type { Locale } from '../../ground/words.ts';
import { escapeHtml, linkedHtml } from './escape-html.ts';
import type { Footer } from './footer.ts';

export type HtmlPage = {
  readonly locale: Locale;
  readonly title: string;
  /** The mark above it: whose mail this is. */
  readonly sender: string;
  readonly body: string;
  readonly footer: Footer;
};

/**
 * Colours stand at each element, since several programs drop the style block; those that know dark screens keep it, and
 * it has the last word. Outlook for Windows knows no max-width: the table that only it sees holds the column.
 */
export function htmlPage({ locale, title, sender, body, footer }: HtmlPage): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#fafafa;color:#1d2329">
<!--[if mso]><table role="presentation" width="600" align="center"><tr><td><![endif]-->
<div class="card" style="max-width:560px;margin:0 auto;padding:24px 20px;background:#ffffff;color:#1d2329;${FONT}">
<p class="faint" style="margin:0 0 20px;font-size:14px;color:#56606b">${escapeHtml(sender)}</p>
${body}
<div class="faint end" style="margin:28px 0 0;padding:16px 0 0;border-top:1px solid #dfe3e7;font-size:14px;color:#56606b">
${footerOf(footer)}
</div>
</div>
<!--[if mso]></td></tr></table><![endif]-->
</body>
</html>
`;
}

const FONT =
  'font-family:system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;overflow-wrap:anywhere;word-break:break-word';

const STYLE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
a{color:#1f4e79}
.faint{color:#56606b}
.internal{border-left-color:#f0d999!important}
@media (prefers-color-scheme:dark){
.page{background:#14181d!important}
.card{background:#1c2229!important;color:#e6eaee!important}
.faint{color:#adb6c0!important}
.end{border-top-color:#39424d!important}
.words{border-left-color:#2f6ba5!important}
.internal{border-left-color:#6b5717!important}
a{color:#9cc7f0!important}
.button{background:#2f6ba5!important}
.button a{color:#ffffff!important}
}
`;

function footerOf({ lines, links }: Footer): string {
  const actions = links.map(({ label, url }) => `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`);
  const all = [...lines.map(linkedHtml), ...(actions.length > 0 ? [actions.join(' · ')] : [])];
  return all.map((line) => `<p style="margin:0 0 8px">${line}</p>`).join('\n');
}
