import {$, ask, h, toast} from './dom.js';

const WORDS = {
  RATE_LIMITED: '429 with Retry-After',
  ERROR_BEFORE: '500, nothing done',
  ERROR_AFTER: '500, but done',
  SILENCE_BEFORE: 'Silence, nothing done',
  SILENCE_AFTER: 'Silence, but done',
  LATE: 'Done after the bot gave up',
  DUPLICATE_DELIVERY: 'Callbacks arrive twice',
  CONNECTION_DROPPED: 'The connection breaks',
  CONNECTION_REFRESHED: 'The connection is renewed',
};
const CALLS = ['chat.postMessage', 'chat.update', 'chat.postEphemeral', 'views.open', 'respond',
  '*'];
let parts = null;

/** The panel beside the chat: sample data, faults on order, and who called what. */
export function drawTools(state, names) {
  parts ??= build();
  const {faults, log} = state;
  // there is a connection to break only in Socket Mode
  for (const name of ['CONNECTION_DROPPED', 'CONNECTION_REFRESHED']) {
    parts.form.querySelector(`option[value=${name}]`).hidden = !state.socket;
  }
  parts.rules.replaceChildren(...faults.rules.map(rule => h('li', {},
    h('strong', {}, rule.left > 0 ? `Next ${rule.left}` : `${Math.round(rule.probability * 100)} %`),
    ' ', WORDS[rule.fault], h('small', {}, rule.calls.join(', ')))));
  if (!faults.rules.length) parts.rules.append(h('li', {class: 'quiet'}, 'No fault is ordered.'));
  const struck = Object.entries(faults.hits).filter(([, count]) => count);
  parts.hits.replaceChildren(...struck.map(([name, count]) =>
    h('tr', {}, h('td', {}, WORDS[name]), h('td', {}, `${count}×`))));
  parts.hits.closest('table').hidden = !struck.length;
  const early = Object.entries(faults.violations);
  parts.early.hidden = !early.length;
  parts.early.textContent = 'Called again too early: '
    + early.map(([key, count]) => `${key} ${count}×`).join(', ');
  parts.log.replaceChildren(...log.map(call => h('li', {},
    h('time', {}, new Date(Number(call.ts) * 1000).toLocaleTimeString('en-GB')),
    h('span', {class: 'arrow', title: call.fromBot ? 'bot to Slack' : 'Slack to bot'},
      call.fromBot ? '→' : '←'),
    h('span', {class: 'call'}, call.call, h('small', {}, target(call.target, names))),
    h('span', {class: 'status ' + tone(call)},
      `${call.status || '—'} ${call.result}`))));
  if (!log.length) parts.log.append(h('li', {class: 'quiet'}, 'No calls yet.'));
}

/** An id under the name that people know. */
function target(id, names) {
  const name = names.channel(id)?.name;
  return name ? '#' + name : names.person(id)?.name ?? id;
}

function tone(call) {
  if (call.result === 'ok') return 'good';
  return call.result.startsWith('fault') ? 'fault' : 'bad';
}

function build() {
  const made = {
    rules: h('ul', {class: 'rules'}),
    hits: h('tbody', {}),
    early: h('p', {class: 'quiet'}),
    log: h('ol', {class: 'log'}),
  };
  const form = orders();
  made.form = form;
  $('#tools').append(
    h('header', {}, h('h2', {}, 'Playground'),
      h('button', {class: 'icon', 'aria-label': 'Close', onclick: () => toggleTools(false)}, '✕')),
    h('div', {class: 'scroll'},
      h('section', {}, sample()),
      h('details', {open: true}, h('summary', {}, 'Faults'),
        h('p', {class: 'quiet'}, 'What Slack does wrong when the bot calls it.'), form, made.rules,
        h('table', {class: 'hits'}, h('caption', {}, 'Struck so far'), made.hits), made.early,
        h('button', {class: 'btn', type: 'button', onclick: () => tell('/client/fault-reset', {})},
          'Reset faults')),
      h('details', {open: true}, h('summary', {}, 'Calls, newest first'),
        h('p', {class: 'quiet'}, '→ the bot calls Slack · ← Slack calls the bot'), made.log)));
  return made;
}

function sample() {
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

function orders() {
  const option = (value, text) => h('option', {value}, text);
  const fault = h('select', {'aria-label': 'Fault', dataset: {fault: 'kind'}},
    Object.entries(WORDS).map(([value, text]) => option(value, text)));
  const calls = h('select', {'aria-label': 'On calls', dataset: {fault: 'calls'}},
    CALLS.map(name => option(name, {respond: 'response_url', '*': 'every call'}[name] ?? name)));
  const mode = h('select', {'aria-label': 'How often', dataset: {fault: 'mode'}, onchange: () => {
    amount.value = mode.value === 'next' ? '1' : '30';
  }}, option('next', 'the next … calls'), option('chance', '… per cent of calls'));
  const amount = h('input', {
    type: 'number', min: '0', max: '100', value: '1', 'aria-label': 'Amount',
    dataset: {fault: 'amount'},
  });
  return h('form', {class: 'orders', onsubmit: event => {
    event.preventDefault();
    const number = Number(amount.value);
    const often = mode.value === 'next' ? {next: number} : {probability: number / 100};
    tell('/client/fault', {fault: fault.value, calls: [calls.value], ...often});
  }}, fault, calls, h('div', {class: 'inline'}, mode, amount),
  h('button', {class: 'btn'}, 'Add fault'));
}

async function tell(path, body) {
  try {
    return await ask(path, body);
  } catch (error) {
    toast(error.status === 404 ? 'This playground has no sample data.' : error.message);
    return undefined;
  }
}

export function toggleTools(show = !document.body.classList.contains('with-tools')) {
  document.body.classList.toggle('with-tools', show);
  $('#open-tools').setAttribute('aria-expanded', String(show));
}
