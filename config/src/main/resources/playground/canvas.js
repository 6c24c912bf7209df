import {ask, h, toast} from './dom.js';

/** The address of a canvas of this workspace. */
const ADDRESS = /^https:\/\/rally-playground\.slack\.com\/docs\/\w+\/(F\w+)$/;

/** Links to canvases open here what Slack would open beside the conversation: to read. */
export function startCanvases(current) {
  document.addEventListener('click', async event => {
    const id = ADDRESS.exec(event.target.closest?.('a')?.href ?? '')?.[1];
    if (!id) return;
    event.preventDefault();
    try {
      const {title, markdown} = await ask('/client/canvas', {user: current().state.me, canvas: id});
      show(title, markdown);
    } catch (error) {
      toast(error.message);
    }
  });
}

function show(title, markdown) {
  const dialog = h('dialog', {class: 'modal canvas', 'aria-label': title, 'data-testid': 'canvas'},
    h('form', {method: 'dialog'},
      h('header', {}, h('h2', {}, title)),
      h('article', {class: 'modal-body', tabindex: '0'}, nodes(markdown)),
      h('footer', {}, h('button', {class: 'btn', type: 'submit'}, 'Close'))));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** The markdown that the bot writes, as nodes: headings, lists, checklists, tables, paragraphs. */
export function nodes(markdown) {
  return markdown.split(/\n{2,}/).filter(block => block.trim()).map(block => {
    const lines = block.trim().split('\n');
    const heading = /^(#{1,3}) (.*)$/.exec(lines[0]);
    if (heading) return h('h' + (heading[1].length + 1), {}, words(heading[2]));
    if (lines.every(line => line.startsWith('|'))) return table(lines);
    if (lines.every(line => line.startsWith('- '))) return h('ul', {}, lines.map(item));
    return h('p', {}, words(lines.join(' ')));
  });
}

function item(line) {
  const task = /^- \[([ x])\] (.*)$/.exec(line);
  return task
    ? h('li', {class: 'task'},
      h('span', {'aria-hidden': 'true'}, task[1] === 'x' ? '☑' : '☐'), words(task[2]))
    : h('li', {}, words(line.slice(2)));
}

function table(lines) {
  const [head, rule, ...rows] = lines.map(line => line.slice(1, -1).split(/(?<!\\)\|/));
  const right = rule.map(one => one.trim().endsWith(':'));
  const row = (cells, tag) => h('tr', {}, cells.map((cell, i) =>
    h(tag, {class: right[i] ? 'number' : null}, words(cell.trim()))));
  return h('div', {class: 'wide'}, h('table', {},
    h('thead', {}, row(head, 'th')), h('tbody', {}, rows.map(cells => row(cells, 'td')))));
}

/** Nothing inside a line formats: the bot escapes whatever might. */
function words(line) {
  return line.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
