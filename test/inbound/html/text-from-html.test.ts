import { describe, expect, test } from '@jest/globals';
import { textFromHtml } from '../../../src/inbound/html/text-from-html.ts';
import { sanitise } from '../../../src/inbound/sanitise.ts';

const text = (html: string) => textFromHtml(sanitise(html).html).text;

describe('plain text of HTML', () => {
  test.each([
    ['paragraphs', '<p>a</p><p>b</p>', 'a\n\nb'],
    ['line breaks', 'a<br>b<br/><br>c', 'a\nb\n\nc'],
    ['divisions', '<div>a</div><div>b</div>', 'a\nb'],
    ['an empty line of Gmail', '<div>a</div><div><br></div><div>b</div>', 'a\n\nb'],
    ['white space', '  a \n  <b> b</b>&nbsp;c ', 'a b c'],
    ['entities', '&lt;b&gt; &amp;amp; &eacute;', '<b> &amp; é'],
    ['lists', '<ul><li>a</li><li>b</li></ul><ol start="3"><li>c</li></ol>', '- a\n- b\n3. c'],
    ['tables', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['code', '<pre>a\n  b</pre>', 'a\n  b'],
    ['lines that are kept as they are', '<div style="white-space:pre-wrap">a\n  b</div>', 'a\n  b'],
    ['paragraphs that stand close', '<p style="margin:0">a</p><p style="margin-top:0">b</p><p>c</p>', 'a\nb\n\nc'],
    ['a rule', '<div>a</div><hr><div>b</div>', `a\n${'_'.repeat(32)}\nb`],
    ['a link', '<a href="https://univ.example/x">here</a>', 'here <https://univ.example/x>'],
    ['a link that is its own words', '<a href="https://univ.example/">univ.example</a>', 'univ.example'],
    ['an address', '<a href="mailto:ada@univ.example">ada@univ.example</a>', 'ada@univ.example'],
    [
      'a quotation',
      'a<blockquote type="cite">b<br>c<blockquote type="cite">d</blockquote></blockquote>e',
      'a\n\n> b\n> c\n>\n>> d\n\ne',
    ],
    ['an indented paragraph is no quotation', 'a<blockquote>b</blockquote>', 'a\n\nb'],
    ['nothing that is not shown', '<style>p{}</style><script>x</script><title>t</title>a', 'a'],
    ['nothing', '', ''],
  ])('%s', (_what, html, wanted) => expect(text(html)).toBe(wanted));
});
