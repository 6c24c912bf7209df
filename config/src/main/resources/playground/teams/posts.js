import {thisDay} from '../clock.js';
import {$, ask, avatar, h, toast} from '../dom.js';
import {redrawRows} from '../redraw.js';
import {drawCard} from './cards.js';
import {writingBox} from './composer.js';
import {showMenu} from './menu.js';
import {answerOf, failure, press} from './press.js';
import {moment, words} from './words.js';

/** The newest message stays in view, unless the reader scrolled away from it. */
export function startPosts() {
  const list = $('#posts');
  let atEnd = true;
  list.addEventListener('scroll', () => {
    atEnd = isAtEnd(list);
    if (atEnd) $('#newer').hidden = true;
  });
  $('#newer').addEventListener('click', () => toEnd(list));
  new ResizeObserver(() => atEnd && toEnd(list)).observe(list);
}

function isAtEnd(list) {
  return list.scrollHeight - list.scrollTop - list.clientHeight < 80;
}

function toEnd(list) {
  list.scrollTop = list.scrollHeight;
  $('#newer').hidden = true;
}

/** Nothing moves away from under a pointer that is about to press, or a card being filled in. */
function busyWith(list) {
  return Boolean(list.querySelector('.ac-actionSet:hover, .card :is(input, textarea, select):focus')
    || document.querySelector('.menu'));
}

/** Draws the messages of a place, and redraws only those that changed. */
export function drawPosts(state) {
  const list = $('#posts');
  const place = state.places.find(one => one.id === state.place);
  const fresh = list.dataset.place !== state.place + state.me;
  const atEnd = isAtEnd(list);
  const all = state.messages.flatMap(message => [message, ...message.replies ?? []]);
  const before = new Set((list.dataset.ids ?? '').split(' '));
  const newer = all.filter(message => !before.has(message.id));
  list.classList.toggle('chat', place?.kind === 'personal');
  const wanted = state.messages.map(message => ({
    key: 'post ' + message.id,
    make: () => place.kind === 'personal' ? bubbles(message) : post(message, state),
  }));
  if (!wanted.length) wanted.push({key: 'nothing', make: () => empty(place, state)});
  redrawRows(list, wanted, fresh);
  for (const item of list.querySelectorAll('.post')) {
    const message = state.messages.find(one => one.id === item.dataset.post);
    redrawRows(item.querySelector('ol'), [message, ...message.replies ?? []]
      .map((one, at) => ({key: keyOf(one, state), make: () => row(one, state, at > 0)})));
  }
  list.dataset.place = state.place + state.me;
  list.dataset.ids = all.map(message => message.id).join(' ');
  const mine = newer.some(message => message.from === state.me);
  if (fresh || mine || (atEnd && !(newer.length && busyWith(list)))) toEnd(list);
  else if (newer.length) $('#newer').hidden = false;
}

/** The same for a message that looks the same; what says "yesterday" is drawn again tomorrow. */
function keyOf(message, state) {
  return JSON.stringify([{...message, replies: null}, state.me, thisDay(), nameOf(message, state)]);
}

function nameOf(message, state) {
  if (message.bot) return 'Rallybot';
  return state.people.find(person => person.id === message.from)?.name ?? 'Somebody';
}

/** A post, with its replies and the box for another one. */
function post(message, state) {
  const {place, me} = state;
  return h('li', {class: 'post', dataset: {post: message.id}},
    h('ol', {}),
    writingBox({place, me, thread: message.id}));
}

function bubbles(message) {
  return h('li', {class: 'post', dataset: {post: message.id}}, h('ol', {}));
}

function row(message, state, isReply) {
  const name = nameOf(message, state);
  const date = new Date(message.time);
  const mine = message.from === state.me && !message.bot;
  const element = h('li', {
    class: ['message', isReply && 'is-reply', mine && 'mine', message.onlyYours && 'only-yours']
      .filter(Boolean).join(' '),
    'data-testid': isReply ? 'teams-reply' : 'teams-message',
    dataset: {id: message.id},
  },
  avatar({id: message.from, name, bot: message.bot}),
  h('div', {class: 'body'},
    h('p', {class: 'by'}, h('strong', {}, name),
      h('time', {datetime: date.toISOString()}, moment(date)),
      message.edited ? h('span', {class: 'quiet'}, 'Edited') : null,
      message.onlyYours ? h('span', {class: 'quiet'}, '· Only you see this') : null),
    message.deleted ? h('p', {class: 'gone'}, 'This message has been deleted.') : null,
    message.text ? words(message.text, message.mentions ?? [], state.me) : null));
  if (message.card) element.querySelector('.body').append(...card(message, state, element));
  if (!message.deleted && state.actions?.length) element.append(more(message, state));
  return element;
}

/** What the app offers in the menu of any message. */
function more(message, {me, place, actions}) {
  return h('button', {
    type: 'button', class: 'icon actions', title: 'Message actions',
    'aria-label': 'Message actions', 'aria-haspopup': 'menu',
    onclick: event => showMenu(event.currentTarget, actions.map(({id, title}) => ({
      title,
      run: async () => {
        try {
          const answer = await ask('/teams/client/choose', {
            user: me, place, message: message.id, action: id,
          });
          if (answer.type === 'message' && answer.text) toast(answer.text);
          else if (answer.type === 'error' || !answer.ok) toast(failure(answer));
        } catch (error) {
          toast(error.message);
        }
      },
    }))),
  }, '⋯');
}

function card(message, state, element) {
  const {me, place} = state;
  const drawn = drawCard(message.card, state.people,
    pressed => press(message.id, me, place, element, pressed));
  return [
    h('div', {class: 'card', 'data-testid': 'card'}, drawn.element),
    drawn.problems.length
      ? h('p', {class: 'answer wrong', 'data-testid': 'problems'},
        '⚠ Teams may not show all of this card: ', drawn.problems.join(' '))
      : null,
    answerOf(message.id, me),
  ].filter(Boolean);
}

function empty(place, state) {
  const person = state.people.find(one => one.id === state.me);
  if (place?.kind === 'personal') {
    return nothing('A chat with Rallybot', person?.app === false
      ? `Rallybot is not installed for ${person.name}, so that it cannot write here.`
      : 'It writes here only what is for you alone. Type help to see what it can do.');
  }
  return nothing('Nothing here yet…',
    'Leads arrive in the channel that was chosen for them: @Rallybot here chooses this one.');
}

function nothing(title, text) {
  return h('li', {class: 'nothing'}, h('strong', {}, title), h('p', {}, text));
}
