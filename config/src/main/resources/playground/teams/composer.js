import {ask, h, toast} from '../dom.js';

/** What can be completed: set by the page whenever it has a new state. */
const known = {people: [], commands: []};

export function setKnown({people, commands}) {
  known.people = people;
  known.commands = commands ?? [];
}

/** The box for a reply: a button first, which becomes a place to write in. */
export function writingBox({place, me, thread}) {
  const form = h('form', {class: 'composer reply', autocomplete: 'off'},
    h('button', {class: 'open-reply', type: 'button', 'data-testid': 'open-reply', onclick: () => {
      form.classList.add('open');
      form.querySelector('textarea').focus();
    }}, '↩ Reply'),
    h('ul', {class: 'completions', role: 'listbox', 'aria-label': 'Suggestions', hidden: true}),
    h('div', {class: 'box'},
      h('textarea', {rows: '1', placeholder: 'Reply', 'aria-label': 'Reply',
        'data-testid': 'reply'}),
      h('button', {class: 'send', 'aria-label': 'Send the reply'}, '➤')));
  startComposer(form, () => ({place, me, thread}));
  form.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.defaultPrevented) form.classList.remove('open');
  });
  return form;
}

/** A box to write in; `where()` says in whose name, in which place and under which post. */
export function startComposer(form, where) {
  const box = form.querySelector('textarea');
  const list = form.querySelector('.completions');
  let offered = [];
  let at = 0;

  function suggestions() {
    const typed = box.value.slice(0, box.selectionStart);
    const word = /(^|\s)@([\p{L}\d.-]* ?[\p{L}\d.-]*)$/u.exec(typed);
    if (word) {
      const before = typed.slice(0, word.index + word[1].length);
      return [{name: 'Rallybot', title: 'app'}, ...known.people]
        .filter(person => person.name.toLowerCase().startsWith(word[2].toLowerCase())
          && person.name !== word[2])
        .map(person => ({
          text: before + '@' + person.name + ' ', title: person.name, about: person.title,
        }));
    }
    const command = /^((?:@Rallybot )?)([a-z]*)$/i.exec(typed);
    if (!command || (!where().chat && !command[1])) return [];
    return known.commands
      .filter(one => one.name.startsWith(command[2].toLowerCase()) && one.name !== command[2])
      .map(one => ({text: command[1] + one.name + ' ', title: one.name, about: one.description}))
      .slice(0, 8);
  }

  function draw() {
    box.style.height = 'auto';
    box.style.height = Math.min(box.scrollHeight, 160) + 'px';
    offered = box.value ? suggestions() : [];
    at = Math.min(at, Math.max(0, offered.length - 1));
    list.hidden = !offered.length;
    list.replaceChildren(...offered.map((one, index) => h('li', {
      role: 'option', 'aria-selected': String(index === at), class: index === at ? 'on' : '',
      onpointerdown: event => {
        event.preventDefault();
        complete(one);
      },
    }, h('strong', {}, one.title), h('span', {}, one.about))));
  }

  function complete(one) {
    box.value = one.text + box.value.slice(box.selectionStart);
    box.setSelectionRange(one.text.length, one.text.length);
    box.focus();
    draw();
  }

  async function send() {
    const text = box.value.trim();
    if (!text) return;
    const {me, place, thread} = where();
    box.value = '';
    draw();
    form.classList.add('waiting');
    try {
      const answer = await ask('/teams/client/say', {user: me, place, thread: thread ?? '', text});
      if (!answer.ok) toast(answer.error || `Rallybot did not answer (HTTP ${answer.status}).`);
    } catch (error) {
      toast(error.message);
      if (!box.value) box.value = text;
    } finally {
      form.classList.remove('waiting');
    }
  }

  box.addEventListener('input', draw);
  box.addEventListener('blur', () => {
    list.hidden = true;
  });
  box.addEventListener('keydown', event => {
    const open = !list.hidden && offered.length > 0;
    if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      at = (at + (event.key === 'ArrowDown' ? 1 : -1) + offered.length) % offered.length;
      draw();
    } else if (open && event.key === 'Escape') {
      event.preventDefault();
      list.hidden = true;
    } else if (open && event.key === 'Tab') {
      event.preventDefault();
      complete(offered[at]);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (open && /@\S*$/.test(box.value)) complete(offered[at]);
      else send();
    }
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    send();
  });
}
