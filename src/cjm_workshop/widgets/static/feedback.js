/**
 * The round of feedback: a named remark on a place of the map, answers to it, and whether it is
 * settled. What is written stays in its field until it was acknowledged.
 */

import { autosize, button, focusIn, h, keepKeys, t } from "./elements.js";
import { renders } from "./mount.js";
import { commentOperation, editOperation, removeOperation } from "./operations.js";
import { Outbox, newId, tabStorage } from "./outbox.js";
import { Threads } from "./threads.js";
import { same } from "./values.js";
import { Writing } from "./writing.js";

/** @import { Operation } from "./board_types.js" */
/** @import { Item } from "./outbox.js" */
/** @import { FeedbackView, Remark } from "./threads.js" */
/** @import { Model, Words } from "./types.js" */

export class Feedback {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.model = model;
    /** @type {FeedbackView} */
    this.view = model.get("view");
    /** @type {Words} */
    this.words = model.get("words");
    /** @type {string | null} the places that were drawn */
    this.placed = null;
    /** @type {Operation | null} what can be taken back */
    this.undoable = null;
    this.prefix = `cjm:${this.view.key}:feedback:${this.view.author}:`;
    this.storage = tabStorage();
    this.outbox = new Outbox({
      send: (message) => model.send(message),
      storage: this.storage,
      prefix: `${this.prefix}op:`,
      changed: () => this.drawNotice(),
    });
    this.sized = new ResizeObserver(() => this.fit());
    el.append(this.build());
    this.outbox.seen(this.view.version);
    this.draw();
    this.outbox.restore();
    this.clock = setInterval(() => this.outbox.tick(), 250);
    this.root.dataset.ready = "1";
  }

  build() {
    const say = (/** @type {string} */ name) => t(this.words, name);
    const id = newId("feedback");
    this.who = h("input", { id: `${id}-who`, type: "text", maxlength: "200", dir: "auto", autocomplete: "name" });
    this.who.value = this.storage.getItem(`${this.prefix}who`) || this.view.author;
    this.who.addEventListener("input", () => {
      this.storage.setItem(`${this.prefix}who`, this.who.value);
      this.threads.draw();
    });
    this.about = h("select", { id: `${id}-about` });
    this.about.addEventListener("change", () => this.storage.setItem(`${this.prefix}about`, this.about.value));
    this.remark = new Writing(this, {
      name: "remark", label: say("remark"), word: say("add_remark"), done: say("remark_added"), placeholder: say("remark_ask"),
      make: (text, author) => commentOperation(this.about.value, text, author),
    });
    this.notice = h("div", { class: "cjm-notice", role: "alert", hidden: true });
    this.status = h("div", { class: "cjm-status" });
    this.said = h("span", { role: "status" });
    this.back = button(say("undo"), () => this.takeBack(), { class: "cjm-small", hidden: true });
    this.status.append(this.said, this.back);
    this.threads = new Threads(this);
    const head = h("div", { class: "cjm-words" }, h("h2", { class: "cjm-title" }, this.view.title), h("p", { class: "cjm-prompt" }, this.view.prompt));
    this.title = this.view.title;
    const half = (/** @type {string} */ label, /** @type {HTMLElement} */ input) => h("div", { class: "cjm-field is-half" }, h("label", { class: "cjm-label2", for: input.id }, label), input);
    this.root = h("div", { class: "cjm-board cjm-form cjm-asks cjm-remarks", "data-testid": "cjm-feedback", role: "group", "aria-label": this.view.title },
      h("header", { class: "cjm-bar" }, head), this.notice,
      h("div", { class: "cjm-grid" }, half(say("your_name"), this.who), half(say("about"), this.about), this.remark.element),
      this.threads.element, this.status);
    keepKeys(this.root);
    this.sized.observe(this.root);
    return this.root;
  }

  /** Show the labels of another language; what was typed waits in this tab's drafts. */
  reword() {
    const { root, who, about } = this;
    const writes = root.contains(focusIn(root));
    this.words = this.model.get("words");
    this.placed = null;
    root.replaceWith(this.build());
    this.sized.unobserve(root);
    this.who.value = who.value;
    this.storage.setItem(`${this.prefix}about`, about.value);
    this.root.dataset.ready = "1";
    if (writes) this.remark.field.focus();
  }

  close() {
    clearInterval(this.clock);
    this.sized.disconnect();
    this.root.remove();
  }

  fit() {
    for (const area of this.root.querySelectorAll("textarea")) autosize(area);
  }

  /** Return who writes. */
  reader() {
    return this.who.value.trim();
  }

  // -- talking to the workshop -------------------------------------------------------------------

  /**
   * @param {Record<string, any>} operation
   * @param {Record<string, any>} about
   */
  apply(operation, about) {
    return this.outbox.put({ type: "apply", operation }, about);
  }

  /** @param {any} message */
  take(message) {
    const item = this.outbox.answer(message);
    if (!item) return;
    const writing = item.about.writing && this.writing(item.about.writing);
    if (writing) writing.answered(item);
    if (item.state === "refused") {
      this.outbox.discard(item.id);
      if (!writing) this.refused(item);
    } else if (item.about.done) this.say(item.about.done, item.message.operation);
  }

  /** @param {string} name */
  writing(name) {
    return name === "remark" ? this.remark : this.threads.writing(name);
  }

  /** @param {Item} item */
  refused(item) {
    const { operation } = item.message;
    this.say(item.reason, null);
    if (item.offer === "dependents") this.askAgain(operation);
  }

  /**
   * Offer to remove a remark that was answered; the answers become remarks of their own.
   * @param {Record<string, any>} operation
   */
  askAgain(operation) {
    this.said.textContent = t(this.words, "has_answers");
    this.offer = button(t(this.words, "remove_keep"), () => {
      this.remark.field.focus();
      this.remove(operation.records[0], true);
    }, { class: "cjm-small" });
    this.status.append(this.offer);
    this.offer.focus({ preventScroll: true });
  }

  /**
   * Say what happened; what this page did can be taken back.
   * @param {string} words
   * @param {Operation | null} operation
   */
  say(words, operation) {
    this.said.textContent = words;
    if (this.offer) this.offer.remove();
    this.undoable = operation && operation.kind !== "undo" ? operation : null;
    if (!this.undoable && this.status.contains(focusIn(this.status))) this.remark.field.focus();
    this.back.hidden = !this.undoable || !words;
  }

  takeBack() {
    const { id, author } = this.undoable;
    this.apply({ kind: "undo", id: newId("op"), of: id, author }, { done: t(this.words, "taken_back") });
  }

  /** @param {Remark} remark */
  settle(remark) {
    const operation = { ...editOperation(remark.id, "settled", remark.settled, !remark.settled), author: this.reader() };
    this.apply(operation, { done: t(this.words, remark.settled ? "opened" : "settled") });
  }

  /**
   * @param {string} id
   * @param {boolean} dependents
   */
  remove(id, dependents) {
    this.apply({ ...removeOperation([id], dependents), author: this.reader() }, { done: t(this.words, "gone") });
  }

  follow() {
    this.view = this.model.get("view");
    if (!same([this.title, this.words], [this.view.title, this.model.get("words")])) this.reword();
    this.outbox.seen(this.view.version);
    this.draw();
  }

  // -- drawing -----------------------------------------------------------------------------------

  draw() {
    this.drawPlaces();
    this.drawNotice();
    this.threads.draw();
  }

  drawNotice() {
    this.notice.hidden = !(this.outbox.silent && this.outbox.waiting().length);
    if (this.notice.hidden) return;
    this.notice.textContent = t(this.words, "silent");
  }

  drawPlaces() {
    const data = JSON.stringify(this.view.places);
    if (data === this.placed) return;
    const chosen = this.about.value || this.storage.getItem(`${this.prefix}about`) || this.view.whole;
    this.placed = data;
    const groups = this.view.places.map((group) => {
      const options = group.options.map((one) => h("option", { value: one.value }, one.word));
      return group.title ? h("optgroup", { label: group.title }, ...options) : options[0];
    });
    this.about.replaceChildren(...groups);
    this.about.value = chosen;
    if (this.about.selectedIndex < 0) this.about.value = this.view.whole;
  }
}

export default { render: renders(Feedback) };
