import {chart} from './charts.js';
import {h} from './dom.js';
import {element} from './elements.js';
import {richDate, textObject} from './mrkdwn.js';

/** Draws blocks in order; what is not known is named, never left out in silence. */
export function blocks(list, context) {
  return list.map(block => draw(block, context));
}

function draw(block, context) {
  const text = object => textObject(object, context.names);
  switch (block.type) {
    case 'section': return section(block, context, text);
    case 'actions':
      return h('div', {class: 'b-actions', role: 'group'},
        block.elements.map(spec => element(spec, context.for(block, false))));
    case 'context':
      return h('div', {class: 'b-context'}, block.elements.map(
        part => part.type === 'image' ? image(part) : h('span', {}, text(part))));
    case 'divider': return h('hr', {});
    case 'header': return h('h3', {class: 'b-header'}, text(block.text));
    case 'image': return image(block);
    case 'input': return input(block, context, text);
    case 'markdown': return h('div', {class: 'b-text'}, block.text);
    case 'rich_text': return h('div', {class: 'b-text'}, block.elements.map(
      part => rich(part, context.names)));
    case 'data_visualization': return visualization(block);
    case 'table':
    case 'data_table': return table(block, context.names);
    default: return h('div', {class: 'unknown'}, `[${block.type} block]`);
  }
}

function section(block, context, text) {
  return h('div', {class: 'b-section'},
    h('div', {class: 'b-main'},
      block.text ? h('div', {class: 'b-text'}, text(block.text)) : null,
      block.fields
        ? h('div', {class: 'b-fields'}, block.fields.map(
          field => h('div', {class: 'b-text'}, text(field))))
        : null),
    block.accessory
      ? h('div', {class: 'b-accessory'},
        block.accessory.type === 'image'
          ? image(block.accessory) : element(block.accessory, context.for(block, false)))
      : null);
}

/** What the bot gave is shown; other pictures live elsewhere, and their words stand in. */
function image(part) {
  if (part.slack_file) {
    return h('img', {class: 'b-picture', alt: part.alt_text, 'data-testid': 'picture',
      src: '/client/picture/' + encodeURIComponent(part.slack_file.id)});
  }
  return h('span', {class: 'picture', role: 'img', 'aria-label': part.alt_text},
    '🖼 ' + part.alt_text);
}

function input(block, context, text) {
  const error = context.errors?.[block.block_id];
  const id = 'i' + block.block_id.replace(/\W/g, '');
  const control = element(block.element, context.for(block, true));
  if (!control.id) control.id = id;
  if (error) {
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', id + 'e');
  }
  return h('div', {class: 'b-input' + (error ? ' wrong' : ''), dataset: {block: block.block_id}},
    h('label', {for: control.id}, text(block.label),
      block.optional ? h('span', {class: 'optional'}, ' (optional)') : null),
    control,
    error ? h('p', {class: 'error', id: id + 'e', role: 'alert'}, error) : null,
    block.hint ? h('p', {class: 'help'}, text(block.hint)) : null);
}

function visualization({title, chart: {type, series, segments, axis_config: axis}}) {
  if (type === 'pie') {
    return h('div', {class: 'b-chart'}, h('strong', {}, title),
      h('ul', {}, segments.map(({label, value}) => h('li', {}, `${label}: ${value}`))));
  }
  return h('div', {class: 'b-chart', 'data-testid': 'chart'}, h('strong', {}, title), chart({
    title, type: type === 'bar' ? 'columns' : 'lines', unit: axis.y_label ?? '',
    categories: axis.categories,
    series: series.map(({name, data}) => ({
      name,
      values: axis.categories.map(one => data.find(({label}) => label === one)?.value),
    })),
  }));
}

function table(block, names) {
  const align = index => block.column_settings?.[index]?.align ?? '';
  const rows = block.rows.map((row, at) => h('tr', {}, row.map((cell, index) =>
    h(at === 0 ? 'th' : 'td', {class: align(index)}, cellText(cell, names)))));
  return h('div', {class: 'b-table'},
    h('table', {}, block.caption ? h('caption', {}, block.caption) : null,
      h('thead', {}, rows[0]), h('tbody', {}, rows.slice(1))));
}

function cellText(cell, names) {
  if (cell.type === 'rich_text') return cell.elements.map(part => rich(part, names));
  return String(cell.text ?? cell.value ?? '');
}

function rich(part, names) {
  const inner = () => (part.elements ?? []).map(one => rich(one, names));
  switch (part.type) {
    case 'rich_text_section': return h('div', {}, inner());
    case 'rich_text_quote': return h('blockquote', {}, inner());
    case 'rich_text_preformatted': return h('pre', {}, inner());
    case 'rich_text_list':
      return h(part.style === 'ordered' ? 'ol' : 'ul', {}, part.elements.map(
        item => h('li', {}, rich(item, names))));
    case 'link': {
      const words = styled(part.text ?? part.url, part.style);
      return /^(https?|mailto):/.test(part.url)
        ? h('a', {href: part.url, target: '_blank', rel: 'noreferrer noopener'}, words)
        : words;
    }
    case 'user':
      return h('span', {class: 'mention'}, '@' + (names.person(part.user_id)?.name ?? part.user_id));
    case 'channel':
      return h('span', {class: 'mention'},
        '#' + (names.channel(part.channel_id)?.name ?? part.channel_id));
    case 'broadcast': return h('span', {class: 'mention broadcast'}, '@' + part.range);
    case 'date': return richDate(part);
    case 'text': return styled(part.text, part.style);
    default: return part.fallback ?? '';
  }
}

function styled(text, style = {}) {
  let node = document.createTextNode(text);
  if (style.code) node = h('code', {}, node);
  if (style.bold) node = h('strong', {}, node);
  if (style.italic) node = h('em', {}, node);
  if (style.strike) node = h('s', {}, node);
  return node;
}
