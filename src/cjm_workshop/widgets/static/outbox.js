/**
 * What was sent and is not yet acknowledged, kept in the browser tab so that nothing typed is lost.
 */

const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const PATIENCE = 2000;
const KNOCK = 3000;

/** Make an id like the workshop's own: `note-7k3mq9xa`. */
export function newId(kind) {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(10));
  return `${kind}-${Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("")}`;
}

/**
 * What was sent and is not yet shown. Keeps each message in the tab's storage until it is
 * acknowledged, so that a reload or a restarted kernel loses nothing.
 */
export class Outbox {
  constructor({ send, storage, prefix, changed, now = Date.now }) {
    Object.assign(this, { send, storage, prefix, changed, now });
    this.items = new Map();
    this.silent = false;
    this.count = 0;
    this.version = 0;
  }

  /** Take up what an earlier page left, oldest first. */
  restore() {
    const found = [];
    for (let at = 0; at < this.storage.length; at += 1) {
      const key = this.storage.key(at);
      if (key.startsWith(this.prefix)) found.push(JSON.parse(this.storage.getItem(key)));
    }
    found.sort((one, other) => one.order - other.order);
    for (const item of found) this.put(item.message, item.about);
    return found.length;
  }

  put(message, about) {
    const id = message.id || message.operation.id;
    const item = { id, message, about, state: "waiting", sent: this.now(), order: this.order() };
    this.items.set(id, item);
    this.keep(item);
    this.post(message);
    this.changed();
    return item;
  }

  order() {
    this.count += 1;
    return this.now() * 1000 + this.count;
  }

  keep(item) {
    const { message, about, order } = item;
    try {
      this.storage.setItem(this.prefix + item.id, JSON.stringify({ message, about, order }));
    } catch {
      this.full = true; // the tab's storage is full: sending goes on, only a reload would lose it
    }
  }

  post(message) {
    try {
      this.send(message);
    } catch {
      this.silent = true; // a closed connection; `tick` goes on knocking
    }
  }

  /** Take an answer of the workshop; return the item that it is for. */
  answer(message) {
    this.silent = false;
    if (message.type === "here") {
      for (const item of this.waiting()) this.post(item.message);
      this.changed();
      return null;
    }
    const item = this.items.get(message.id);
    if (!item) return null;
    if (message.type === "ack") {
      this.storage.removeItem(this.prefix + item.id);
      Object.assign(item, { state: "done", version: message.version });
      this.seen(this.version);
    } else {
      Object.assign(item, { state: "refused", reason: message.reason, offer: message.offer });
    }
    this.changed();
    return item;
  }

  /** Forget what the view of this version shows. */
  seen(version) {
    this.version = version;
    for (const item of [...this.items.values()]) {
      if (item.state === "done" && item.version <= version) this.items.delete(item.id);
    }
  }

  discard(id) {
    this.items.delete(id);
    this.storage.removeItem(this.prefix + id);
    this.changed();
  }

  waiting() {
    return [...this.items.values()].filter((item) => item.state === "waiting");
  }

  /** Look at the clock: say when the workshop is silent, and knock again. */
  tick() {
    const waiting = this.waiting();
    const late = waiting.some((item) => this.now() - item.sent > PATIENCE);
    if (late && !this.silent) {
      this.silent = true;
      this.changed();
    }
    if (this.silent && waiting.length && this.now() - (this.knocked || 0) > KNOCK) {
      this.knocked = this.now();
      this.post({ type: "hello" });
    }
  }
}

/** A storage that keeps nothing. */
export const NO_STORE = { length: 0, key: () => null, getItem: () => null, setItem() {}, removeItem() {} };

/** Return the tab's storage, or one that keeps nothing where the browser has none to give. */
export function tabStorage() {
  try {
    return globalThis.sessionStorage || NO_STORE;
  } catch {
    return NO_STORE; // blocked by the browser's settings
  }
}
