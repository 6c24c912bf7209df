/** Puts the items in place without touching those that stay, so that focus is kept. */
export function sync(list, items) {
  const keep = new Set(items);
  [...list.children].forEach(child => keep.has(child) || child.remove());
  items.forEach((item, at) => {
    if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
  });
}

/** Draws rows under keys; what has the same key as before is left as it is. */
export function redrawRows(list, wanted, fresh) {
  const old = new Map([...list.children].map(item => [item.rallyKey, item]));
  const items = wanted.map(({key, make}) => {
    const item = (!fresh && old.get(key)) || make();
    item.rallyKey = key;
    return item;
  });
  if (fresh || items.length !== list.children.length
      || items.some((item, at) => list.children[at] !== item)) {
    sync(list, items);
  }
}

/** Whether a button is being pressed: until it is released, it stays where it is. */
let pressing = false;

addEventListener('pointerdown', () => {
  pressing = true;
}, true);
for (const end of ['pointerup', 'pointercancel', 'blur']) {
  // the click comes after the release
  addEventListener(end, () => setTimeout(() => {
    pressing = false;
  }), true);
}

/** Waits until no button is being pressed, for a second at most. */
export async function released() {
  for (let waits = 0; pressing && waits < 50; waits++) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
