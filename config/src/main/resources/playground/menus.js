import {h} from './dom.js';
import {textObject} from './mrkdwn.js';

/**
 * A list to choose from, below its anchor. Resolves with the chosen values, or with null if the
 * person thinks better of it. `groups` is [{label, options: [{text, value, description}]}].
 */
export function choose(
  anchor, {groups, multi = false, most = Infinity, selected = [], label = 'Choose'}) {
  document.querySelectorAll('.menu').forEach(open => open.remove());
  return new Promise(resolve => {
    const picked = new Set(selected);
    const count = groups.reduce((sum, group) => sum + group.options.length, 0);
    const search = h('input', {
      class: 'menu-search', placeholder: 'Search', 'aria-label': 'Search', oninput: draw,
    });
    const list = h('div', {class: 'menu-list', role: 'listbox', 'aria-label': label});
    const done = h('button', {class: 'btn primary', type: 'button', onclick: () => {
      finish([...picked]);
    }}, 'Done');
    const menu = h(
      'div', {class: 'menu', tabindex: '-1', onkeydown: keys},
      count > 9 ? search : null, list, multi ? h('div', {class: 'menu-foot'}, done) : null);

    function draw() {
      const wanted = search.value.trim().toLowerCase();
      list.replaceChildren(...groups.flatMap(group => {
        const options = group.options.filter(
          option => option.text.toLowerCase().includes(wanted));
        if (!options.length) return [];
        const heading = group.label ? [h('div', {class: 'menu-label'}, group.label)] : [];
        return [...heading, ...options.map(row)];
      }));
      if (!list.children.length) list.append(h('div', {class: 'menu-label'}, 'Nothing found'));
    }

    function row(option) {
      const on = picked.has(option.value);
      return h(
        'button', {
          class: 'menu-item' + (on ? ' on' : ''), type: 'button', role: 'option',
          'aria-selected': String(on), onclick: () => pick(option),
        },
        h('span', {}, option.text),
        option.description ? h('small', {}, option.description) : null);
    }

    function pick(option) {
      if (!multi) {
        finish([option.value]);
        return;
      }
      if (!picked.delete(option.value) && picked.size < most) picked.add(option.value);
      draw();
    }

    function keys(event) {
      const items = [...list.querySelectorAll('.menu-item')];
      const at = items.indexOf(document.activeElement);
      if (event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        finish(null);
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        const step = event.key === 'ArrowDown' ? 1 : -1;
        items[(at + step + items.length) % items.length]?.focus();
      }
    }

    function outside(event) {
      if (!menu.contains(event.target)) finish(null);
    }

    function finish(values) {
      document.removeEventListener('pointerdown', outside, true);
      menu.remove();
      anchor.setAttribute('aria-expanded', 'false');
      if (anchor.isConnected) anchor.focus();
      resolve(values);
    }

    draw();
    // a dialog is drawn above everything else, so its menus must be inside it
    (anchor.closest('dialog') ?? document.body).append(menu);
    place(menu, anchor);
    anchor.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', outside, true);
    (count > 9 ? search : list.querySelector('.menu-item'))?.focus();
  });
}

function place(menu, anchor) {
  const at = anchor.getBoundingClientRect();
  const below = innerHeight - at.bottom - 12;
  const above = at.top - 12;
  const up = below < 220 && above > below;
  menu.style.maxHeight = Math.max(160, Math.min(380, up ? above : below)) + 'px';
  menu.style.left = Math.max(8, Math.min(at.left, innerWidth - menu.offsetWidth - 8)) + 'px';
  if (up) menu.style.bottom = innerHeight - at.top + 4 + 'px';
  else menu.style.top = at.bottom + 4 + 'px';
}

/** The question that an element may ask before it acts. */
export function confirmed(confirm, names) {
  if (!confirm) return Promise.resolve(true);
  return new Promise(resolve => {
    const dialog = h(
      'dialog', {class: 'modal small', 'data-testid': 'confirm', 'aria-label': 'Confirm',
        onclose: () => {
          dialog.remove();
          resolve(dialog.returnValue === 'yes');
        }},
      h('form', {method: 'dialog'},
        h('header', {}, h('h2', {}, textObject(confirm.title, names))),
        h('div', {class: 'modal-body'}, h('p', {}, textObject(confirm.text, names))),
        h('footer', {},
          h('button', {class: 'btn', value: 'no'}, confirm.deny.text),
          h('button', {
            class: 'btn ' + (confirm.style === 'danger' ? 'danger solid' : 'primary'),
            value: 'yes',
          }, confirm.confirm.text))));
    document.body.append(dialog);
    dialog.showModal();
  });
}
