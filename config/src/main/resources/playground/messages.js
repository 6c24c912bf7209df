import {dayOf, thisDay} from './clock.js';
import {$, h} from './dom.js';
import {redrawRows} from './redraw.js';
import {dateOf, dayLine, row, warningOf} from './rows.js';

/** The end of the list stays in view, unless the reader scrolled away from it. */
export function startMessages() {
  const list = $('#messages');
  $('#newer').addEventListener('click', () => toEnd(list));
  list.addEventListener('scroll', () => {
    if (isAtEnd(list)) $('#newer').hidden = true;
  });
  // a smaller window, or a hint that was closed, keeps the newest message in view
  let atEnd = true;
  list.addEventListener('scroll', () => {
    atEnd = isAtEnd(list);
  });
  new ResizeObserver(() => atEnd && toEnd(list)).observe(list);
}

function isAtEnd(list) {
  return list.scrollHeight - list.scrollTop - list.clientHeight < 80;
}

function toEnd(list) {
  list.scrollTop = list.scrollHeight;
  $('#newer').hidden = true;
}

/** Nothing moves away from under a pointer that is about to press. */
function aiming(list) {
  return Boolean(list.querySelector('.b-actions:hover') || document.querySelector('.menu'));
}

/** Draws the messages of the channel, and redraws only those that changed. */
export function drawMessages(state, names, open) {
  const list = $('#messages');
  const atEnd = isAtEnd(list);
  const changed = list.dataset.channel !== state.channel + state.me;
  const newest = state.messages.at(-1)?.ts ?? '';
  const newer = !changed && newest > (list.dataset.newest ?? '');
  const hold = newer && state.messages.at(-1).user !== state.me
    && !state.messages.at(-1).ephemeral && aiming(list);
  const wanted = [];
  // what says "today" is drawn again tomorrow
  const day0 = thisDay();
  let before = null;
  for (const message of state.messages) {
    const day = dayOf(dateOf(message.ts));
    if (day !== before?.day) wanted.push({key: 'day ' + day + day0, make: () => dayLine(message)});
    const compact = Boolean(before && before.day === day && before.user === message.user
      && !message.ephemeral && !before.ephemeral && !message.subtype && !before.subtype
      && Number(message.ts) - Number(before.ts) < 300 && !message.blocks);
    const warning = warningOf(message);
    wanted.push({
      key: JSON.stringify([message, compact, warning, state.me, day0]),
      make: () => row(message, {compact, warning, state, names, open}),
    });
    before = {...message, day};
  }
  if (!wanted.length) wanted.push({key: 'nothing' + state.channel, make: () => empty(state)});
  redrawRows(list, wanted, changed);
  list.dataset.channel = state.channel + state.me;
  list.dataset.newest = newest;
  if (changed || (atEnd && !hold)) toEnd(list);
  else if (newer) $('#newer').hidden = false;
}

function empty(state) {
  const here = state.channels.find(one => one.id === state.channel);
  if (here?.direct) {
    return nothing('A quiet line to Rallybot',
      'It writes here only what is for you alone. Drop a CSV file of leads here to import them;'
      + ' type /rally help to see what else it can do.');
  }
  return here?.bot
    ? nothing('Nothing here yet', 'Leads arrive in the channel that Sam chose: /rally here, typed'
      + ' as Sam, chooses this one.')
    : nothing('Rallybot is not here', 'Type /invite @rallybot to bring it in. Then /rally here,'
      + ' typed as Sam, sends new leads here.');
}

function nothing(title, text) {
  return h('li', {class: 'nothing'}, h('strong', {}, title), h('p', {}, text));
}
