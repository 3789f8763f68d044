/**
 * What browser-measures.ts evaluates within a page: plain JavaScript, since TypeScript knows of no `document` here. All
 * that stays on the page is `window.measures`.
 */

const INTERACTIVE =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], video[controls], ' +
  '[contenteditable=""], [contenteditable=true], [role=button], [role=link], [role=checkbox], [role=radio], ' +
  '[role=switch], [role=tab], [role=menuitem], [role=option], [tabindex]:not([tabindex="-1"])';

/** The stops of the Tab key so far, and what the last one looked like. */
let trail = null;

/** How a test names an element: a field by its name, others by their words. */
function named(element) {
  const tag = element.localName;
  if (element.matches('input, select, textarea') && element.name) {
    const isChoice = ['checkbox', 'radio'].includes(element.type);
    return `${tag}[name="${element.name}"]${isChoice ? `[value="${element.value}"]` : ''}`;
  }
  const words =
    element.getAttribute('aria-label') ?? (element.matches('button, a, summary, label') ? wordsOf(element) : '');
  if (words) return `${tag} "${words}"`;
  const mark = element.id ? `#${element.id}` : [...element.classList].map((name) => `.${name}`).join('');
  return mark ? `${tag}${mark}` : `${tag} "${wordsOf(element).slice(0, 40)}"`;
}

function wordsOf(element) {
  return element.textContent.replace(/[ \t\r\n]+/g, ' ').trim();
}

function isShown(element) {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

/** Kept for screen readers, or until it has the focus: clipped to nothing, or moved off the page. */
function isTuckedAway(element) {
  const { width, height, right, bottom } = element.getBoundingClientRect();
  const isOff = right + scrollX <= 0 || bottom + scrollY <= 0;
  return isOff || width <= 1 || height <= 1 || getComputedStyle(element).clipPath === 'inset(50%)';
}

/** Where the visible part of a box ends on the right: what scrolls within a box of its own, or is cut off there, ends with that. */
function visibleRight(element, right) {
  for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
    if (getComputedStyle(box).overflowX !== 'visible') right = Math.min(right, box.getBoundingClientRect().right);
  }
  return right;
}

/** Right ends of an element: of its box, and of the words in it, which may be longer than the box. */
function rightEnds(element) {
  const range = document.createRange();
  const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const boxes = texts.map((text) => {
    range.selectNodeContents(text);
    return range.getBoundingClientRect();
  });
  return [element.getBoundingClientRect(), ...boxes].map(({ right }) => right);
}

function overflow() {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  const out = [...document.body.querySelectorAll('*')].filter(
    (element) =>
      isShown(element) &&
      !isTuckedAway(element) &&
      rightEnds(element).some((right) => visibleRight(element, right) > clientWidth + 1),
  );
  const innermost = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
  const sides = scrollWidth > clientWidth ? [`the page scrolls sideways: ${scrollWidth} px in ${clientWidth}`] : [];
  return [
    ...sides,
    ...innermost.map((element) => `${named(element)} ends at ${Math.round(Math.max(...rightEnds(element)))} px`),
  ];
}

function smallTargets(least) {
  return [...document.querySelectorAll(INTERACTIVE)]
    .filter((element) => isShown(element) && !element.matches(':disabled') && !isInText(element))
    .map((element) => ({ element, box: targetBox(element) }))
    .filter(({ box }) => Math.min(box.width, box.height) + 0.5 < least && Math.max(box.width, box.height) > 1)
    .map(({ element, box }) => `${named(element)}: ${Math.round(box.width)} × ${Math.round(box.height)}`);
}

/** A link among words: its line of text decides on its height (the exception that WCAG makes). */
function isInText(element) {
  if (element.localName !== 'a' || !isInline(element)) return false;
  const block = blockOf(element);
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (/\p{L}/u.test(data) && !parentElement.closest('a') && blockOf(texts.currentNode) === block) return true;
  }
  return false;
}

function blockOf(node) {
  let block = node.parentElement;
  while (isInline(block)) block = block.parentElement;
  return block;
}

function isInline(element) {
  return getComputedStyle(element).display === 'inline';
}

/** A field is also hit by its label. */
function targetBox(element) {
  const boxes = [element, ...(element.labels ?? [])].map((one) => one.getBoundingClientRect());
  return boxes.reduce((a, b) => (Math.min(b.width, b.height) > Math.min(a.width, a.height) ? b : a));
}

/** Notes where Tab has brought the focus; 'round' when that was there before, 'nowhere' when nothing has it. */
function noteFocus() {
  trail ??= { elements: [], stops: [], last: null };
  const element = document.activeElement;
  // Whoever tabs through a frame stays on one element of ours.
  if (element === trail.last?.element) return element.localName === 'iframe' ? 'on' : 'round';
  settleLast();
  if (!element || element === document.body || element === document.documentElement) return 'nowhere';
  if (trail.elements.includes(element)) return 'round';
  standStill();
  trail.elements.push(element);
  trail.stops.push({ target: named(element), isMarked: false, isInSight: isInSight(element) });
  trail.last = { element, looks: looksOf(element) };
  return 'on';
}

/** What comes with the focus may come slowly. */
function standStill() {
  for (const animation of document.getAnimations()) {
    if (animation.effect.getComputedTiming().endTime < Infinity) animation.finish();
  }
}

/** The stops noted, forgotten here. */
function takeTrail() {
  document.activeElement?.blur();
  settleLast();
  const { stops } = trail;
  trail = null;
  return stops;
}

/** What a stop looked like with the focus is compared with how it looks without. */
function settleLast() {
  if (trail.last === null) return;
  const { element, looks } = trail.last;
  standStill();
  const plain = looksOf(element);
  const isTold = looks.some((look, at) => look !== '' && look !== plain[at]);
  trail.stops.at(-1).isMarked = isTold || isTuckedAway(element);
  trail.last = null;
}

/** What may wear the ring of a focused element: itself, its labels, what stands around it or after it. */
function bearers(element) {
  return [element, ...(element.labels ?? []), element.parentElement, element.nextElementSibling].filter(Boolean);
}

/** Rings around those, and around what the style draws before or after the element: a link may so fill its row. */
function looksOf(element) {
  const drawn = ['::before', '::after'].map((name) => getComputedStyle(element, name));
  const styles = [...bearers(element).map((bearer) => getComputedStyle(bearer)), ...drawn];
  return styles.map((style) => (style.content === 'none' ? '' : indicator(style)));
}

function indicator({ outlineStyle, outlineWidth, outlineColor, boxShadow }) {
  const isDrawn =
    outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0 && !/, 0\)$|^transparent$/.test(outlineColor);
  const outline = isDrawn ? `${outlineStyle} ${outlineWidth} ${outlineColor}` : '';
  return `${outline}${boxShadow === 'none' ? '' : boxShadow}`;
}

/** On the screen, and not wholly behind something else, such as a header that stays (WCAG 2.4.11). */
function isInSight(element) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].flatMap((x) =>
    [0.1, 0.5, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y]),
  );
  return points.some(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (element.contains(hit) || [...(element.labels ?? [])].some((label) => label.contains(hit)));
  });
}

window.measures = { overflow, smallTargets, noteFocus, takeTrail };
