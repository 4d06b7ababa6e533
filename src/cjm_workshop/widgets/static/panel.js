/** What the facilitator's panels have in common: they show the workshop and send what is pressed. */

import { button, h, keepKeys, t, tn } from "./elements.js";
import { NO_STORE, Outbox, newId } from "./outbox.js";
import { stageButton } from "./stage.js";

/** @import { Model, WidgetView } from "./types.js" */

/** @template {WidgetView} [View=WidgetView] */
export class Panel {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   * @param {string} name what it is called in the page's styles and tests
   */
  constructor(model, el, name) {
    this.model = model;
    /** @type {View} */
    this.view = model.get("view");
    this.outbox = new Outbox({
      send: (message) => model.send(message),
      storage: NO_STORE, // what is pressed counts now or not at all; nothing is pressed again later
      prefix: "",
      changed: () => this.draw(),
    });
    this.offset = 0; // of the kernel's clock from the browser's
    this.frame(el, name);
    this.build();
    this.draw();
    this.outbox.seen(this.view.version);
    this.asked = Date.now();
    this.outbox.post({ type: "hello" });
    this.clock = setInterval(() => this.tick(), 250);
    this.root.dataset.ready = "1";
  }

  /**
   * @param {HTMLElement} el
   * @param {string} name
   */
  frame(el, name) {
    this.title = h("h3", { class: "cjm-title", dir: "auto" });
    this.tools = h("div", { class: "cjm-tools" });
    this.notice = h("div", { class: "cjm-notice", role: "alert", hidden: true });
    this.body = h("div", { class: "cjm-panelbody" });
    this.status = h("div", { class: "cjm-status", role: "status", "aria-live": "polite" });
    this.root = h("div", { class: `cjm-board cjm-panel cjm-${name}`, "data-testid": `cjm-${name}`, role: "group" },
      h("div", { class: "cjm-bar" }, h("div", { class: "cjm-words" }, this.title), this.tools),
      this.notice, this.body, this.status);
    this.stage = stageButton(this.root, () => this.model.get("words"));
    this.tools.append(this.stage);
    keepKeys(this.root);
    el.append(this.root);
  }

  /** Build what stays; for panels to fill. */
  build() {}

  /** Draw what changes; for panels to fill. */
  draw() {
    this.notice.hidden = !(this.outbox.silent && this.outbox.waiting().length);
    if (!this.notice.hidden) this.notice.textContent = this.t("silent");
  }

  tick() {
    this.outbox.tick();
  }

  /** The kernel's time in milliseconds. */
  now() {
    return Date.now() + this.offset;
  }

  /**
   * Return a label.
   * @param {string} name
   * @param {Record<string, string | number>} [values]
   */
  t(name, values) {
    return t(this.model.get("words"), name, values);
  }

  /**
   * Return the label for a number.
   * @param {string} name
   * @param {number} n
   * @param {Record<string, string | number>} [values]
   */
  tn(name, n, values) {
    return tn(this.model.get("words"), name, n, values);
  }

  /**
   * @param {string} word
   * @param {() => void} act
   * @param {Record<string, any>} [props]
   */
  tool(word, act, props = {}) {
    return button(word, act, { class: "cjm-tool", ...props });
  }

  /**
   * Send an operation.
   * @param {Record<string, any>} operation
   * @param {string} done what is said once it is acknowledged
   */
  apply(operation, done) {
    return this.outbox.put({ type: "apply", operation: { ...operation, id: newId("op") } }, { done });
  }

  /** @param {any} message of the kernel */
  take(message) {
    if (message.type === "here" && message.now && this.asked) {
      const back = Date.now();
      this.offset = message.now - (this.asked + back) / 2;
      this.asked = 0;
    }
    const item = this.outbox.answer(message);
    if (!item) return;
    if (item.state === "refused") {
      this.say(message.reason);
      this.outbox.discard(item.id);
    } else if (item.about.done) this.say(item.about.done);
  }

  /**
   * Tell a person what happened; waits a moment, so that bursts are read as one.
   * @param {string} words
   */
  say(words) {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (this.status.textContent = words), 100);
  }

  follow() {
    this.view = this.model.get("view");
    this.outbox.seen(this.view.version);
    this.stage.say();
    this.draw();
  }

  close() {
    clearInterval(this.clock);
    clearTimeout(this.saying);
    this.stage.off();
    this.root.remove();
  }
}
