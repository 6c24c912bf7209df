import {$, h, memory} from './dom.js';
import {toggleTools} from './tools.js';

/** A window narrower than this has no room for both, in pixels. */
const ROOM_FOR_BOTH = 1100;
/** From here on both have enough room to be shown unasked, in pixels. */
const PLENTY = 1500;

/** Slack, Teams or both beside each other, if there is a Teams side; `wanted` is asked for. */
export async function startViews(wanted) {
  const answer = await fetch('/teams/').catch(() => null);
  if (!answer?.ok) return;
  let view = wanted ?? memory.get('view', innerWidth >= PLENTY ? 'both' : 'slack');
  $('#views').hidden = false;
  $('#views').addEventListener('click', event => {
    const chosen = event.target.closest('[data-view]')?.dataset.view;
    if (!chosen) return;
    view = chosen;
    memory.set('view', view);
    show(view);
  });
  addEventListener('resize', () => show(view));
  show(view);
}

function show(wanted) {
  const view = wanted === 'both' && innerWidth < ROOM_FOR_BOTH ? 'slack' : wanted;
  if (document.body.dataset.view === view) return;
  document.body.dataset.view = view;
  for (const button of document.querySelectorAll('#views button')) {
    button.setAttribute('aria-pressed', String(button.dataset.view === view));
  }
  if (view === 'both') toggleTools(false);
  if (view === 'slack') return;
  const {theme} = document.documentElement.dataset;
  const frame = $('#teams') ?? h('iframe', {
    id: 'teams', title: 'Teams', src: `/teams/?theme=${theme}&tools=closed`,
  });
  if (!frame.isConnected) $('#sides').append(frame);
}
