import {thisDay} from './clock.js';
import {$, h} from './dom.js';
import {startComposer} from './composer.js';
import {redrawRows} from './redraw.js';
import {row, warningOf} from './rows.js';

/** The pane in which a thread is read and answered. */
export function startThread(current, close) {
  $('#thread').append(
    h('header', {},
      h('div', {}, h('h2', {}, 'Thread'), h('p', {id: 'thread-where'})),
      h('button', {class: 'icon', type: 'button', 'aria-label': 'Close the thread',
        onclick: close}, '✕')),
    h('ol', {id: 'replies', 'aria-label': 'Thread', tabindex: '0'}),
    h('form', {class: 'composer', autocomplete: 'off'},
      h('ul', {class: 'completions', role: 'listbox', 'aria-label': 'Suggestions', hidden: true}),
      h('div', {class: 'box'},
        h('textarea', {rows: '1', placeholder: 'Reply…', 'aria-label': 'Reply',
          'data-testid': 'thread-composer'}),
        h('button', {class: 'send', 'aria-label': 'Send the reply'}, '➤'))));
  startComposer($('#thread .composer'), current, () => current().state.thread?.ts);
  $('#thread').addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  });
}

export function drawThread(state, names) {
  const {thread} = state;
  const pane = $('#thread');
  pane.hidden = !thread;
  document.body.classList.toggle('with-thread', Boolean(thread));
  if (!thread) return;
  const list = $('#replies');
  const key = state.channel + thread.ts + state.me;
  const fresh = list.dataset.thread !== key;
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const before = list.children.length;
  $('#thread-where').textContent = names.channel(state.channel)?.direct
    ? 'Rallybot' : '# ' + names.channel(state.channel)?.name;
  const wanted = thread.messages.flatMap((message, at) => {
    const warning = warningOf(message);
    const rows = [{
      key: JSON.stringify([message, warning, state.me, thisDay()]),
      make: () => row(message, {compact: false, warning, state, names}),
    }];
    const replies = thread.messages.length - 1;
    if (at === 0 && replies) {
      const words = replies === 1 ? '1 reply' : `${replies} replies`;
      rows.push({key: words, make: () => h('li', {class: 'day'}, h('span', {}, words))});
    }
    return rows;
  });
  redrawRows(list, wanted, fresh);
  list.dataset.thread = key;
  if (fresh || (atEnd && before !== list.children.length)) list.scrollTop = list.scrollHeight;
  if (fresh) $('#thread textarea').focus();
}
