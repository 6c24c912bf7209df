import {$, ask, h, toast} from './dom.js';
import {faultsPanel, tell} from './faults.js';

const WORDS = {
  RATE_LIMITED: '429 with Retry-After',
  ERROR_BEFORE: '500, nothing done',
  ERROR_AFTER: '500, but done',
  SILENCE_BEFORE: 'Silence, nothing done',
  SILENCE_AFTER: 'Silence, but done',
  LATE: 'Done after the bot gave up',
  CANVASES_OFF: 'Canvases are switched off',
  DUPLICATE_DELIVERY: 'Callbacks arrive twice',
  CONNECTION_DROPPED: 'The connection breaks',
  CONNECTION_REFRESHED: 'The connection is renewed',
};
const CALLS = {
  'chat.postMessage': 'chat.postMessage',
  'chat.update': 'chat.update',
  'chat.postEphemeral': 'chat.postEphemeral',
  'views.open': 'views.open',
  'canvases.create': 'canvases.create',
  'canvases.edit': 'canvases.edit',
  respond: 'response_url',
  '*': 'every call',
};
let panel = null;

/** The panel beside the chat: sample data, faults on order, and who called what. */
export function drawTools(state, names) {
  panel ??= build();
  // there is a connection to break only in Socket Mode
  for (const name of ['CONNECTION_DROPPED', 'CONNECTION_REFRESHED']) {
    panel.form.querySelector(`option[value=${name}]`).hidden = !state.socket;
  }
  panel.draw(state, id => {
    const name = names.channel(id)?.name;
    return name ? '#' + name : names.person(id)?.name ?? id;
  });
}

function build() {
  const made = faultsPanel({platform: 'Slack', api: '/client/', words: WORDS, calls: CALLS});
  $('#tools').append(
    h('header', {}, h('h2', {}, 'Playground'),
      h('button', {class: 'icon', 'aria-label': 'Close', onclick: () => toggleTools(false)}, '✕')),
    h('div', {class: 'scroll'}, h('section', {}, sample()), made.elements));
  return made;
}

/** Sends a lead that is made up, and shows how to send another one. */
export function sample() {
  const box = h('div', {class: 'curl', hidden: true});
  ask('/client/x/info').then(({curl, botUrl}) => {
    box.hidden = false;
    box.append(
      h('p', {}, 'Or send your own', botUrl ? ` to ${botUrl}` : '', ':'),
      h('pre', {'data-testid': 'curl'}, curl),
      h('button', {class: 'btn', type: 'button', onclick: () => navigator.clipboard
        ?.writeText(curl).then(() => toast('Copied'), () => toast('Select and copy it'))},
      'Copy'));
  }, () => {});
  const button = h('button', {
    class: 'btn primary wide', type: 'button', 'data-testid': 'sample-lead',
    onclick: async () => {
      button.classList.add('busy');
      const sent = await tell('/client/x/sample-lead', {});
      if (sent) toast(sent.who ? `Sent: ${sent.who}` : `Not sent: ${sent.status}.`);
      button.classList.remove('busy');
    },
  }, 'Send a sample lead');
  return [h('p', {}, 'A made-up lead, sent to the bot the way a form on a web site would.'),
    button, box];
}

export function toggleTools(show = !document.body.classList.contains('with-tools')) {
  document.body.classList.toggle('with-tools', show);
  $('#open-tools').setAttribute('aria-expanded', String(show));
}
