import {daysAfter, local, now} from './clock.js';
import {h} from './dom.js';

const ENTITIES = {'&lt;': '<', '&gt;': '>', '&amp;': '&'};
const EMOJI = {
  white_check_mark: '✅', x: '❌', warning: '⚠️', tada: '🎉', eyes: '👀', wave: '👋',
  bulb: '💡', calendar: '📅', hourglass: '⌛', speech_balloon: '💬', bell: '🔔', lock: '🔒',
  thumbsup: '👍', '+1': '👍', '-1': '👎', question: '❓', mag: '🔍', seedling: '🌱', fire: '🔥',
};

/** One pass over the text: code first, then references, then bold, italic, strike, emoji. */
const INLINE = new RegExp([
  '```\\n?([\\s\\S]+?)```',
  '`([^`\\n]+)`',
  '<([^<>\\n]+)>',
  '(?<![\\w*])\\*(?! )([^*\\n]+?)(?<! )\\*(?![\\w*])',
  '(?<![\\w_])_(?! )([^_\\n]+?)(?<! )_(?![\\w_])',
  '(?<![\\w~])~(?! )([^~\\n]+?)(?<! )~(?![\\w~])',
  ':([a-z0-9_+-]+):',
].join('|'), 'g');

export function decode(text) {
  return text.replace(/&(?:lt|gt|amp);/g, entity => ENTITIES[entity]);
}

/** Slack's markup as nodes; `names` knows people and channels. */
export function mrkdwn(text, names) {
  const nodes = [];
  let quote = [];
  const flush = () => {
    if (quote.length) nodes.push(h('blockquote', {}, inline(quote.join('\n'), names)));
    quote = [];
  };
  let plain = [];
  const flushPlain = () => {
    if (plain.length) nodes.push(...inline(plain.join('\n'), names));
    plain = [];
  };
  for (const line of text.split('\n')) {
    if (line.startsWith('&gt;')) {
      flushPlain();
      quote.push(line.slice(4).trimStart());
    } else {
      flush();
      plain.push(line);
    }
  }
  flush();
  flushPlain();
  return nodes;
}

function inline(text, names) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, pre, code, reference, bold, italic, strike, emoji] = match;
    if (match.index > end) nodes.push(decode(text.slice(end, match.index)));
    end = match.index + whole.length;
    if (pre !== undefined) nodes.push(h('pre', {}, decode(pre)));
    else if (code !== undefined) nodes.push(h('code', {}, decode(code)));
    else if (reference !== undefined) nodes.push(refer(reference, names));
    else if (bold !== undefined) nodes.push(h('strong', {}, inline(bold, names)));
    else if (italic !== undefined) nodes.push(h('em', {}, inline(italic, names)));
    else if (strike !== undefined) nodes.push(h('s', {}, inline(strike, names)));
    else nodes.push(EMOJI[emoji] ?? whole);
  }
  if (end < text.length) nodes.push(decode(text.slice(end)));
  return nodes;
}

function refer(reference, names) {
  const bar = reference.indexOf('|');
  const target = bar < 0 ? reference : reference.slice(0, bar);
  const label = bar < 0 ? '' : decode(reference.slice(bar + 1));
  if (target.startsWith('@')) {
    const name = names.person(target.slice(1))?.name || label || target.slice(1);
    const mine = target.slice(1) === names.me ? ' mine' : '';
    return h('span', {class: 'mention' + mine}, '@' + name);
  }
  if (target.startsWith('#')) {
    const name = label || names.channel(target.slice(1))?.name || target.slice(1);
    return h('span', {class: 'mention'}, '#' + name);
  }
  if (target.startsWith('!date^')) return moment(target, label);
  if (/^!(channel|here|everyone)$/.test(target)) {
    return h('span', {class: 'mention broadcast'}, '@' + target.slice(1));
  }
  if (target.startsWith('!')) return h('span', {class: 'mention'}, label || target);
  const url = decode(target);
  if (/^(https?:\/\/|mailto:|tel:)/i.test(url)) {
    return h(
      'a', {href: url, target: '_blank', rel: 'noreferrer noopener'},
      label || url.replace(/^(mailto|tel):/, ''));
  }
  // not a reference that Slack knows: it stays what it is, text
  return decode('<' + reference + '>');
}

function moment(target, fallback) {
  const [, seconds, format = '', link] = target.split('^');
  return dated(seconds, format, link, fallback);
}

/** A date in a rich text block. */
export function richDate(part) {
  return dated(part.timestamp, part.format, part.url, part.fallback ?? '');
}

function dated(seconds, format, link, fallback) {
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.getTime())) return fallback;
  const text = format.replace(/\{(\w+)\}/g, (token, name) => part(date, name) ?? token);
  const time = h('time', {class: 'moment', datetime: date.toISOString(), title: local(date, {dateStyle: 'long', timeStyle: 'short'})}, text);
  if (link && /^https?:/.test(link)) {
    return h('a', {href: decode(link), target: '_blank', rel: 'noreferrer noopener'}, time);
  }
  return time;
}

function part(date, name) {
  const near = name.endsWith('_pretty') ? nearDay(date) : undefined;
  switch (name.replace('_pretty', '')) {
    case 'date_num': return date.toISOString().slice(0, 10);
    case 'date': return near ?? local(date, {month: 'long', day: 'numeric', year: 'numeric'});
    case 'date_short':
      return near ?? local(date, {month: 'short', day: 'numeric', year: 'numeric'});
    case 'date_long':
      return near ?? local(date, {weekday: 'long', month: 'long', day: 'numeric', year: 'numeric'});
    case 'day_divider': return nearDay(date) ?? local(date, {weekday: 'long', day: 'numeric',
      month: 'long'});
    case 'time': return local(date, {hour: 'numeric', minute: '2-digit'});
    case 'time_secs':
      return local(date, {hour: 'numeric', minute: '2-digit', second: '2-digit'});
    case 'ago': return ago(date);
    default: return undefined;
  }
}

export function nearDay(date) {
  return {'-1': 'yesterday', 0: 'today', 1: 'tomorrow'}[daysAfter(date)];
}

function ago(date) {
  const minutes = Math.round((date.getTime() - now()) / 60_000);
  const words = new Intl.RelativeTimeFormat(undefined, {numeric: 'auto'});
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute');
  if (Math.abs(minutes) < 1440) return words.format(Math.round(minutes / 60), 'hour');
  return words.format(Math.round(minutes / 1440), 'day');
}

/** A text object: plain text is shown as it is, markup is rendered. */
export function textObject(object, names) {
  if (!object) return [];
  return object.type === 'mrkdwn' ? mrkdwn(object.text, names) : [emojify(object.text)];
}

function emojify(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => EMOJI[name] ?? whole);
}
