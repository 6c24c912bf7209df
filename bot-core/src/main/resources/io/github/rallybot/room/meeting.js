// Keeps the page live: sends what is pressed and typed, and draws anew what others changed.
// Without it the forms work by themselves.
(() => {
  'use strict';
  const main = document.querySelector('main');
  const state = document.getElementById('state');
  const period = main.dataset.period;
  const deeds = period + '/deeds';
  const kept = 'rally-' + period;
  const fresh = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(12)), b => b.toString(16).padStart(2, '0')).join('');
  const drawn = {};
  let ahead = 0;
  let over = false;

  const say = words => { state.textContent = words; };
  function ended() {
    over = true;
    stream?.close();
    say('This page is not open to you any more. Ask for a new link in chat: /agenda link');
  }

  // what is drawn
  function draw(markup) {
    const parts = new DOMParser().parseFromString(markup, 'text/html').querySelectorAll('[data-part]');
    const focus = document.activeElement?.dataset?.focus;
    const open = new Set([...document.querySelectorAll('details[open][id]')].map(one => one.id));
    for (const part of parts) {
      const name = part.dataset.part;
      if (name === 'agenda') ahead = Number(part.dataset.now) - Date.now();
      // each form has its own name for the deed, which alone changes nothing to see
      const looks = part.innerHTML.replace(/name="deed" value="[^"]*"/g, '');
      if (drawn[name] === looks && name !== 'hand') continue;
      if (drawn[name] === looks) { document.getElementById(name).dataset.row = part.dataset.row; continue; }
      drawn[name] = looks;
      part.querySelectorAll('details[id]').forEach(one => { one.open = open.has(one.id); });
      document.getElementById(name).replaceWith(document.adoptNode(part));
    }
    if (focus) document.querySelector('[data-focus="' + CSS.escape(focus) + '"]')?.focus();
    tick();
  }

  let asking = false;
  let again = false;
  let stale = false;
  async function refresh() {
    if (over) return;
    if (asking) { again = true; return; }
    asking = true;
    try {
      const at = location.href;
      const answer = await fetch(at, { headers: { 'X-Rally-Part': 'live' }, cache: 'no-store' });
      if (answer.status === 403) ended();
      else if (answer.ok) {
        const markup = await answer.text();
        if (at === location.href) draw(markup); else again = true;
        stale = false;
        if (!queue.length) say('');
      } else {
        stale = true;
        say('Not up to date: the bot does not answer. Trying again…');
      }
    } catch {
      stale = true;
      say('Not up to date: no connection. Trying again…');
    } finally {
      asking = false;
      if (again) { again = false; refresh(); }
    }
  }

  // what is told by others
  let stream;
  function listen() {
    if (over) return;
    stream = new EventSource(period + '/events');
    // what was changed before it was open, too
    stream.addEventListener('open', refresh);
    stream.addEventListener('changed', refresh);
    stream.addEventListener('over', ended);
    stream.addEventListener('error', () => {
      if (stream.readyState === EventSource.CLOSED && !over) setTimeout(listen, 3000);
    });
  }
  setInterval(() => { if (stale || !stream || stream.readyState !== EventSource.OPEN) refresh(); }, 5000);

  // what is done
  const queue = [];
  let sending = false;
  const body = (fields, name) => new URLSearchParams({ deed: name, ...fields });
  function send(fields, then) {
    const line = fields.line;
    const waits = line && queue.find((one, at) => at > (sending ? 0 : -1) && one.fields.line === line);
    // what was tried may have arrived, and under its name nothing else would be done
    if (waits) Object.assign(waits, { fields: { ...waits.fields, ...fields }, then, name: fresh() });
    else queue.push({ fields, then, name: fresh() });
    pump();
  }
  async function pump() {
    if (sending || !queue.length || over) return;
    sending = true;
    const one = queue[0];
    let wait = 0;
    try {
      const answer = await fetch(deeds, {
        method: 'POST', headers: { Accept: 'application/json' }, body: body(one.fields, one.name)
      });
      if (answer.status === 403) ended();
      else if (answer.ok || answer.status === 422) {
        const why = (await answer.json()).why;
        queue.shift();
        if (one.then) one.then(why); else say(why);
        if (!one.then && why) setTimeout(() => { if (state.textContent === why) say(''); }, 8000);
        if (!why) refresh();
      } else wait = 1500;
    } catch { wait = 1500; }
    if (wait) {
      say('Not saved, trying again…');
      one.then?.(null);
    }
    sending = false;
    if (queue.length) setTimeout(pump, wait);
  }
  addEventListener('beforeunload', event => { if (queue.length) event.preventDefault(); });

  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.dataset.form === undefined) return;
    event.preventDefault();
    const sure = event.submitter.dataset.confirm;
    if (sure && !confirm(sure)) return;
    const fields = Object.fromEntries(new FormData(form));
    delete fields.deed;
    fields.do = event.submitter.value;
    send(fields);
    if (fields.do === 'start') look('?');
    if (fields.do === 'add') form.reset();
  });

  // what is looked at
  function look(query) {
    const now = location.pathname + (query === '?' ? '' : query);
    if (location.pathname + location.search !== now) history.pushState(null, '', now);
    return refresh();
  }
  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-look]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    look(link.getAttribute('href')).then(() => {
      const below = innerWidth < 700;
      if (below || !link.classList.contains('what')) document.getElementById('hand').scrollIntoView({ block: below ? 'start' : 'nearest' });
    });
  });
  addEventListener('popstate', refresh);

  // what is typed
  for (const form of document.querySelectorAll('form[data-line]')) {
    const what = form.dataset.line;
    const output = form.querySelector('output');
    const words = form.elements.words;
    const due = form.elements.due?.value;
    let line = fresh();
    let row = null;
    let saved = false;
    let later;
    const store = () => {
      try {
        sessionStorage.setItem(kept + what, JSON.stringify({
          line, row, saved, words: words.value,
          owner: form.elements.owner?.value, due: form.elements.due?.value }));
      } catch { /* a browser that keeps nothing */ }
    };
    const start = () => {
      line = fresh(); row = null; saved = false; words.value = ''; output.textContent = '';
      if (form.elements.due) form.elements.due.value = due;
      if (form.elements.owner) form.elements.owner.value = '';
      try { sessionStorage.removeItem(kept + what); } catch { /* likewise */ }
    };
    const missing = () => form.elements.owner && (!form.elements.owner.value || !form.elements.due.value);
    function save(done) {
      clearTimeout(later);
      row ??= document.getElementById('hand').dataset.row;
      store();
      if (!words.value.trim()) {
        const sent = saved || queue.some(one => one.fields.line === line);
        if (sent) { send({ do: 'clear-' + what, line, row: '' }, () => {}); start(); }
        return;
      }
      if (missing()) {
        output.textContent = form.elements.owner.value ? 'Until when?' : 'Who does it?';
        if (done) form.elements.owner.focus();
        return;
      }
      const fields = { do: what, line, row, words: words.value };
      if (form.elements.owner) { fields.owner = form.elements.owner.value; fields.due = form.elements.due.value; }
      const mine = line;
      send(fields, why => {
        if (why === null) { if (mine === line) output.textContent = 'Not saved, trying again…'; return; }
        if (mine !== line) {
          if (why) say(why);
          else if (!words.value) output.textContent = 'Saved: ' + fields.words;
          return;
        }
        output.textContent = why || 'Saved. Enter begins a new line.';
        if (!why) { saved = true; store(); }
      });
      if (done) start();
    }
    form.addEventListener('input', () => { clearTimeout(later); store(); later = setTimeout(save, 600); });
    form.addEventListener('submit', event => { event.preventDefault(); save(true); });
    try {
      const before = JSON.parse(sessionStorage.getItem(kept + what));
      if (before?.words) {
        ({ line, row, saved } = before);
        words.value = before.words;
        if (form.elements.owner) { form.elements.owner.value = before.owner; form.elements.due.value = before.due; }
        save();
      }
    } catch { /* nothing was kept */ }
  }

  // the time
  const clock = seconds => Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');
  function tick() {
    for (const timer of document.querySelectorAll('.timer')) {
      const runs = timer.dataset.since ? Math.max(0, Math.floor((Date.now() + ahead - timer.dataset.since) / 1000)) : 0;
      const seconds = Number(timer.dataset.spent) + runs;
      timer.textContent = clock(seconds);
      const box = timer.parentElement.querySelector('.box')?.dataset.box;
      timer.closest('.row')?.classList.toggle('over', Number(box) > 0 && seconds > box * 60);
    }
  }
  setInterval(tick, 500);

  // the keyboard
  const on = document.getElementById('shortcuts');
  try {
    on.checked = localStorage.getItem('rally-keys') !== 'off';
    on.addEventListener('change', () => localStorage.setItem('rally-keys', on.checked ? 'on' : 'off'));
  } catch { /* a browser that keeps nothing */ }
  const rows = () => [...document.querySelectorAll('.row')];
  const hand = () => rows().findIndex(row => row.classList.contains('hand'));
  function step(by) {
    const all = rows();
    const next = all[Math.min(all.length - 1, Math.max(0, hand() + by))];
    if (next) look('?row=' + encodeURIComponent(next.dataset.row)).then(() =>
      document.querySelector('.row.hand')?.scrollIntoView({ block: 'nearest' }));
  }
  const press = selector => document.querySelector('.row.hand ' + selector)?.click();
  const keys = {
    j: () => step(1), k: () => step(-1), x: () => press('.tick'), s: () => press('.watch'),
    J: () => press('[value=down]'), K: () => press('[value=up]'), g: () => look('?'),
    d: () => document.getElementById('decision').focus(),
    a: () => document.getElementById('action').focus(),
    f: () => document.getElementById('figures').scrollIntoView(),
    '?': () => { const list = document.getElementById('keys'); list.open = !list.open; }
  };
  addEventListener('keydown', event => {
    if (event.key === 'Escape') { document.activeElement.blur(); document.getElementById('keys').open = false; return; }
    if (!on.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input:not([type=checkbox]), select, textarea')) return;
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });
  addEventListener('beforeprint', () =>
    document.querySelectorAll('.figures details.by').forEach(one => { one.open = true; }));

  ahead = Number(document.getElementById('agenda').dataset.now) - Date.now();
  for (const part of document.querySelectorAll('[data-part]')) {
    drawn[part.dataset.part] = part.innerHTML.replace(/name="deed" value="[^"]*"/g, '');
  }
  tick();
  listen();
  pump();
})();
