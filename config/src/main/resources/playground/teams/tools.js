import {$, h} from '../dom.js';
import {faultsPanel} from '../faults.js';
import {sample, toggleTools} from '../tools.js';

const WORDS = {
  RATE_LIMITED: '429 with Retry-After',
  PRECONDITION_FAILED: '412, nothing done',
  TOKEN_REFUSED: '401, the token is refused',
  ERROR_BEFORE: '502, nothing done',
  ERROR_AFTER: '504, but done',
  SILENCE_BEFORE: 'Silence, nothing done',
  SILENCE_AFTER: 'Silence, but done',
  LATE: 'Done after the bot gave up',
  DUPLICATE_DELIVERY: 'Activities arrive twice',
};
const CALLS = {
  post: 'post a message',
  update: 'update a message',
  chat: 'begin a chat',
  members: 'list members',
  member: 'look somebody up',
  '*': 'every call',
};
let panel = null;

/** The panel beside the posts: faults on order, and who called what. */
export function drawTools(state) {
  panel ??= build();
  panel.draw(state, id => state.places.find(place => place.id === id)?.name
    ?? state.people.find(person => person.id === id)?.name ?? id);
}

function build() {
  const made = faultsPanel({platform: 'Teams', api: '/teams/client/', words: WORDS, calls: CALLS});
  $('#tools').append(
    h('header', {}, h('h2', {}, 'Playground'),
      h('button', {class: 'icon', 'aria-label': 'Close', onclick: () => toggleTools(false)}, '✕')),
    h('div', {class: 'scroll'},
      h('section', {class: 'once'}, sample()), made.elements));
  return made;
}
