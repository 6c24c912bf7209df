import {ask, h} from '../dom.js';

/** What the bot said to a press, by message and person; only that person sees it. */
const said = new Map();

/** The line under a card that says what came of this person's last press on it. */
export function answerOf(message, me) {
  const line = h('p', {class: 'answer', role: 'status', 'data-testid': 'answer'});
  show(line, said.get(me + message));
  return line;
}

function show(line, answer) {
  line.hidden = !answer;
  line.classList.toggle('wrong', Boolean(answer?.wrong));
  line.replaceChildren(...(answer
    ? [answer.wrong ? '⚠ ' : h('span', {class: 'quiet'}, 'Only you see this: '), answer.text]
    : []));
}

/** Tells the bot what was pressed on a message's card, and shows its answer under the card. */
export async function press(message, me, place, row, {action, inputs, element}) {
  const card = row.querySelector('.card');
  if (card.classList.contains('busy')) return;
  card.classList.add('busy');
  element?.classList.add('busy-button');
  const answer = await answerTo({user: me, place, message, action, inputs});
  card.classList.remove('busy');
  element?.classList.remove('busy-button');
  if (answer) said.set(me + message, answer);
  else said.delete(me + message);
  // the card may have been drawn again meanwhile
  const line = document.querySelector(`[data-id="${CSS.escape(message)}"] .answer`);
  if (!line) return;
  show(line, answer);
  line.scrollIntoView({block: 'nearest'});
}

async function answerTo(body) {
  try {
    const answer = await ask('/teams/client/press', body);
    if (answer.type === 'message' && answer.text) return {text: answer.text, wrong: false};
    if (answer.type === 'error' || !answer.ok) return {text: failure(answer), wrong: true};
    return undefined;
  } catch (error) {
    return {text: error.message, wrong: true};
  }
}

/** In words, why the bot did not do it. */
export function failure({text, error, status}) {
  return text || error
    || `Rallybot did not answer this${status ? ` (HTTP ${status})` : ''}. Try again.`;
}
