// shell: the words for a page whose list never comes: the mirror doesn't answer, or a script wasn't loaded. From the first
// script of the page, because nothing else may be there. What fails by itself says so sooner (`crash-guard.tsx`).

import { i18n } from '#i18n';

/** Whoever waited so long (ms) thinks it broken. */
const longestWait = 10_000;

export function tellIfStuck(): void {
  setTimeout(() => {
    const root = document.getElementById('root');
    // A picture isn't the list (`picture.ts`).
    if (!root || (root.firstChild && !root.inert)) return;
    root.inert = false;
    root.replaceChildren(createWords());
  }, longestWait);
}

/** As `EmptyState` has them. */
function createWords(): HTMLElement {
  const create = (name: string, className: string, ...content: (string | HTMLElement)[]): HTMLElement => {
    const element = document.createElement(name);
    element.className = className;
    element.append(...content);
    return element;
  };
  const again = create('button', 'button', i18n.t('common.crashReload'));
  again.addEventListener('click', () => location.reload());
  const words = [create('h2', '', i18n.t('common.stuck')), create('div', 'empty-actions', again)];
  const crash = create('main', 'crash', create('div', 'empty-state', ...words));
  crash.setAttribute('role', 'alert');
  return crash;
}
