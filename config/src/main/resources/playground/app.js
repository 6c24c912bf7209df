import {$, ask, h, memory} from './dom.js';
import {startComposer} from './composer.js';
import {startHint} from './hint.js';
import {drawMessages, startMessages} from './messages.js';
import {drawModal} from './modal.js';
import {drawTools, toggleTools} from './tools.js';

let state = null;
let names = null;
let polling = null;
const address = new URLSearchParams(location.search);
let me = address.get('user') ?? memory.get('me', 'U0MAYA');
let channel = address.get('channel') ?? memory.get('channel', 'C0LEADS');
/** What was seen last in each channel, to mark those with something new. */
const read = new Map();

function draw() {
  names = {
    me,
    people: state.people,
    channels: state.channels,
    person: id => state.people.find(person => person.id === id),
    channel: id => state.channels.find(one => one.id === id),
  };
  drawSidebar();
  drawHeader();
  drawMessages(state, names);
  drawModal(state, names);
  drawTools(state, names);
}

function drawSidebar() {
  const item = one => {
    const here = one.id === channel;
    const key = me + one.id;
    if (here || !read.has(key)) read.set(key, one.last);
    const fresh = read.get(key) !== one.last;
    return h('li', {},
      h('button', {
        class: (here ? 'here ' : '') + (fresh ? 'fresh' : ''),
        'aria-current': here ? 'page' : null,
        dataset: {channel: one.id},
        onclick: () => go(me, one.id),
      }, h('span', {class: 'sign', 'aria-hidden': 'true'}, sign(one)),
      one.direct ? 'Rallybot' : one.name,
      fresh ? h('span', {class: 'dot', 'aria-label': 'new messages'}) : null));
  };
  redraw($('#channels'), state.channels.filter(one => !one.direct).map(item));
  redraw($('#directs'), state.channels.filter(one => one.direct).map(item));
  const select = $('#person');
  const cast = state.people.filter(person => !person.bot);
  if (select.options.length !== cast.length) {
    select.replaceChildren(...cast.map(person =>
      h('option', {value: person.id}, `${person.name}, ${person.title.toLowerCase()}`)));
  }
  select.value = me;
}

function sign(one) {
  if (one.direct) return '◆';
  return one.hidden ? '🔒' : '#';
}

/** Leaves the list alone if it looks the same, so that keyboard focus stays where it is. */
function redraw(list, items) {
  const fresh = h('ul', {}, items);
  if (list.innerHTML !== fresh.innerHTML) list.replaceChildren(...fresh.children);
}

function drawHeader() {
  const here = state.channels.find(one => one.id === channel);
  if (!here) return;
  $('#channel-name').textContent = (here.direct ? '' : sign(here) + ' ')
    + (here.direct ? 'Rallybot' : here.name);
  $('#channel-about').textContent = here.direct
    ? 'Only you and the bot'
    : `${here.members} members` + (here.bot ? '' : ' · Rallybot is not here: /invite @rallybot')
      + (here.archived ? ' · archived' : '');
  $('#text').placeholder = here.direct ? 'Message Rallybot' : `Message #${here.name}`;
}

function go(user, where) {
  me = user;
  channel = where;
  memory.set('me', me);
  memory.set('channel', channel);
  document.body.classList.remove('with-sidebar');
  polling?.abort();
}

async function poll() {
  let since = 0;
  for (;;) {
    polling = new AbortController();
    const asked = me + channel;
    try {
      const next = await ask('/client/state', {user: me, channel, since}, polling.signal);
      if (asked !== me + channel) {
        since = 0;
        continue;
      }
      since = next.version;
      if (!next.people.some(person => person.id === me)) {
        me = next.people[0].id;
        since = 0;
        continue;
      }
      const visible = next.channels.some(one => one.id === channel);
      if (!visible && next.channels.length) {
        channel = next.channels[0].id;
        since = 0;
        continue;
      }
      state = {...next, channel};
      $('#connection').textContent = 'connected';
      $('#offline').hidden = true;
      draw();
    } catch (error) {
      since = 0;
      if (error.name === 'AbortError') continue;
      $('#connection').textContent = 'reconnecting…';
      $('#offline').hidden = false;
      await new Promise(resolve => setTimeout(resolve, 700));
    }
  }
}

function theme(name) {
  document.documentElement.dataset.theme = name;
  memory.set('theme', name);
}

const dark = matchMedia('(prefers-color-scheme: dark)');
theme(address.get('theme') ?? memory.get('theme', dark.matches ? 'dark' : 'light'));
$('#theme').addEventListener('click', () =>
  theme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'));
$('#open-tools').addEventListener('click', () => toggleTools());
$('#open-sidebar').addEventListener('click', () =>
  document.body.classList.toggle('with-sidebar'));
$('main').addEventListener('pointerdown', event => {
  if (!event.target.closest('#open-sidebar')) document.body.classList.remove('with-sidebar');
});
$('#person').addEventListener('change', event => {
  const direct = state?.channels.find(one => one.id === channel)?.direct;
  const user = event.target.value;
  go(user, direct ? 'D' + user.slice(1) : channel);
});
document.addEventListener('redraw', () => state && draw());
toggleTools(innerWidth >= 1180 && address.get('tools') !== 'closed');
startHint();
startMessages();
startComposer(() => ({state}));
poll();
