/* Small improvements where scripts run; every page works without. */
(() => {
  // A list that renews itself can be held still (WCAG 2.2.2), and asks for nothing while nobody looks.
  let isPaused = false;
  const button = document.querySelector('[data-pause]');
  if (button) {
    button.hidden = false;
    button.addEventListener('click', () => {
      isPaused = !isPaused;
      button.setAttribute('aria-pressed', String(isPaused));
    });
  }
  document.addEventListener('htmx:before:request', (event) => {
    const isOnItsOwn = event.target.getAttribute('hx-trigger')?.startsWith('every ');
    if (isOnItsOwn && (isPaused || document.hidden)) event.preventDefault();
  });
})();

/* A reply that can still be taken back: the seconds go by, and then the button. */
(() => {
  for (const undo of document.querySelectorAll('[data-undo]')) {
    const shown = undo.querySelector('[data-words]');
    const end = performance.now() + Number(undo.dataset.undo) * 1000;
    const tick = () => {
      const left = Math.ceil((end - performance.now()) / 1000);
      if (left > 0) {
        shown.textContent = shown.dataset.words.replace('#', String(left));
        setTimeout(tick, 250);
        return;
      }
      const status = undo.querySelector('[data-left]');
      if (undo.contains(document.activeElement)) status.focus();
      undo.querySelector('button').remove();
      shown.remove();
      status.textContent = status.dataset.left;
    };
    tick();
  }
})();
