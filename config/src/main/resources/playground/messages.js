import {$, ask, avatar, h, toast} from './dom.js';
import {blocks} from './blocks.js';
import {mrkdwn, nearDay} from './mrkdwn.js';

const SLACK = {id: 'USLACKBOT', name: 'Slack', bot: false};
/** Messages whose last press failed; Slack shows a warning there. */
const failed = new Map();

/** Draws the messages of the channel, and redraws only those that changed. */
export function drawMessages(state, names) {
  const list = $('#messages');
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const changed = list.dataset.channel !== state.channel + state.me;
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
  if (changed || atEnd) list.scrollTop = list.scrollHeight;
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
  const direct = state.channels.find(one => one.id === state.channel)?.direct;
  return h('li', {class: 'nothing'},
    h('strong', {}, direct ? 'A quiet line to Rallybot' : 'Nothing here yet'),
    h('p', {}, direct
      ? 'Reminders and private lists arrive here. Type /rally help to see what it can do.'
      : 'Send a sample lead from the Playground panel, or type / for a command.'));
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
