const ESCAPES = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};

function escaped(text) {
  return text.replace(/[&<>"']/g, sign => ESCAPES[sign]);
}

/**
 * The Markdown that Teams reads in a text block: bold, italic and links to the web. All else is
 * escaped, so that nothing in a card becomes an element of the page.
 */
export function markdown(text) {
  const html = escaped(text)
    .replace(/\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/g,
      '<a href="$2" rel="noopener noreferrer">$1</a>')
    .replace(/\*\*([^*\n]+)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[\s(])_([^_\n]+)_(?=$|[\s).,;:!?])/g, '$1<em>$2</em>')
    .replace(/&lt;at&gt;(.+?)&lt;\/at&gt;/g, '<span class="mention">$1</span>')
    .replace(/\n/g, '<br>');
  return `<p>${html}</p>`;
}
