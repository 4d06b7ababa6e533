/**
 * What was sent and is not yet acknowledged, and what is being typed: kept in the browser tab, so
 * that neither a reload nor a restarted kernel loses a word.
 */

const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const PATIENCE = 2000;
const KNOCK = 3000;

/**
 * Make an id like the workshop's own: `note-7k3mq9xa`.
 * @param {string} kind
 * @returns {string}
 */
export function newId(kind) {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(10));
  return `${kind}-${Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("")}`;
}

/**
 * @typedef {Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">} Store
 * @typedef {object} Item one message on its way
 * @property {string} id
 * @property {any} message
 * @property {any} about what the page needs to show it: `record` or `records`, `add`, `texts`, `done`
 * @property {"waiting" | "done" | "refused"} state
 * @property {number} sent
 * @property {number} order
 * @property {number} [version] of the first view that shows it
 * @property {string} [reason] why it was refused
 * @property {string} [offer] what would make it possible
 */

/**
 * What was sent and is not yet shown. Keeps each message in the tab's storage until it is
 * acknowledged, so that a reload or a restarted kernel loses nothing.
 */
export class Outbox {
  /**
   * @param {object} needs
   * @param {(message: any) => void} needs.send
   * @param {Store} needs.storage
   * @param {string} needs.prefix of the names in the storage
   * @param {() => void} needs.changed called after every change
   * @param {() => number} [needs.now]
   */
  constructor({ send, storage, prefix, changed, now = Date.now }) {
    this.send = send;
    this.storage = storage;
    this.prefix = prefix;
    this.changed = changed;
    this.now = now;
    /** @type {Map<string, Item>} */
    this.items = new Map();
    this.silent = false;
    this.full = false;
    this.count = 0;
    this.version = 0;
    this.heard = now();
    this.asked = 0;
    this.knocked = 0;
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

  /**
   * Send a message and keep it until it is answered.
   * @param {any} message
   * @param {any} about
   * @returns {Item}
   */
  put(message, about) {
    const id = message.id || message.operation.id;
    /** @type {Item} */
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

  /** @param {Item} item */
  keep(item) {
    const { message, about, order } = item;
    try {
      this.storage.setItem(this.prefix + item.id, JSON.stringify({ message, about, order }));
    } catch {
      this.full = true; // the tab's storage is full: sending goes on, only a reload would lose it
    }
  }

  /** @param {any} message */
  post(message) {
    try {
      this.send(message);
    } catch {
      this.silent = true; // a closed connection; `tick` goes on knocking
    }
  }

  /**
   * Take an answer of the workshop; return the item that it is for.
   * @param {any} message
   * @returns {Item | null}
   */
  answer(message) {
    this.heard = this.now();
    this.asked = 0;
    const back = this.silent;
    this.silent = false;
    if (message.type === "here") {
      for (const item of this.waiting()) this.post(item.message);
      if (back || this.items.size) this.changed();
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

  /**
   * Forget what the view of this version shows.
   * @param {number} version
   */
  seen(version) {
    this.version = version;
    for (const item of [...this.items.values()]) {
      if (item.state === "done" && item.version <= version) this.items.delete(item.id);
    }
  }

  /** @param {string} id */
  discard(id) {
    this.items.delete(id);
    this.storage.removeItem(this.prefix + id);
    this.changed();
  }

  /** @returns {Item[]} */
  waiting() {
    return [...this.items.values()].filter((item) => item.state === "waiting");
  }

  /** Ask whether the workshop is there, where it was not heard for a while: somebody types. */
  ask() {
    if (this.asked || this.now() - this.heard < 5 * PATIENCE) return;
    this.asked = this.now();
    this.post({ type: "hello" });
  }

  /** Look at the clock: say when the workshop is silent, and knock again. */
  tick() {
    const waiting = this.waiting();
    const late = (/** @type {number} */ since) => this.now() - since > PATIENCE;
    if (!this.silent && (waiting.some((item) => late(item.sent)) || (this.asked && late(this.asked)))) {
      this.silent = true;
      this.changed();
    }
    if (this.silent && (waiting.length || this.asked) && this.now() - this.knocked > KNOCK) {
      this.knocked = this.now();
      this.post({ type: "hello" });
    }
  }
}

/**
 * A storage that keeps nothing.
 * @type {Store}
 */
export const NO_STORE = { length: 0, key: () => null, getItem: () => null, setItem() {}, removeItem() {} };

/**
 * Return the tab's storage, or one that keeps nothing where the browser has none to give.
 * @returns {Store}
 */
export function tabStorage() {
  try {
    return globalThis.sessionStorage || NO_STORE;
  } catch {
    return NO_STORE; // blocked by the browser's settings
  }
}

/** Text that is being typed, kept in the tab until it is sent. */
export class Drafts {
  /**
   * @param {Store} storage
   * @param {string} prefix of the names in the storage
   * @param {() => void} full called when there is no room
   */
  constructor(storage, prefix, full) {
    this.storage = storage;
    this.prefix = prefix;
    this.full = full;
  }

  /** @param {string} name */
  get(name) {
    return this.storage.getItem(this.prefix + name) || "";
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  keep(name, text) {
    try {
      this.storage.setItem(this.prefix + name, text);
    } catch {
      this.full();
    }
  }

  /** @param {string} name */
  drop(name) {
    this.storage.removeItem(this.prefix + name);
  }

  /**
   * Return the names that start like this, without the start.
   * @param {string} start
   */
  names(start) {
    const found = [];
    for (let at = 0; at < this.storage.length; at += 1) {
      const key = this.storage.key(at);
      if (key.startsWith(this.prefix + start)) found.push(key.slice(this.prefix.length + start.length));
    }
    return found;
  }

  /**
   * Keep what is typed in a field over a reload.
   * @param {HTMLInputElement | HTMLTextAreaElement} field
   * @param {string} name
   */
  follow(field, name) {
    field.value = this.get(name);
    field.addEventListener("input", () => this.keep(name, field.value));
  }
}
