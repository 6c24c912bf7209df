import {$, ask, h, toast} from './dom.js';
import {blocks} from './blocks.js';

let shown = null;

/** The home tab, as the bot published it last; what somebody chose there stays chosen. */
export function drawHome(state, names, visible) {
  const page = $('#home');
  page.hidden = !visible;
  if (!visible) {
    shown = null;
    return;
  }
  const view = state.home;
  const key = state.me + (view?.hash ?? '');
  if (shown?.key === key) return;
  const same = shown?.me === state.me;
  shown = {key, me: state.me, held: same ? shown.held : {}};
  const focus = page.contains(document.activeElement)
    ? document.activeElement.dataset.action : undefined;
  const top = page.scrollTop;
  page.replaceChildren(h('div', {class: 'home-body blocks', 'data-testid': 'home'},
    view
      ? blocks(view.blocks, context(view, state, names))
      : h('p', {class: 'quiet'}, 'Rallybot is drawing this page…')));
  page.scrollTop = same ? top : 0;
  if (focus) page.querySelector(`[data-action="${CSS.escape(focus)}"]`)?.focus();
}

function context(view, state, names) {
  const {held} = shown;
  const set = (action, values) => {
    held[action] = values;
  };
  const use = async (action, chosen) => {
    try {
      const answer = await ask('/client/use', {
        user: state.me, view: view.id, action, chosen, values: held,
      });
      if (!answer.ok) toast(`Rallybot did not answer this (${answer.error}).`);
    } catch (error) {
      toast(error.message);
    }
  };
  const base = {names, held, errors: {}, set};
  return {
    ...base,
    for: (block, input) => input && !block.dispatch_action ? base : {...base, use},
  };
}
