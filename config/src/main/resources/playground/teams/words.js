import {daysAfter, local} from '../clock.js';
import {h} from '../dom.js';

/** A message's text with its mentions; all else in it is words. */
export function words(text, mentions, me) {
  const parts = [text];
  for (const {tag, id, name} of mentions.filter(mention => mention.tag)) {
    for (let at = 0; at < parts.length; at++) {
      if (typeof parts[at] !== 'string') continue;
      const [before, ...after] = parts[at].split(tag);
      if (!after.length) continue;
      parts.splice(at, 1, before, mention(name, id === me), after.join(tag));
      at++;
    }
  }
  return h('div', {class: 'words'},
    parts.map(part => typeof part === 'string' ? plain(part) : part));
}

const SIGNS = {lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ', amp: '&'};

/** Teams keeps the signs of markup as entities. */
function plain(text) {
  return text.replace(/&(lt|gt|quot|#39|nbsp|amp);/g, (_, name) => SIGNS[name]);
}

function mention(name, mine) {
  return h('span', {class: mine ? 'mention mine' : 'mention'}, name);
}

/** When something was written: the hour, with the day if it was not today. */
export function moment(date) {
  const hour = local(date, {hour: '2-digit', minute: '2-digit'});
  const days = daysAfter(date);
  if (days === 0) return hour;
  if (days === -1) return `Yesterday ${hour}`;
  return local(date, {day: 'numeric', month: 'short'}) + ' ' + hour;
}
