/**
 * What mails-in-page.ts puts into a page before anything else of it: plain JavaScript, since TypeScript knows of no
 * `document` here. All that stays on the page is `window.mails` and what tells of scripts.
 */

const EVENTS =
  'mouseover mouseout mouseenter mousemove mousedown mouseup dblclick contextmenu wheel keydown keyup keypress focus ' +
  'focusin blur input change select submit reset scroll toggle beforetoggle load error abort begin end repeat ' +
  'animationstart animationend transitionend pointerover pointerdown copy cut paste drag dragstart drop show close ' +
  'cancel play';
/** CSS pixels: no letter of a mail is larger. */
const LARGEST = 80;

for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
  window[name] = (words) => window.guichetTold(`${name}: ${words}`);
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
  window.guichetTold(`only forbidden: ${effectiveDirective} ${blockedURI} ${sample}`),
);

/** Unfolds everything and does to each element of the mails whatever a reader and a browser may do. */
function provoke() {
  unfold();
  for (const element of document.querySelectorAll('.mail-html, .mail-html *')) {
    for (const name of EVENTS.split(' ')) element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
    if (!/^(?:https?:|mailto:|tel:)/.test(element.getAttribute('href') ?? '')) element.click?.();
    element.focus?.();
  }
  unfold();
}

function unfold() {
  for (const details of document.querySelectorAll('details')) details.open = true;
}

/** Of each entry of the page, in their order. */
function read() {
  return [...document.querySelectorAll('main article.entry')].map((entry) => {
    const mail = entry.querySelector('.mail-html');
    // biome-ignore lint/performance/useDomNodeTextContent: only the words in sight are meant
    return { text: mail?.innerText ?? '', faults: [...(mail?.querySelectorAll('*') ?? [])].flatMap(faultsOf) };
  });
}

function faultsOf(element) {
  if (element.matches('details.fold')) return [];
  const { position, fontSize } = getComputedStyle(element);
  const kept = element.getAttributeNames().filter((name) => /^(?:on.*|id|name|class)$/.test(name));
  return [
    ...kept.map((name) => `kept: ${name} of ${element.localName}`),
    ...(position === 'static' ? [] : [`leaves its place: ${element.localName}`]),
    ...(Number.parseFloat(fontSize) > LARGEST ? [`huge: ${element.localName}`] : []),
  ];
}

window.mails = { provoke, read };
