import {h} from './dom.js';

/** Shapes that tell series apart without their colours: a mark, a stroke, a filling. */
const MARKS = ['●', '■', '◆', '▲', '○', '□'];
const STROKES = ['', '7 5', '2 4', '10 4 2 4', '', '7 5'];
const WIDTH = 420;
const HEIGHT = 210;
const LEFT = 40;
const FLOOR = 180;
const TOP = 16;

function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.flat(9));
  return element;
}

/**
 * Draws a chart.
 *
 * @param type `columns` beside each other, `lines`, or `rows` that lie and are stacked
 * @param series each with a `name`, one of `values` for each category, undefined where there is
 *     none, and perhaps a `tone`
 */
export function chart({title, type, unit, categories, series}) {
  const figures = series.map(({name, values}) => `${name}: ${categories
    .map((one, at) => `${one} ${values[at] ?? 'none'}${unit}`).join(', ')}`).join('; ');
  const drawing = type === 'rows' ? rows(categories, series) : graph(type, unit, categories, series);
  const all = h('div', {class: 'chart', role: 'img', 'aria-label': `${title}. ${figures}`}, drawing);
  if (series.length > 1) all.append(legend(series, type));
  return all;
}

const tone = (one, at) => 'tone-' + (one.tone ?? at);

function legend(series, type) {
  return h('ul', {class: 'chart-legend', 'aria-hidden': 'true'}, series.map((one, at) =>
    h('li', {class: tone(one, at)},
      h('span', {class: 'chart-key'}, type === 'lines' ? MARKS[at] : '■'), one.name)));
}

function graph(type, unit, categories, series) {
  const top = step(Math.max(1, ...series.flatMap(({values}) => values.filter(Number.isFinite))));
  const wide = (WIDTH - LEFT) / categories.length;
  const x = at => LEFT + wide * (at + 0.5);
  const y = value => FLOOR - (FLOOR - TOP) * value / top.most;
  const svg = s('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`});
  for (let value = 0; value <= top.most; value += top.each) {
    svg.append(s('line', {class: 'chart-rule', x1: LEFT, x2: WIDTH, y1: y(value), y2: y(value)}),
      s('text', {class: 'chart-quiet', x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end'},
        value + unit));
  }
  const every = Math.ceil(categories.join('').length * 6.4 / (WIDTH - LEFT));
  categories.forEach((name, at) => {
    if ((categories.length - 1 - at) % every === 0) {
      const room = Math.floor(wide * every / 6.4);
      svg.append(s('text', {class: 'chart-quiet', x: x(at), y: FLOOR + 18, 'text-anchor': 'middle'},
        name.length > room ? name.slice(0, Math.max(1, room - 1)) + '…' : name));
    }
  });
  series.forEach((one, at) => svg.append(type === 'lines'
    ? line(one, at, x, y) : columns(one, at, series.length, wide, x, y)));
  return svg;
}

function step(most) {
  const each = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 5000, 1e4, 1e5, 1e6, 1e9]
    .find(one => most / one <= 5);
  return {each, most: Math.ceil(most / each) * each};
}

function columns(one, at, many, wide, x, y) {
  const each = Math.min(26, wide * 0.8 / many);
  return s('g', {class: tone(one, at)}, one.values.map((value, place) => {
    const left = x(place) + (at - many / 2) * each;
    return [
      s('rect', {class: 'chart-bar', x: left + 1, y: y(value), width: each - 2,
        height: FLOOR - y(value)}),
      each < 9 ? [] : s('text', {class: 'chart-value', x: left + each / 2, y: y(value) - 4,
        'text-anchor': 'middle'}, String(value)),
    ];
  }));
}

function line(one, at, x, y) {
  const group = s('g', {class: tone(one, at)});
  let path = '';
  one.values.forEach((value, place) => {
    if (!Number.isFinite(value)) return;
    path += (Number.isFinite(one.values[place - 1]) ? 'L' : 'M') + `${x(place)} ${y(value)}`;
    group.append(s('text', {class: 'chart-mark', x: x(place), y: y(value) + 4.5,
      'text-anchor': 'middle'}, MARKS[at]));
  });
  group.prepend(s('path', {class: 'chart-line', d: path, 'stroke-dasharray': STROKES[at]}));
  return group;
}

/** Bars that lie, each below its name; what they are long shows who is the largest. */
function rows(categories, series) {
  const sum = at => series.reduce((all, {values}) => all + (values[at] ?? 0), 0);
  const longest = Math.max(1, ...categories.map((name, at) => sum(at)));
  return h('div', {class: 'chart-rows'}, categories.map((name, at) => {
    let from = 0;
    const bar = s('svg', {viewBox: '0 0 100 12', preserveAspectRatio: 'none'});
    series.forEach((one, place) => {
      const long = 88 * (one.values[at] ?? 0) / longest;
      bar.append(s('rect', {class: 'chart-bar ' + tone(one, place), x: from, y: 0, height: 12,
        width: Math.max(0, long - 0.4)}));
      from += long;
    });
    return h('div', {class: 'chart-row'},
      h('p', {}, h('span', {}, name), h('strong', {}, String(sum(at)))), bar);
  }));
}
