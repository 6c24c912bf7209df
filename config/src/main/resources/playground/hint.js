import {$, h, memory} from './dom.js';

/** Four things to try first, until somebody closes them. */
export function startHint() {
  const box = $('#hint');
  if (memory.get('hint', 'open') !== 'open') return;
  box.append(
    h('ol', {},
      h('li', {}, h('strong', {}, 'Answer a lead: '),
        'one click. ', h('em', {}, 'Why?'), ' says more, or takes it back.'),
      h('li', {}, h('strong', {}, 'Be somebody else: '),
        'Tom may disagree, Priya is marketing, Sam leads, Robin is a guest.'),
      h('li', {}, h('strong', {}, 'Open your queue: '),
        'Rallybot under ', h('em', {}, 'Apps'), ', or /leads. Move the clock, and be reminded.'),
      h('li', {}, h('strong', {}, 'Break something: '),
        'order a fault under ', h('em', {}, 'Playground'),
        ', or kill the bot and start it again. Nothing is lost.')),
    h('button', {
      class: 'icon', type: 'button', 'aria-label': 'Close the hint',
      onclick: () => {
        box.hidden = true;
        memory.set('hint', 'closed');
      },
    }, '✕'));
  box.hidden = false;
}
