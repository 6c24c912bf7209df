import {$, ask, h, memory} from './dom.js';
import {setNow, setZone, startClock} from './clock.js';
import {startCanvases} from './canvas.js';
import {startComposer} from './composer.js';
import {startFiles} from './files.js';
import {drawHome} from './home.js';
import {startHint} from './hint.js';
import {drawMessages, startMessages} from './messages.js';
import {drawModal} from './modal.js';
import {released} from './redraw.js';
import {drawThread, startThread} from './thread.js';
import {drawTools, toggleTools} from './tools.js';
import {startViews} from './views.js';

let state = null;
let names = null;
let polling = null;
const address = new URLSearchParams(location.search);
let me = address.get('user') ?? memory.get('me', 'U0MAYA');
let channel = address.get('channel') ?? memory.get('channel', 'C0LEADS');
let thread = '';
let tab = 'messages';
/** What was seen last in each channel, to mark those with something new. */
const read = new Map(JSON.parse(memory.get('read', '[]')));

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
  drawMessages(state, names, openThread);
  const atHome = isDirect() && tab === 'home';
  drawHome(state, names, atHome);
  $('#messages').hidden = atHome;
  $('#composer').hidden = atHome;
  document.body.classList.toggle('at-home', atHome);
  if (atHome) $('#newer').hidden = true;
  drawThread(state, names);
  drawModal(state, names);
  drawTools(state, names);
}

function drawSidebar() {
  const item = one => {
    const here = one.id === channel;
    const key = me + one.id;
    const looking = here && !(one.direct && tab === 'home');
    if ((looking || !read.has(key)) && read.get(key) !== one.last) {
      read.set(key, one.last);
      memory.set('read', JSON.stringify([...read]));
    }
    const fresh = read.get(key) !== one.last;
    return h('li', {},
      h('button', {
        class: (here ? 'here ' : '') + (fresh ? 'fresh' : ''),
        'aria-current': here ? 'page' : null,
        dataset: {channel: one.id},
        onclick: () => go(me, one.id, 'messages'),
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
  $('#tabs').hidden = !here.direct;
  for (const button of document.querySelectorAll('#tabs button')) {
    const on = button.dataset.tab === tab;
    button.setAttribute('aria-selected', String(on));
    button.tabIndex = on ? 0 : -1;
  }
  $('#channel-about').textContent = here.direct
    ? 'App · only you and the bot see this'
    : `${here.members} members` + (here.bot ? '' : ' · Rallybot is not here: /invite @rallybot')
      + (here.archived ? ' · archived' : '');
  $('#text').placeholder = here.direct ? 'Message Rallybot' : `Message #${here.name}`;
}

function isDirect() {
  return Boolean(state?.channels.find(one => one.id === channel)?.direct);
}

/** Slack tells the app whenever somebody looks at one of its tabs. */
function openTab(name) {
  tab = name;
  const user = me;
  ask('/client/open', {user, tab: name}).catch(() => {});
  if (name === 'home') closeThread();
  if (state) draw();
}

function openThread(ts) {
  thread = ts;
  if ($('#app').clientWidth < 1600) toggleTools(false);
  polling?.abort();
}

function closeThread() {
  if (!thread) return;
  const from = document.querySelector(`#messages [data-ts="${thread}"] .replies`);
  thread = '';
  polling?.abort();
  from?.focus();
}

function go(user, where, wanted = tab) {
  me = user;
  channel = where;
  thread = '';
  if (where.startsWith('D')) openTab(wanted);
  memory.set('me', me);
  memory.set('channel', channel);
  document.body.classList.remove('with-sidebar');
  polling?.abort();
}

/** Where this person is by now, though the messages of the place may be still to come. */
function current() {
  return {state: {...state, me, channel}};
}

async function poll() {
  let since = 0;
  for (;;) {
    polling = new AbortController();
    const asked = me + channel + thread;
    try {
      const next = await ask('/client/state', {user: me, channel, thread, since}, polling.signal);
      await released();
      if (asked !== me + channel + thread) {
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
      setZone(next.people.find(person => person.id === me)?.zone);
      setNow(next.now);
      $('#notice').textContent = next.notice;
      $('#notice').hidden = !next.notice;
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
startViews(address.get('view'));
toggleTools($('#app').clientWidth >= 1180 && address.get('tools') !== 'closed');
startHint();
startMessages();
startClock(() => me);
startComposer($('#composer'), current);
startFiles(current);
startCanvases(current);
startThread(() => ({state}), closeThread);
$('#tabs').addEventListener('click', event => {
  const wanted = event.target.closest('[data-tab]')?.dataset.tab;
  if (wanted && wanted !== tab) openTab(wanted);
});
$('#tabs').addEventListener('keydown', event => {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  openTab(tab === 'home' ? 'messages' : 'home');
  $(`#tabs [data-tab=${tab}]`).focus();
});
if (address.get('tab') === 'home') openTab('home');
poll();
