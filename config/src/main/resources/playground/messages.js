import {$, ask, avatar, h, toast} from './dom.js';
import {blocks} from './blocks.js';
import {mrkdwn, nearDay} from './mrkdwn.js';

const SLACK = {id: 'USLACKBOT', name: 'Slack', bot: false};
/** Messages whose last press failed; Slack shows a warning there. */
const failed = new Map();

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
export function drawMessages(state, names) {
  const list = $('#messages');
  const atEnd = isAtEnd(list);
  const changed = list.dataset.channel !== state.channel + state.me;
  const newest = state.messages.at(-1)?.ts ?? '';
  const newer = !changed && newest > (list.dataset.newest ?? '');
  const hold = newer && state.messages.at(-1).user !== state.me
    && !state.messages.at(-1).ephemeral && aiming(list);
  const wanted = [];
  let before = null;
  for (const message of state.messages) {
    const day = new Date(Number(message.ts) * 1000).toDateString();
    if (day !== before?.day) wanted.push({key: 'day ' + day, make: () => dayLine(message)});
    const compact = Boolean(before && before.day === day && before.user === message.user
      && !message.ephemeral && !before.ephemeral && !message.subtype && !before.subtype
      && Number(message.ts) - Number(before.ts) < 300 && !message.blocks);
    const warning = failed.get(message.ts) ?? '';
    wanted.push({
      key: JSON.stringify([message, compact, warning, state.me]),
      make: () => row(message, compact, warning, state, names),
    });
    before = {...message, day};
  }
  const old = new Map([...list.children].map(item => [item.rallyKey, item]));
  const items = wanted.map(({key, make}) => {
    const item = (!changed && old.get(key)) || make();
    item.rallyKey = key;
    return item;
  });
  if (!items.length) items.push(empty(state));
  if (changed || items.some((item, at) => list.children[at] !== item)
      || items.length !== list.children.length) {
    sync(list, items);
  }
  list.dataset.channel = state.channel + state.me;
  list.dataset.newest = newest;
  if (changed || (atEnd && !hold)) toEnd(list);
  else if (newer) $('#newer').hidden = false;
}

/** Puts the items in place without touching those that stay, so that focus is kept. */
function sync(list, items) {
  const keep = new Set(items);
  [...list.children].forEach(child => keep.has(child) || child.remove());
  items.forEach((item, at) => {
    if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
  });
}

function empty(state) {
  const here = state.channels.find(one => one.id === state.channel);
  if (here?.direct) {
    return nothing('A quiet line to Rallybot',
      'It writes here only what is for you alone. Type /rally help to see what it can do.');
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

function dayLine(message) {
  const date = new Date(Number(message.ts) * 1000);
  const near = nearDay(date);
  const name = near
    ? near[0].toUpperCase() + near.slice(1)
    : date.toLocaleDateString(undefined, {weekday: 'long', day: 'numeric', month: 'long'});
  return h('li', {class: 'day'}, h('span', {}, name));
}

function row(message, compact, warning, state, names) {
  const author = message.user === SLACK.id ? SLACK : names.person(message.user) ?? SLACK;
  const date = new Date(Number(message.ts) * 1000);
  const time = date.toLocaleTimeString(undefined, {hour: 'numeric', minute: '2-digit'});
  const kind = message.ephemeral ? 'ephemeral' : 'message';
  const classes = ['message', compact && 'compact', message.ephemeral && 'ephemeral',
    message.subtype && 'notice'].filter(Boolean).join(' ');
  return h('li', {class: classes, 'data-testid': kind, 'data-ts': message.ts},
    compact ? h('span', {class: 'gutter'}, time) : avatar(author),
    h('div', {class: 'body'},
      message.ephemeral
        ? h('p', {class: 'private'}, h('span', {'aria-hidden': 'true'}, '◉ '),
          'Only visible to you')
        : null,
      compact ? null : h('p', {class: 'by'},
        h('strong', {}, author.bot ? 'Rallybot' : author.name),
        author.bot ? h('span', {class: 'badge'}, 'APP') : null,
        h('time', {datetime: date.toISOString()}, time)),
      content(message, state, names),
      warning ? h('p', {class: 'warning', role: 'alert'}, '⚠ ', warning) : null),
    tools(message, author, state));
}

function content(message, state, names) {
  if (message.blocks?.length) {
    return h('div', {class: 'blocks'}, blocks(message.blocks, context(message, state, names)));
  }
  const edited = message.edited ? h('span', {class: 'edited'}, ' (edited)') : null;
  return h('div', {class: 'b-text'}, mrkdwn(message.text ?? '', names), edited);
}

function context(message, state, names) {
  const use = async (action, chosen) => {
    let problem = '';
    try {
      const answer = await ask('/client/click', {
        user: state.me, channel: state.channel, ts: message.ts, action, chosen,
      });
      if (!answer.ok) problem = `Rallybot did not answer this (${answer.error}). Try again.`;
    } catch (error) {
      problem = error.message;
    }
    if (problem !== (failed.get(message.ts) ?? '')) {
      if (problem) failed.set(message.ts, problem);
      else failed.delete(message.ts);
      document.dispatchEvent(new Event('redraw'));
    }
  };
  const self = {names, use, for: () => self};
  return self;
}

function tools(message, author, state) {
  if (!author.bot || message.ephemeral || message.subtype) return null;
  return h('div', {class: 'message-tools'},
    h('button', {
      type: 'button', title: 'Delete message', 'aria-label': 'Delete message',
      onclick: () => ask('/client/delete', {channel: state.channel, ts: message.ts})
        .catch(error => toast(error.message)),
    }, '🗑'));
}
