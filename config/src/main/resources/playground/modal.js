import {ask, h, toast} from './dom.js';
import {blocks} from './blocks.js';
import {textObject} from './mrkdwn.js';

let open = null;

/** Shows the modal on top of this person's stack, or takes it away. */
export function drawModal(state, names) {
  const view = state.view;
  if (!view) {
    shut();
    return;
  }
  const user = state.me;
  if (open && open.user === user && open.view.id === view.id) {
    if (open.view.hash !== view.hash) {
      open.view = view;
      open.errors = {};
      forget(view.blocks, open.held);
      fill(names);
    }
    return;
  }
  shut();
  const dialog = h('dialog', {
    class: 'modal', 'data-testid': 'modal', 'aria-label': view.title?.text,
    oncancel: event => {
      event.preventDefault();
      leave(false);
    },
  });
  open = {view, user, dialog, held: {}, errors: {}, depth: state.depth};
  document.body.append(dialog);
  fill(names);
  dialog.showModal();
  dialog.querySelector('.b-input input, .b-input textarea, .b-input button')?.focus();
}

/** What was chosen from choices that are not there any more is not chosen. */
function forget(all, held) {
  const elements = all.flatMap(
    block => [...block.elements ?? [], block.element, block.accessory].filter(one => one?.action_id));
  const specs = new Map(elements.map(spec => [spec.action_id, spec]));
  for (const [action, values] of Object.entries(held)) {
    const spec = specs.get(action);
    const choices = spec?.options ?? spec?.option_groups?.flatMap(group => group.options);
    if (!spec || (choices && values.some(value => !choices.some(one => one.value === value)))) {
      delete held[action];
    }
  }
}

function shut() {
  open?.dialog.remove();
  open = null;
}

function fill(names) {
  const {view, dialog} = open;
  dialog.replaceChildren(h('form', {onsubmit: event => submit(event, names), novalidate: true},
    h('header', {},
      h('img', {src: 'favicon.svg', alt: '', width: '22', height: '22'}),
      h('h2', {}, textObject(view.title, names)),
      h('button', {
        type: 'button', class: 'icon', 'aria-label': 'Close', onclick: () => leave(true),
      }, '✕')),
    h('div', {class: 'modal-body'}, blocks(view.blocks, context(names))),
    h('footer', {},
      h('button', {type: 'button', class: 'btn', onclick: () => leave(false)},
        view.close?.text ?? (open.depth > 1 ? 'Back' : 'Cancel')),
      view.submit
        ? h('button', {class: 'btn primary', dataset: {submit: 'true'}}, view.submit.text)
        : null)));
}

function context(names) {
  const modal = open;
  const set = (action, values) => {
    modal.held[action] = values;
  };
  const use = async (action, chosen) => {
    try {
      const answer = await ask('/client/use', {
        user: modal.user, view: modal.view.id, action, chosen, values: modal.held,
      });
      if (!answer.ok) toast(`Rallybot did not answer this (${answer.error}).`);
    } catch (error) {
      toast(error.message);
    }
  };
  const base = {names, held: modal.held, errors: modal.errors, set};
  return {
    ...base,
    // an input waits for the form, unless its block asks to be told at once
    for: (block, input) => input && !block.dispatch_action ? base : {...base, use},
  };
}

async function submit(event, names) {
  event.preventDefault();
  const modal = open;
  const button = modal.dialog.querySelector('[data-submit]');
  if (!button || button.classList.contains('busy')) return;
  button.classList.add('busy');
  try {
    const answer = await ask('/client/submit', {
      user: modal.user, view: modal.view.id, values: modal.held,
    });
    if (open !== modal) return;
    modal.errors = answer.fieldErrors;
    if (!answer.ok) {
      fill(names);
      modal.dialog.querySelector('.wrong input, .wrong textarea, .wrong button')?.focus();
    }
    if (answer.error) toast('We had some trouble connecting. Try again? (' + answer.error + ')');
  } catch (error) {
    toast(error.message);
  } finally {
    button.classList.remove('busy');
  }
}

function leave(all) {
  ask('/client/close', {user: open.user, view: open.view.id, all})
    .catch(error => toast(error.message));
}
