import {setNow, setZone, startClock} from '../clock.js';
import {$, ask, avatar, h, memory} from '../dom.js';
import {released} from '../redraw.js';
import {toggleTools} from '../tools.js';
import {setKnown, startComposer} from './composer.js';
import {drawDialog} from './dialog.js';
import {drawPosts, startPosts} from './posts.js';
import {drawTools} from './tools.js';

let state = null;
let polling = null;
const address = new URLSearchParams(location.search);
let me = address.get('user') ?? memory.get('teams-me', '29:1maya');
let place = address.get('place') ?? memory.get('teams-place', '19:leads@thread.tacv2');
/** Whether a channel or a chat is looked at; somebody else looks at the same. */
let kind = 'channel';
/** What was seen last in each place, to mark those with something new. */
const read = new Map(JSON.parse(memory.get('teams-read', '[]')));

const here = () => state?.places.find(one => one.id === place);

function draw() {
  setKnown({people: state.people, commands: state.commands});
  drawSidebar();
  drawHeader();
  drawPosts(state);
  drawDialog(state);
  drawTools(state);
}

function drawSidebar() {
  const current = here();
  if (current && read.get(me + place) !== current.last) {
    read.set(me + place, current.last);
    memory.set('teams-read', JSON.stringify([...read]));
  }
  for (const one of state.places) {
    if (!read.has(me + one.id)) read.set(me + one.id, one.last);
  }
  const chats = state.places.filter(one => one.kind === 'personal');
  const channels = state.places.filter(one => one.kind !== 'personal');
  const teams = [...new Set(channels.map(one => one.team))];
  const list = h('div', {},
    chats.length ? [h('h3', {}, 'Chat'), h('ul', {}, chats.map(item))] : null,
    h('h3', {}, 'Teams and channels'),
    teams.map(team => [
      h('p', {class: 'team'}, square(team), team),
      h('ul', {}, channels.filter(one => one.team === team).map(item)),
    ]));
  // left alone if it looks the same, so that keyboard focus stays where it is
  if ($('#places').innerHTML !== list.innerHTML) $('#places').replaceChildren(...list.children);
  const select = $('#person');
  const names = state.people.map(person => person.name + (person.title ? ', ' + person.title : ''));
  if ([...select.options].map(option => option.text).join() !== names.join()) {
    select.replaceChildren(...state.people.map((person, at) =>
      h('option', {value: person.id}, names[at])));
  }
  select.value = me;
}

function item(one) {
  const fresh = read.get(me + one.id) !== one.last;
  const classes = [one.id === place && 'here', fresh && 'fresh'].filter(Boolean).join(' ');
  return h('li', {}, h('button', {
    class: classes,
    'aria-current': one.id === place ? 'page' : null,
    dataset: {place: one.id},
    onclick: () => go(me, one.id),
  },
  one.kind === 'personal' ? avatar({bot: true}) : null,
  h('span', {}, nameOf(one)),
  fresh ? h('span', {class: 'dot', 'aria-label': 'new messages'}) : null));
}

function nameOf(one) {
  return one.kind === 'personal' ? 'Rallybot' : one.name;
}

function square(team) {
  const initials = team.split(/\s+/).map(word => word[0]).join('').slice(0, 2).toUpperCase();
  return h('span', {class: 'square', 'aria-hidden': 'true'}, initials);
}

function drawHeader() {
  const one = here();
  if (!one) return;
  kind = one.kind;
  const personal = one.kind === 'personal';
  $('#place-name').textContent = nameOf(one);
  $('#place-about').textContent = personal
    ? 'App · only you and the bot see this' : `${one.team} · Posts`;
  if ($('#place-sign').dataset.place !== place) {
    $('#place-sign').replaceChildren(personal ? avatar({bot: true}) : square(one.team));
    $('#place-sign').dataset.place = place;
  }
  $('#text').placeholder = personal ? 'Type a message' : 'Start a post';
  $('#composer-hint').textContent = personal
    ? 'Rallybot reads every word here, for instance: help'
    : 'Rallybot reads what it is mentioned in, for instance: @Rallybot help';
}

function go(user, where) {
  me = user;
  place = where;
  memory.set('teams-me', me);
  memory.set('teams-place', place);
  document.body.classList.remove('with-sidebar');
  polling?.abort();
}

/** Somebody, and somewhere that they can see; false if one of them had to be chosen. */
function isSomewhere(next) {
  const somebody = next.people.some(person => person.id === me);
  const somewhere = next.places.some(one => one.id === place);
  if (!somebody && next.people.length) me = next.people[0].id;
  if (!somewhere && next.places.length) {
    const like = next.places.filter(one => one.kind === kind);
    place = (like.find(one => one.last) ?? like[0] ?? next.places[0]).id;
  }
  return (somebody || !next.people.length) && (somewhere || !next.places.length);
}

async function poll() {
  let since = 0;
  for (;;) {
    polling = new AbortController();
    const asked = me + ' ' + place;
    try {
      const next = await ask('/teams/client/state', {user: me, place, since}, polling.signal);
      await released();
      if (asked !== me + ' ' + place || !isSomewhere(next)) {
        since = 0;
        continue;
      }
      since = next.version;
      state = {...next, me, place};
      setZone(next.people.find(person => person.id === me)?.zone);
      setNow(new Date(next.now).getTime());
      $('#connection').textContent = '';
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
}

const dark = matchMedia('(prefers-color-scheme: dark)');
theme(address.get('theme') ?? memory.get('theme', dark.matches ? 'dark' : 'light'));
/** What the page that this one stands in also has is not shown twice beside it. */
function frame() {
  const framed = parent !== window;
  document.body.classList.toggle('framed', framed);
  document.body.classList.toggle('beside', framed && parent.document.body.dataset.view === 'both');
}

// the page that this one stands in changes how it looks
addEventListener('storage', event => {
  if (event.key === 'rally.theme' && event.newValue) theme(event.newValue);
  if (event.key === 'rally.view') frame();
});
frame();
$('#theme').addEventListener('click', () => {
  const name = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  theme(name);
  memory.set('theme', name);
});
$('#open-tools').addEventListener('click', () => toggleTools());
$('#open-sidebar').addEventListener('click', () => document.body.classList.toggle('with-sidebar'));
$('main').addEventListener('pointerdown', event => {
  if (!event.target.closest('#open-sidebar')) document.body.classList.remove('with-sidebar');
});
$('#person').addEventListener('change', event => {
  // everybody has a chat of their own
  go(event.target.value, kind === 'personal' ? '' : place);
});
toggleTools(innerWidth >= 1180 && address.get('tools') !== 'closed');
startPosts();
startClock(() => me);
startComposer($('#composer'), () => ({me, place, chat: kind === 'personal'}));
poll();
