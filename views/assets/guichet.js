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
