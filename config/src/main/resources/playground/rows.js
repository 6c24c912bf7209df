import {local} from './clock.js';
import {ask, avatar, h, toast} from './dom.js';
import {blocks} from './blocks.js';
import {opener} from './files.js';
import {choose} from './menus.js';
import {mrkdwn, nearDay} from './mrkdwn.js';

const SLACK = {id: 'USLACKBOT', name: 'Slack', bot: false};
/** Messages whose last press failed; Slack shows a warning there. */
const failed = new Map();

export function warningOf(message) {
  return failed.get(message.ts) ?? '';
}

export function clock(date) {
  return local(date, {hour: 'numeric', minute: '2-digit'});
}

export function dateOf(ts) {
  return new Date(Number(ts) * 1000);
}

export function dayLine(message) {
  const date = dateOf(message.ts);
  const near = nearDay(date);
  const name = near
    ? near[0].toUpperCase() + near.slice(1)
    : local(date, {weekday: 'long', day: 'numeric', month: 'long'});
  return h('li', {class: 'day'}, h('span', {}, name));
}

/** One message; `open(ts)` shows its thread, and is left out where the thread is shown. */
export function row(message, {compact, warning, state, names, open}) {
  const author = message.user === SLACK.id ? SLACK : names.person(message.user) ?? SLACK;
  const date = dateOf(message.ts);
  const kind = message.ephemeral ? 'ephemeral' : open ? 'message' : 'reply';
  const notice = message.subtype && message.subtype !== 'file_share';
  const classes = ['message', compact && 'compact', message.ephemeral && 'ephemeral',
    notice && 'notice'].filter(Boolean).join(' ');
  return h('li', {class: classes, 'data-testid': kind, 'data-ts': message.ts},
    compact ? h('span', {class: 'gutter'}, clock(date)) : avatar(author),
    h('div', {class: 'body'},
      message.ephemeral
        ? h('p', {class: 'private'}, h('span', {'aria-hidden': 'true'}, '◉ '),
          'Only visible to you')
        : null,
      compact ? null : h('p', {class: 'by'},
        h('strong', {}, author.bot ? 'Rallybot' : author.name),
        author.bot ? h('span', {class: 'badge'}, 'APP') : null,
        h('time', {datetime: date.toISOString()}, clock(date))),
      content(message, state, names),
      warning ? h('p', {class: 'warning', role: 'alert'}, '⚠ ', warning) : null,
      open && message.reply_count ? replies(message, names, open) : null),
    tools(message, author, state, open));
}

function replies(message, names, open) {
  const faces = message.reply_users.map(id => names.person(id)).filter(Boolean).slice(0, 4);
  const last = dateOf(message.latest_reply);
  return h('button', {
    class: 'replies', type: 'button', 'data-testid': 'replies', onclick: () => open(message.ts),
  }, h('span', {class: 'faces'}, faces.map(avatar)),
  h('strong', {}, message.reply_count === 1 ? '1 reply' : `${message.reply_count} replies`),
  h('span', {class: 'quiet'}, `last ${nearDay(last) ?? ''} ${clock(last)}`.replace('  ', ' ')));
}

function content(message, state, names) {
  if (message.blocks?.length) {
    return h('div', {class: 'blocks'}, blocks(message.blocks, context(message, state, names)));
  }
  const edited = message.edited ? h('span', {class: 'edited'}, ' (edited)') : null;
  return [
    message.text || edited
      ? h('div', {class: 'b-text'}, mrkdwn(message.text ?? '', names), edited) : null,
    ...(message.files ?? []).map(file => h('div', {class: 'file', 'data-testid': 'file'},
      h('span', {class: 'file-type', 'aria-hidden': 'true'}, ending(file)),
      h('div', {}, h('strong', {}, file.name), h('small', {}, size(file.size))),
      opener(file, state.me))),
  ];
}

function ending(file) {
  return file.filetype === 'binary' ? 'FILE' : file.filetype.toUpperCase();
}

function size(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
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
    if (problem !== warningOf(message)) {
      if (problem) failed.set(message.ts, problem);
      else failed.delete(message.ts);
      document.dispatchEvent(new Event('redraw'));
    }
  };
  const self = {names, use, for: () => self};
  return self;
}

function tools(message, author, state, open) {
  if (message.ephemeral || message.subtype === 'tombstone') return null;
  const deletable = author.bot && !message.subtype;
  return h('div', {class: 'message-tools'},
    open
      ? h('button', {
        type: 'button', title: 'Reply in thread', 'aria-label': 'Reply in thread',
        onclick: () => open(message.ts),
      }, '💬')
      : null,
    state.shortcuts.length
      ? h('button', {
        type: 'button', title: 'More actions', 'aria-label': 'More actions',
        'aria-haspopup': 'listbox', onclick: event => shortcut(event.currentTarget, message, state),
      }, '⋮')
      : null,
    deletable
      ? h('button', {
        type: 'button', title: 'Delete message', 'aria-label': 'Delete message',
        onclick: () => ask('/client/delete', {channel: state.channel, ts: message.ts})
          .catch(error => toast(error.message)),
      }, '🗑')
      : null);
}

/** What the app offers in the menu of any message. */
async function shortcut(anchor, message, state) {
  const options = state.shortcuts.map(({id, name}) => (
    {text: name, value: id, description: 'Rallybot'}));
  const chosen = await choose(anchor, {groups: [{options}], label: 'More actions'});
  if (!chosen) return;
  try {
    const answer = await ask('/client/shortcut', {
      user: state.me, channel: state.channel, ts: message.ts, shortcut: chosen[0],
    });
    if (!answer.ok) toast(`Rallybot did not answer this (${answer.error}). Try again.`);
  } catch (error) {
    toast(error.message);
  }
}
