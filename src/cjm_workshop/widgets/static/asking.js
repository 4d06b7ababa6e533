/** What widgets that ask for something have in common: they send an answer once and show what came of it. */

import { keepKeys } from "./elements.js";
import { NO_STORE, Outbox, newId } from "./outbox.js";

/** @import { Model } from "./types.js" */

export class Asking {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.model = model;
    /** why the last answer was refused */
    this.reason = "";
    this.outbox = new Outbox({
      send: (message) => model.send(message),
      storage: NO_STORE, // what is asked is small: it stays in its field, or the kernel keeps it
      prefix: "",
      changed: () => this.draw(),
    });
    this.root = this.build();
    keepKeys(this.root);
    el.append(this.root);
    this.follow();
    this.clock = setInterval(() => this.outbox.tick(), 250);
    this.root.dataset.ready = "1";
  }

  /**
   * Build what stands on the page; for widgets to fill.
   * @returns {HTMLElement}
   */
  build() {
    throw new Error("not built");
  }

  /** Draw what changes; for widgets to fill. */
  draw() {}

  /** Whether an answer waits for a kernel that says nothing. */
  get silent() {
    return this.outbox.waiting().length > 0 && this.outbox.silent;
  }

  /**
   * Send an answer.
   * @param {Record<string, any>} fields
   */
  send(fields) {
    this.reason = "";
    this.outbox.put({ type: "take", id: newId("ask"), ...fields }, {});
  }

  /** @param {any} message of the kernel */
  take(message) {
    const item = this.outbox.answer(message);
    if (!item || item.state !== "refused") return;
    this.reason = item.reason;
    this.refused();
    this.outbox.discard(item.id);
  }

  /** Learn that an answer was refused; for widgets that remember what they sent. */
  refused() {}

  follow() {
    this.draw();
  }

  close() {
    clearInterval(this.clock);
    this.root.remove();
  }
}
