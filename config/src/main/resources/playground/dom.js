/** Builds elements; text only ever becomes text nodes, so nothing from a message is markup. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else if (name === 'dataset') Object.assign(element.dataset, value);
    else if (name in element && typeof value !== 'string') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(9).filter(child => child !== null && child !== undefined));
  return element;
}

export const $ = selector => document.querySelector(selector);

/** Calls the stand-in; what it refuses becomes an error with its words. */
export async function ask(path, body = {}, signal) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(body),
    signal,
  }).catch(error => {
    throw error.name === 'AbortError' ? error : new Error('Not sent: the bot is not running.');
  });
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const error = new Error(json.error || `HTTP ${answer.status}`);
    error.status = answer.status;
    throw error;
  }
  return json;
}

export function toast(text) {
  const note = h('div', {class: 'toast'}, text);
  $('#toasts').append(note);
  setTimeout(() => note.remove(), 5000);
}

/** The last thing that was read, kept where the browser allows it. */
export const memory = {
  get(name, otherwise) {
    try {
      return localStorage.getItem('rally.' + name) ?? otherwise;
    } catch {
      return otherwise;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem('rally.' + name, value);
    } catch {
      // private windows may refuse; then it is forgotten
    }
  },
};

const TINTS = ['#0f766e', '#b45309', '#6d28d9', '#be185d', '#1d4ed8', '#4d7c0f'];

export function avatar(person) {
  if (person.bot) return h('img', {class: 'avatar', src: '/favicon.svg', alt: ''});
  const initials = person.name.split(/\s+/).map(word => word[0]).join('').slice(0, 2);
  const face = h('span', {class: 'avatar', 'aria-hidden': 'true'}, initials);
  let sum = 0;
  for (const letter of person.id) sum += letter.charCodeAt(0);
  face.style.background = TINTS[sum % TINTS.length];
  return face;
}
