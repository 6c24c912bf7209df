import {$, ask, h, toast} from './dom.js';

const INVITE = {name: '/invite', description: 'Add someone to this channel', hint: '@rallybot'};

/** A box to write in: text, commands, and what completes them; `thread()` if it is for replies. */
export function startComposer(form, current, thread) {
  const box = form.querySelector('textarea');
  const list = form.querySelector('.completions');
  let offered = [];
  let at = 0;

  function suggestions() {
    const {state} = current();
    const typed = box.value;
    if (!thread && /^\/\S*$/.test(typed)) {
      return [...state.commands, INVITE]
        .filter(command => command.name.startsWith(typed))
        .map(command => ({
          insert: command.name + ' ', title: command.name, hint: command.hint,
          about: command.description,
        }));
    }
    const word = /(^|\s)@([\w. -]{0,20})$/.exec(typed.slice(0, box.selectionStart));
    if (!word) return [];
    const start = word.index + word[1].length;
    return state.people
      .filter(person => (person.name + ' ' + person.handle).toLowerCase()
        .includes(word[2].toLowerCase()))
      .map(person => ({
        insert: typed.slice(0, start) + '@' + person.handle + ' '
          + typed.slice(box.selectionStart),
        title: person.name, hint: '@' + person.handle, about: person.title,
      }));
  }

  function draw() {
    box.style.height = 'auto';
    box.style.height = Math.min(box.scrollHeight, 160) + 'px';
    offered = suggestions();
    at = Math.min(at, Math.max(0, offered.length - 1));
    list.hidden = !offered.length;
    list.replaceChildren(...offered.map((one, index) => h('li', {
      role: 'option', 'aria-selected': String(index === at),
      class: index === at ? 'on' : '',
      onpointerdown: event => {
        event.preventDefault();
        complete(one);
      },
    }, h('strong', {}, one.title), h('code', {}, one.hint ?? ''), h('span', {}, one.about))));
  }

  function complete(one) {
    box.value = one.insert;
    box.focus();
    draw();
  }

  async function send() {
    const text = box.value.trim();
    if (!text) return;
    const {state} = current();
    const where = {user: state.me, channel: state.channel};
    if (thread && text.startsWith('/')) {
      toast('Commands do not work in threads, in Slack neither.');
      return;
    }
    box.value = '';
    draw();
    try {
      const command = /^(\/\S+)\s*([\s\S]*)$/.exec(text);
      if (!command) {
        await ask('/client/say', {...where, text, thread: thread?.() ?? ''});
        return;
      }
      form.classList.add('waiting');
      // who asks wants to see the answer, wherever they were reading
      $('#messages').scrollTop = $('#messages').scrollHeight;
      await ask('/client/command', {...where, command: command[1], text: command[2]});
    } catch (error) {
      toast(error.message);
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
      list.hidden = true;
    } else if (open && event.key === 'Tab') {
      event.preventDefault();
      complete(offered[at]);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      // a name that is fully typed is sent, not completed once more
      const whole = open && box.value.trim() === offered[at].insert.trim();
      if (open && !whole) complete(offered[at]);
      else send();
    }
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    send();
  });
}
