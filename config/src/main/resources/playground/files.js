import {$, ask, h, toast} from './dom.js';

const READABLE = ['csv', 'txt', 'json', 'html'];

/** Files are dropped anywhere on the conversation, or chosen with the button. */
export function startFiles(current) {
  const main = $('main');
  const input = $('#file');
  let over = 0;
  const dragged = event => [...(event.dataTransfer?.types ?? [])].includes('Files');
  const show = on => main.classList.toggle('dropping', on);
  main.addEventListener('dragenter', event => {
    if (!dragged(event)) return;
    event.preventDefault();
    over++;
    show(true);
  });
  main.addEventListener('dragover', event => dragged(event) && event.preventDefault());
  main.addEventListener('dragleave', event => {
    if (!dragged(event)) return;
    over = Math.max(0, over - 1);
    show(over > 0);
  });
  main.addEventListener('drop', event => {
    if (!dragged(event)) return;
    event.preventDefault();
    over = 0;
    show(false);
    share(event.dataTransfer.files, current().state);
  });
  $('#attach').addEventListener('click', () => input.click());
  input.addEventListener('change', async () => {
    await share(input.files, current().state);
    input.value = '';
  });
}

async function share(files, {me, channel}) {
  for (const file of files) {
    const about = new URLSearchParams({user: me, channel, name: file.name});
    try {
      const answer = await fetch('/client/upload?' + about, {
        method: 'POST', headers: {'Content-Type': 'application/octet-stream'}, body: file,
      });
      if (!answer.ok) {
        const {error} = await answer.json().catch(() => ({}));
        toast(error ?? `${file.name} was not shared.`);
      }
    } catch {
      toast(`${file.name} was not shared: the bot is not running, or that is no file.`);
    }
  }
}

/** Opens what is in a file, as text; nothing for files that are none. */
export function opener(file, me) {
  if (!READABLE.includes(file.filetype)) return null;
  return h('button', {
    class: 'btn', type: 'button', 'aria-label': `Open ${file.name}`,
    onclick: async () => {
      try {
        const {text} = await ask('/client/look', {user: me, file: file.id});
        show(file.name, text);
      } catch (error) {
        toast(error.message);
      }
    },
  }, 'Open');
}

function show(name, text) {
  const dialog = h('dialog', {class: 'modal looked', 'aria-label': name, 'data-testid': 'look'},
    h('form', {method: 'dialog'},
      h('header', {}, h('h2', {}, name)),
      h('div', {class: 'modal-body'}, h('pre', {tabindex: '0'}, text)),
      h('footer', {}, h('button', {class: 'btn', type: 'submit'}, 'Close'))));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
