import {ask, h, toast} from '../dom.js';
import {drawCard} from './cards.js';
import {failure} from './press.js';

let open = null;

/** Shows the dialog that the bot opened for this person, or takes it away. */
export function drawDialog({me, dialog, people}) {
  if (!dialog) {
    shut();
    return;
  }
  const key = JSON.stringify([me, dialog]);
  if (open?.key === key) return;
  // what comes in its place, as with messages at its fields, comes under another id
  const again = open?.me === me;
  if (!again) {
    shut();
    build(me);
  }
  open.key = key;
  open.id = dialog.id;
  open.element.className = 'dialog ' + size(dialog.width);
  open.title.textContent = dialog.title;
  const drawn = drawCard(dialog.card, people, pressed => submit(pressed));
  open.body.replaceChildren(drawn.element);
  say('');
  if (!again) open.element.showModal();
  focus(drawn, dialog.card);
}

/** What is wrong is read first; otherwise the first thing to fill in. */
function focus(drawn, card) {
  const inputs = drawn.inputs();
  const wrong = card.body?.findIndex(part => part.inlines?.[0]?.color === 'Attention') ?? -1;
  const input = inputs.find(one => one.id === card.body?.[wrong - 1]?.id) ?? inputs[0];
  if (input) input.focus();
  else open.element.querySelector('button').focus();
}

function build(me) {
  const title = h('h2', {id: 'dialog-title'});
  const body = h('div', {class: 'dialog-body card'});
  const problem = h('p', {class: 'answer wrong', role: 'alert', hidden: true});
  const element = h('dialog', {
    'data-testid': 'dialog', 'aria-labelledby': 'dialog-title',
    oncancel: event => {
      event.preventDefault();
      leave();
    },
  },
  h('header', {}, h('img', {src: '/favicon.svg', alt: '', width: '24', height: '24'}), title,
    h('button', {type: 'button', class: 'icon', 'aria-label': 'Close', onclick: leave}, '✕')),
  body, problem);
  open = {me, element, title, body, problem};
  document.body.append(element);
}

function size(width) {
  if (typeof width === 'number') return width > 560 ? 'large' : 'medium';
  return ['small', 'medium', 'large'].includes(width) ? width : 'medium';
}

function shut() {
  open?.element.remove();
  open = null;
}

function say(text) {
  open.problem.hidden = !text;
  open.problem.textContent = text && '⚠ ' + text;
}

async function submit({action, inputs, element}) {
  const dialog = open;
  if (dialog.body.classList.contains('busy')) return;
  dialog.body.classList.add('busy');
  element?.classList.add('busy-button');
  say('');
  try {
    const answer = await ask('/teams/client/submit', {
      user: dialog.me, dialog: dialog.id, data: {...action.data, ...inputs},
    });
    if (answer.type === 'message' && answer.text) toast(answer.text);
    const failed = answer.type === 'error' || !answer.ok;
    if (open === dialog && failed) say(failure(answer));
  } catch (error) {
    if (open === dialog) say(error.message);
  } finally {
    dialog.body.classList.remove('busy');
    element?.classList.remove('busy-button');
  }
}

function leave() {
  const {me, id} = open;
  ask('/teams/client/close', {user: me, dialog: id}).catch(error => toast(error.message));
}
