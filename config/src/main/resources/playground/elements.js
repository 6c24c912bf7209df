import {h} from './dom.js';
import {choose, confirmed} from './menus.js';
import {textObject} from './mrkdwn.js';

/**
 * Draws one interactive element. The context says what it is for: `names` for people and
 * channels, `held` for the values so far, `use(actionId, chosen)` to act and tell the bot,
 * `set(actionId, values)` to keep a value until the form is submitted.
 */
export function element(spec, context) {
  switch (spec.type) {
    case 'button': return button(spec, context);
    case 'overflow': return overflow(spec, context);
    case 'checkboxes':
    case 'radio_buttons': return marks(spec, context);
    case 'datepicker': return typed(spec, context, 'date');
    case 'timepicker': return typed(spec, context, 'time');
    case 'datetimepicker': return dateTime(spec, context);
    case 'email_text_input': return typed(spec, context, 'email');
    case 'url_text_input': return typed(spec, context, 'url');
    case 'number_text_input': return typed(spec, context, 'number');
    case 'plain_text_input': return spec.multiline
      ? longText(spec, context) : typed(spec, context, 'text');
    default:
      return spec.type.includes('select')
        ? select(spec, context)
        : h('span', {class: 'unknown'}, `[${spec.type}]`);
  }
}

/** What an element holds before anybody touches it. */
export function initial(spec) {
  return Object.keys(spec)
    .filter(name => name.startsWith('initial_'))
    .flatMap(name => spec[name])
    .map(one => String(one?.value ?? one));
}

function held(spec, context) {
  return context.held?.[spec.action_id] ?? initial(spec);
}

async function act(control, spec, context, chosen) {
  if (!(await confirmed(spec.confirm, context.names))) return;
  control.classList.add('busy');
  control.setAttribute('aria-busy', 'true');
  try {
    await context.use(spec.action_id, chosen);
  } finally {
    control.classList.remove('busy');
    control.removeAttribute('aria-busy');
  }
}

function button(spec, context) {
  const control = h('button', {
    type: 'button',
    class: 'btn ' + (spec.style ?? ''),
    'aria-label': spec.accessibility_label,
    dataset: {action: spec.action_id},
    onclick: () => {
      if (spec.url && /^https?:/.test(spec.url)) window.open(spec.url, '_blank', 'noopener');
      if (!control.classList.contains('busy')) act(control, spec, context, []);
    },
  }, textObject(spec.text, context.names));
  return control;
}

function overflow(spec, context) {
  const control = h('button', {
    type: 'button', class: 'btn more', 'aria-label': 'More actions', 'aria-haspopup': 'listbox',
    title: 'More', dataset: {action: spec.action_id},
    onclick: async () => {
      const chosen = await choose(control, {groups: [{options: options(spec.options)}]});
      if (chosen) act(control, spec, context, chosen);
    },
  }, '⋯');
  return control;
}

function options(list) {
  return list.map(option => ({
    text: option.text.text, value: option.value, description: option.description?.text,
  }));
}

function groups(spec, names) {
  if (spec.option_groups) {
    return spec.option_groups.map(
      group => ({label: group.label.text, options: options(group.options)}));
  }
  if (spec.options) return [{options: options(spec.options)}];
  if (spec.type.includes('users')) {
    return [{options: names.people.filter(person => !person.bot).map(
      person => ({text: person.name, value: person.id, description: person.title}))}];
  }
  return [{options: names.channels.filter(channel => !channel.direct).map(
    channel => ({text: '#' + channel.name, value: channel.id}))}];
}

function select(spec, context) {
  const multi = spec.type.startsWith('multi_');
  const choices = groups(spec, context.names);
  const all = choices.flatMap(group => group.options);
  const label = h('span', {});
  let values = held(spec, context);
  const control = h('button', {
    type: 'button', class: 'btn select', 'aria-haspopup': 'listbox', 'aria-expanded': 'false',
    dataset: {action: spec.action_id},
    onclick: async () => {
      const chosen = await choose(
        control, {
          groups: choices, multi, most: spec.max_selected_items, selected: values,
          label: spec.placeholder?.text,
        });
      if (!chosen) return;
      values = chosen;
      draw();
      context.set?.(spec.action_id, chosen);
      if (context.use) act(control, spec, context, chosen);
    },
  }, label, h('span', {class: 'caret', 'aria-hidden': 'true'}, '▾'));
  function draw() {
    const texts = values.map(value => all.find(option => option.value === value)?.text ?? value);
    label.textContent = texts.join(', ') || spec.placeholder?.text || 'Choose…';
    control.classList.toggle('unset', !texts.length);
  }
  draw();
  return control;
}

function marks(spec, context) {
  const kind = spec.type === 'checkboxes' ? 'checkbox' : 'radio';
  const values = held(spec, context);
  const box = h('div', {class: 'marks', role: kind === 'radio' ? 'radiogroup' : 'group'});
  const name = 'm' + Math.random().toString(36).slice(2);
  box.append(...spec.options.map(option => h('label', {class: 'mark'},
    h('input', {
      type: kind, name, value: option.value, checked: values.includes(option.value),
      onchange: () => {
        const chosen = [...box.querySelectorAll(':checked')].map(input => input.value);
        context.set?.(spec.action_id, chosen);
        if (context.use) act(box, spec, context, chosen);
      },
    }),
    h('span', {}, textObject(option.text, context.names),
      option.description ? h('small', {}, textObject(option.description, context.names)) : null))));
  return box;
}

function typed(spec, context, kind) {
  return h('input', {
    type: kind, class: 'field', value: held(spec, context)[0] ?? '',
    placeholder: spec.placeholder?.text, maxlength: spec.max_length && String(spec.max_length),
    dataset: {action: spec.action_id},
    oninput: event => context.set?.(spec.action_id, given(event.target.value)),
    onchange: event => {
      if (context.use) act(event.target, spec, context, given(event.target.value));
    },
  });
}

function given(value) {
  return value === '' ? [] : [value];
}

function dateTime(spec, context) {
  const seconds = Number(held(spec, context)[0]);
  const local = seconds
    ? new Date(seconds * 1000 - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
    : '';
  const chosen = value => value ? [String(Math.round(new Date(value).getTime() / 1000))] : [];
  return h('input', {
    type: 'datetime-local', class: 'field', value: local, dataset: {action: spec.action_id},
    onchange: event => {
      context.set?.(spec.action_id, chosen(event.target.value));
      if (context.use) act(event.target, spec, context, chosen(event.target.value));
    },
  });
}

function longText(spec, context) {
  const area = h('textarea', {
    class: 'field', rows: '4', placeholder: spec.placeholder?.text,
    maxlength: String(spec.max_length ?? 3000), dataset: {action: spec.action_id},
    oninput: event => context.set?.(spec.action_id, given(event.target.value)),
  });
  area.value = held(spec, context)[0] ?? '';
  return area;
}
