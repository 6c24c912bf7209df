import {$, ask, h, toast} from './dom.js';

/** How far the workspace's clock is ahead of this machine's, in milliseconds. */
let ahead = 0;

/** The time in the workspace, which people can move. */
export function now() {
  return Date.now() + ahead;
}

/** Where whoever looks lives; the browser's own zone until that is known. */
let zone;

export function setZone(name) {
  zone = name;
  show();
}

/** A moment as whoever looks has it. */
export function local(date, options, language) {
  return new Intl.DateTimeFormat(language, {timeZone: zone, ...options}).format(date);
}

/** The day of a moment, such as 2026-11-29. */
export function dayOf(date) {
  return local(date, {year: 'numeric', month: '2-digit', day: '2-digit'}, 'en-CA');
}

/** The day in the workspace. */
export function thisDay() {
  return dayOf(now());
}

/** How many days a moment is after today. */
export function daysAfter(date) {
  return Math.round((Date.parse(dayOf(date)) - Date.parse(thisDay())) / 86_400_000);
}

export function setNow(millis) {
  ahead = millis - Date.now();
  show();
}

/** The day and the time, and the ways forward. */
export function startClock(who) {
  const button = (by, text, title) => h('button', {
    type: 'button', title, dataset: {clock: by}, onclick: () => move(by, who()),
  }, text);
  $('#clock').append(
    h('p', {}, h('time', {id: 'time', 'data-testid': 'clock'})),
    h('div', {class: 'steps', role: 'group', 'aria-label': 'Move the clock forward'},
      button('hour', '+1 hour', 'One hour later'),
      button('morning', '9:00', 'To 9:00 on the next working day, where this person lives'),
      button('week', '+1 week', 'One week later')));
  setInterval(show, 1000);
  show();
}

function show() {
  const at = $('#time');
  if (!at) return;
  const text = local(now(), {
    weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit',
  });
  if (at.textContent !== text) at.textContent = text;
}

async function move(by, user) {
  try {
    await ask('/client/x/clock', {by, user});
  } catch (error) {
    toast(error.status === 404 ? 'This clock cannot be moved.' : error.message);
  }
}
