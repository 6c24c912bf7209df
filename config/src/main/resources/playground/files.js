import {$, toast} from './dom.js';

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
