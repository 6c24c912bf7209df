import {local} from '../clock.js';
import {h} from '../dom.js';
import './charts.js';
import {HOST_CONFIG} from './host.js';
import {markdown} from './markdown.js';
import {showMenu} from './menu.js';

const {AdaptiveCard, GlobalSettings, HostConfig, SerializationContext} = window.AdaptiveCards;
const host = new HostConfig(HOST_CONFIG);

GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
GlobalSettings.allowMarkForTextHighlighting = false;
GlobalSettings.setTabIndexAtCardRoot = false;
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown(text);
  result.didProcess = true;
};

/**
 * Draws a card with Microsoft's own renderer.
 *
 * @param content the card as the bot sent it
 * @param people who can be chosen
 * @param act is called with `{action, inputs, element}` when somebody presses a button: the action
 *     as the card has it, and what was filled in
 * @returns `element`, `inputs()` in their order, and the `problems` that the renderer has with the
 *     card
 */
export function drawCard(content, people, act) {
  const sources = new WeakMap();
  const context = new SerializationContext();
  context.onParseAction = (action, source) => sources.set(action, source);
  const card = new AdaptiveCard();
  card.hostConfig = host;
  card.parse(withTimes(withPeople(content, people)), context);
  card.onExecuteAction = action => execute(action, sources.get(action), act);
  card.onDisplayOverflowActionMenu = (actions, button) => {
    showMenu(button, actions.map(action => ({
      title: action.title, run: () => action.isEffectivelyEnabled() && action.execute(),
    })));
    return true;
  };
  const element = card.render() ?? h('div', {class: 'ac-adaptiveCard'});
  const problems = [];
  for (let at = 0; at < context.eventCount; at++) problems.push(context.getEventAt(at).message);
  return {element, inputs: () => card.getAllInputs(), problems};
}

/** Dates and times where whoever looks lives; the renderer knows the browser's zone alone. */
function withTimes(content) {
  return JSON.parse(JSON.stringify(content), (key, value) =>
    typeof value === 'string' ? value.replace(MOMENT, moment) : value);
}

const MOMENT = /\{\{(DATE|TIME)\(([^,)\s]+)(?:,\s*SHORT)?\)\}\}/g;

function moment(whole, what, at) {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return whole;
  return what === 'TIME'
    ? local(date, {hour: 'numeric', minute: '2-digit'})
    : local(date, {weekday: 'short', year: 'numeric', month: 'short', day: 'numeric'});
}

function execute(action, source, act) {
  switch (action.getJsonTypeName()) {
    case 'Action.OpenUrl':
      if (/^(https?|mailto|tel):/i.test(action.url ?? '')) {
        open(action.url, '_blank', 'noopener,noreferrer');
      }
      return;
    case 'Action.Execute':
    case 'Action.Submit':
      act({action: source, inputs: filledIn(action), element: action.renderedElement});
      return;
    default:
      // what unfolds or hides a part of the card is done by the renderer itself
  }
}

function filledIn(action) {
  return Object.fromEntries(Object.values(action.getReferencedInputs())
    .filter(input => input.isSet())
    .map(input => [input.id, String(input.value)]));
}

/** The same card, in which Teams' people picker is a choice of the people of this page. */
function withPeople(part, people) {
  if (Array.isArray(part)) return part.map(one => withPeople(one, people));
  if (!part || typeof part !== 'object') return part;
  const copy = {};
  for (const [name, value] of Object.entries(part)) copy[name] = withPeople(value, people);
  if (String(part['choices.data']?.dataset).startsWith('graph.microsoft.com/users')) {
    const known = value => people.find(({id, aadObjectId}) => value === id || value === aadObjectId);
    const picked = person => person.aadObjectId ?? person.id;
    copy.choices = [
      ...(copy.choices ?? []).filter(choice => !known(choice.value)),
      ...people.map(person => ({title: person.name, value: picked(person)})),
    ];
    copy.value = copy.value?.split(',')
      .map(value => known(value) ? picked(known(value)) : value).join(',');
    delete copy['choices.data'];
  }
  return copy;
}
