import {h} from '../dom.js';

/**
 * Unfolds a menu at a button. It closes by Escape, by a click elsewhere and when it was used.
 *
 * @param items what can be chosen, as `{title, run}`
 */
export function showMenu(button, items) {
  document.querySelector('.menu')?.remove();
  const menu = h('div', {class: 'menu', role: 'menu', popover: 'auto', 'data-testid': 'menu'},
    items.map(({title, run}) => h('button', {
      type: 'button', role: 'menuitem', onclick: () => {
        menu.hidePopover();
        run();
      },
    }, title)));
  // what is outside an open dialog cannot be pressed
  (button.closest('dialog') ?? document.body).append(menu);
  menu.addEventListener('toggle', event => {
    button.setAttribute('aria-expanded', String(event.newState === 'open'));
    if (event.newState === 'closed') menu.remove();
  });
  menu.addEventListener('keydown', event => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...menu.children];
    const at = all.indexOf(document.activeElement);
    all[(at + step + all.length) % all.length].focus();
  });
  menu.showPopover();
  place(menu, button.getBoundingClientRect());
  menu.firstElementChild?.focus();
}

function place(menu, at) {
  const {offsetWidth: width, offsetHeight: height} = menu;
  const below = at.bottom + 4 + height <= innerHeight;
  menu.style.left = Math.max(8, Math.min(at.left, innerWidth - width - 8)) + 'px';
  menu.style.top = Math.max(8, below ? at.bottom + 4 : at.top - 4 - height) + 'px';
}
