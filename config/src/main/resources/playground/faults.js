import {ask, h, toast} from './dom.js';

/**
 * Faults on order, and who called what.
 *
 * @param platform what the platform is called
 * @param api where its stand-in answers
 * @param words the faults that can be ordered, with what they are called
 * @param calls the calls that they can strike, with what those are called
 */
export function faultsPanel({platform, api, words, calls}) {
  const rules = h('ul', {class: 'rules'});
  const hits = h('tbody', {});
  const early = h('p', {class: 'quiet'});
  const calling = h('ol', {class: 'log'});
  const form = orders(api, words, calls);
  const wordsOf = fault => words[fault] ?? fault.toLowerCase().replaceAll('_', ' ');

  /** Shows what the stand-in says; `nameOf` gives an id the name that people know. */
  function draw({faults, log}, nameOf) {
    rules.replaceChildren(...faults.rules.map(rule => h('li', {},
      h('strong', {}, rule.left > 0
        ? `Next ${rule.left}` : `${Math.round(rule.probability * 100)} %`),
      ' ', wordsOf(rule.fault), h('small', {}, rule.calls.join(', ')))));
    if (!faults.rules.length) rules.append(h('li', {class: 'quiet'}, 'No fault is ordered.'));
    const struck = Object.entries(faults.hits).filter(([, count]) => count);
    hits.replaceChildren(...struck.map(([name, count]) =>
      h('tr', {}, h('td', {}, wordsOf(name)), h('td', {}, `${count}×`))));
    hits.closest('table').hidden = !struck.length;
    const tooEarly = Object.entries(faults.violations);
    early.hidden = !tooEarly.length;
    early.textContent = 'Called again too early: '
      + tooEarly.map(([key, count]) => `${key} ${count}×`).join(', ');
    calling.replaceChildren(...log.map(call => h('li', {},
      h('time', {}, new Date(Number(call.ts) * 1000).toLocaleTimeString('en-GB')),
      h('span', {
        class: 'arrow', title: call.fromBot ? `bot to ${platform}` : `${platform} to bot`,
      }, call.fromBot ? '→' : '←'),
      h('span', {class: 'call'}, call.call, h('small', {}, nameOf(call.target))),
      h('span', {class: 'status ' + tone(call)}, `${call.status || '—'} ${call.result}`))));
    if (!log.length) calling.append(h('li', {class: 'quiet'}, 'No calls yet.'));
  }

  const elements = [
    h('details', {open: true}, h('summary', {}, 'Faults'),
      h('p', {class: 'quiet'}, `What ${platform} does wrong when the bot calls it.`), form, rules,
      h('table', {class: 'hits'}, h('caption', {}, 'Struck so far'), hits), early,
      h('button', {class: 'btn', type: 'button', onclick: () => tell(api + 'fault-reset', {})},
        'Reset faults')),
    h('details', {open: true}, h('summary', {}, 'Calls, newest first'),
      h('p', {class: 'quiet'},
        `→ the bot calls ${platform} · ← ${platform} calls the bot`), calling),
  ];
  return {elements, form, draw};
}

function tone(call) {
  if (call.result === 'ok') return 'good';
  return call.result.startsWith('fault') ? 'fault' : 'bad';
}

function orders(api, words, calls) {
  const option = ([value, text]) => h('option', {value}, text);
  const fault = h('select', {'aria-label': 'Fault', dataset: {fault: 'kind'}},
    Object.entries(words).map(option));
  const on = h('select', {'aria-label': 'On calls', dataset: {fault: 'calls'}},
    Object.entries(calls).map(option));
  const mode = h('select', {'aria-label': 'How often', dataset: {fault: 'mode'}, onchange: () => {
    amount.value = mode.value === 'next' ? '1' : '30';
  }}, option(['next', 'the next … calls']), option(['chance', '… per cent of calls']));
  const amount = h('input', {
    type: 'number', min: '0', max: '100', value: '1', 'aria-label': 'Amount',
    dataset: {fault: 'amount'},
  });
  return h('form', {class: 'orders', onsubmit: event => {
    event.preventDefault();
    const number = Number(amount.value);
    const often = mode.value === 'next' ? {next: number} : {probability: number / 100};
    tell(api + 'fault', {fault: fault.value, calls: [on.value], ...often});
  }}, fault, on, h('div', {class: 'inline'}, mode, amount),
  h('button', {class: 'btn'}, 'Add fault'));
}

/** Asks for something that the stand-in may not have; says so, and gives nothing, if it fails. */
export async function tell(path, body) {
  try {
    return await ask(path, body);
  } catch (error) {
    toast(error.status === 404 ? 'This playground has no sample data.' : error.message);
    return undefined;
  }
}
