/**
 * The round of feedback: a named remark on a place of the map, answers to it, and whether it is
 * settled. What is written stays in its field until it was acknowledged.
 */

import { autosize, button, focusIn, h, keepKeys, namedIn, place, put, short, t, tn } from "./elements.js";
import { mount } from "./mount.js";
import { editOperation, removeOperation } from "./operations.js";
import { Outbox, newId, tabStorage } from "./outbox.js";

/**
 * Return the operation that says something about a record.
 * @param {string} about
 * @param {string} text
 * @param {string} author
 * @param {string | null} [answers] the remark that it answers
 */
export function commentOperation(about, text, author, answers = null) {
  return { kind: "comment", id: newId("op"), author, about, text, answers, comment: newId("comment") };
}

/**
 * Say how many remarks there are.
 * @param {{settled: boolean}[]} remarks
 * @param {import("./types.js").Words} words
 */
export function tally(remarks, words) {
  const settled = remarks.filter((one) => one.settled).length;
  if (!remarks.length) return t(words, "no_remarks");
  return t(words, "tally", { open: remarks.length - settled, settled });
}

/**
 * Say when something was written, as it is said where the reader is.
 * @param {string | null} time
 * @param {string} language
 */
function when(time, language) {
  return time ? new Date(time).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" }) : "";
}

/** A field for several lines with its button and a word on how it goes; kept until acknowledged. */
class Writing {
  /**
   * @param {Feedback} form
   * @param {object} about
   * @param {string} about.name
   * @param {string} about.label
   * @param {string} about.word on the button
   * @param {string} about.done what is said once it is acknowledged
   * @param {string} about.placeholder
   * @param {(text: string, author: string) => Record<string, any>} about.make the operation
   * @param {() => void} [about.over] called once it is acknowledged
   */
  constructor(form, { name, label, word, done, placeholder, make, over }) {
    this.form = form;
    this.name = name;
    this.done = done;
    this.make = make;
    this.over = over;
    this.key = `${form.prefix}draft:${name}`;
    const id = newId("writing");
    this.field = h("textarea", { id, rows: "2", dir: "auto", placeholder, "data-name": name });
    this.field.value = form.storage.getItem(this.key) || "";
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.send();
    });
    this.state = h("span", { class: "cjm-saved", role: "status" });
    this.go = button(word, () => this.send(), { class: "cjm-primary", "data-name": `${name}:go` });
    this.element = h("div", { class: "cjm-field" }, h("label", { class: "cjm-label2", for: id }, label), this.field,
      h("div", { class: "cjm-go" }, this.go, this.state));
  }

  typed() {
    if (this.field.isConnected) autosize(this.field);
    this.tell("", "");
    try {
      this.form.storage.setItem(this.key, this.field.value);
    } catch {
      this.tell(t(this.form.words, "tab_full"), "late");
    }
  }

  get waiting() {
    return this.form.outbox.waiting().some((one) => one.about.writing === this.name);
  }

  send() {
    if (this.waiting) return;
    const text = this.field.value.trim();
    const author = this.form.reader();
    if (!text) this.tell(t(this.form.words, "write_first"), "bad");
    else if (!author) {
      this.tell(t(this.form.words, "name_first"), "bad");
      this.form.who.focus();
    } else {
      this.tell(t(this.form.words, "saving"), "late");
      this.form.apply(this.make(text, author), { writing: this.name, text, done: this.done });
    }
  }

  /** @param {import("./outbox.js").Item} item */
  answered(item) {
    if (item.state === "refused") {
      this.tell(item.reason, "bad");
      return;
    }
    if (this.field.value.trim() === item.about.text) {
      this.field.value = "";
      this.typed();
      this.form.storage.removeItem(this.key);
    }
    this.tell(t(this.form.words, "saved"), "good");
    if (this.over && !this.field.value) this.over();
  }

  /**
   * @param {string} words
   * @param {string} kind
   */
  tell(words, kind) {
    put(this.state, words);
    this.state.dataset.kind = kind;
  }
}

/**
 * @typedef {object} Remark
 * @property {string} id
 * @property {string} who
 * @property {string} about the record
 * @property {string} text
 * @property {string | null} time
 * @property {boolean} settled
 * @property {Said[]} answers
 *
 * @typedef {object} Said a remark or an answer, as it stands on the page
 * @property {string} id
 * @property {string} who
 * @property {string} text
 * @property {string | null} time
 * @property {string} [where]
 *
 * @typedef {object} Thread
 * @property {HTMLElement} element
 * @property {HTMLElement} body
 * @property {HTMLElement} slot of the answer that is being written
 * @property {boolean} [open]
 * @property {Writing} [writing]
 * @property {string} [data]
 */

class Feedback {
  /**
   * @param {import("./types.js").Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.model = model;
    this.view = model.get("view");
    this.words = model.get("words");
    this.prefix = `cjm:${this.view.key}:feedback:${this.view.author}:`;
    this.storage = tabStorage();
    this.threads = new Map();
    this.outbox = new Outbox({
      send: (message) => model.send(message),
      storage: this.storage,
      prefix: `${this.prefix}op:`,
      changed: () => this.drawNotice(),
    });
    this.build(el);
    this.outbox.seen(this.view.version);
    this.draw();
    this.outbox.restore();
    this.clock = setInterval(() => this.outbox.tick(), 250);
    this.sized = new ResizeObserver(() => this.fit());
    this.sized.observe(this.root);
    this.root.dataset.ready = "1";
  }

  /** @param {HTMLElement} el */
  build(el) {
    const say = (name) => t(this.words, name);
    const id = newId("feedback");
    this.who = h("input", { id: `${id}-who`, type: "text", maxlength: "200", dir: "auto", autocomplete: "name" });
    this.who.value = this.storage.getItem(`${this.prefix}who`) || this.view.author;
    this.who.addEventListener("input", () => {
      this.storage.setItem(`${this.prefix}who`, this.who.value);
      this.drawList();
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
    this.count = h("span", { class: "cjm-hint" });
    this.list = h("ul", { class: "cjm-threads" });
    this.settled = h("ul", { class: "cjm-threads" });
    this.more = h("summary", { tabindex: "0" });
    this.fold = h("details", { class: "cjm-section" }, this.more, this.settled);
    const head = h("div", { class: "cjm-words" }, h("h2", { class: "cjm-title" }, this.view.title), h("p", { class: "cjm-prompt" }, this.view.prompt));
    const half = (label, input) => h("div", { class: "cjm-field is-half" }, h("label", { class: "cjm-label2", for: input.id }, label), input);
    this.root = h("div", { class: "cjm-board cjm-form cjm-asks cjm-remarks", "data-testid": "cjm-feedback", role: "group", "aria-label": this.view.title },
      h("header", { class: "cjm-bar" }, head), this.notice,
      h("div", { class: "cjm-grid" }, half(say("your_name"), this.who), half(say("about"), this.about), this.remark.element),
      h("section", { class: "cjm-section" }, h("h3", {}, say("remarks")), this.count, this.list, this.fold), this.status);
    keepKeys(this.root);
    el.append(this.root);
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
    if (name === "remark") return this.remark;
    const thread = [...this.threads.values()].find((one) => one.writing && one.writing.name === name);
    return thread && thread.writing;
  }

  /** @param {import("./outbox.js").Item} item */
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
   * @param {Record<string, any>} operation
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
    this.outbox.seen(this.view.version);
    this.draw();
  }

  // -- drawing -----------------------------------------------------------------------------------

  draw() {
    this.drawPlaces();
    this.drawNotice();
    this.drawList();
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

  drawList() {
    const { remarks } = this.view;
    this.count.textContent = tally(remarks, this.words);
    const active = focusIn(this.root);
    const held = this.list.contains(active) || this.settled.contains(active) ? active : null;
    const name = held && held.dataset.name;
    place(this.list, remarks.filter((one) => !one.settled).map((one) => this.drawThread(one)));
    const done = remarks.filter((one) => one.settled);
    place(this.settled, done.map((one) => this.drawThread(one)));
    this.fold.hidden = !done.length;
    this.more.textContent = tn(this.words, "settled_remarks", done.length);
    const known = new Set(remarks.map((one) => one.id));
    for (const id of [...this.threads.keys()]) if (!known.has(id)) this.threads.delete(id);
    if (held) this.holdFocus(held, name);
  }

  /**
   * Keep the focus inside the form: keys that fall on the cell would change the notebook.
   * @param {HTMLElement} held
   * @param {string} name
   */
  holdFocus(held, name) {
    const visible = (one) => one.isConnected && one.getClientRects().length;
    const again = namedIn(this.root, name);
    const target = [held, again, this.fold.hidden ? null : this.more, this.remark.field].find((one) => one && visible(one));
    if (focusIn(this.root) !== target) target.focus({ preventScroll: true });
  }

  /** @param {Remark} remark */
  drawThread(remark) {
    let thread = this.threads.get(remark.id);
    if (!thread) {
      // the answer has a place of its own: an element that is moved loses the focus
      const body = h("div", {});
      const slot = h("div", {});
      const element = h("li", { class: "cjm-thread", "data-remark": remark.id }, body, slot);
      thread = { element, body, slot, open: Boolean(this.storage.getItem(`${this.prefix}draft:${remark.id}`)) };
      this.threads.set(remark.id, thread);
    }
    const data = JSON.stringify([remark, thread.open, this.reader()]);
    if (data === thread.data) return thread.element;
    thread.data = data;
    thread.element.classList.toggle("is-settled", remark.settled);
    const answers = remark.answers.map((one) => h("li", { class: "cjm-reply" }, ...this.drawSaid(one, "answer")));
    const parts = [
      ...this.drawSaid(remark, "remark"),
      answers.length ? h("ul", { class: "cjm-replies", "aria-label": t(this.words, "answers") }, ...answers) : null,
      this.drawActions(remark, thread),
    ].filter(Boolean);
    thread.body.replaceChildren(...parts);
    place(thread.slot, thread.open ? [this.drawAnswer(remark, thread)] : []);
    return thread.element;
  }

  /**
   * Fold the field of an answer that was added; the focus goes back to where it came from.
   * @param {string} id
   * @param {Thread} thread
   */
  closeAnswer(id, thread) {
    const held = thread.slot.contains(focusIn(this.root));
    thread.open = false;
    this.drawList();
    if (held) namedIn(thread.body, `answer:${id}`).focus({ preventScroll: true });
  }

  /**
   * @param {Said} said
   * @param {string} word
   */
  drawSaid(said, word) {
    const own = said.who === this.reader();
    const gone = () => this.remove(said.id, false);
    const name = short(said.text);
    const head = h("p", { class: "cjm-byline" }, h("strong", { dir: "auto" }, said.who),
      said.where ? h("span", { dir: "auto" }, ` ${t(this.words, "on", { where: said.where })}`) : null, h("span", { class: "cjm-hint" }, when(said.time, this.words.code)),
      own ? button(t(this.words, "remove"), gone, { class: "cjm-small", "data-name": `gone:${said.id}`, "aria-label": t(this.words, `remove_${word}`, { name }) }) : null);
    return [head, h("p", { class: "cjm-remark", dir: "auto" }, said.text)];
  }

  /**
   * @param {Remark} remark
   * @param {Thread} thread
   */
  drawActions(remark, thread) {
    const toggle = () => {
      thread.open = !thread.open;
      this.drawList();
      if (thread.open) thread.writing.field.focus();
    };
    const name = short(remark.text);
    return h("div", { class: "cjm-go cjm-threadgo" },
      button(t(this.words, thread.open ? "not_now" : "answer"), toggle, { class: "cjm-small", "data-name": `answer:${remark.id}`, "aria-label": `${t(this.words, thread.open ? "not_now" : "answer")}: ${name}` }),
      button(t(this.words, remark.settled ? "open_again" : "settle"), () => this.settle(remark), { class: "cjm-small", "data-name": `settle:${remark.id}`, "aria-label": `${t(this.words, remark.settled ? "open_again" : "settle")}: ${name}` }));
  }

  /**
   * @param {Remark} remark
   * @param {Thread} thread
   */
  drawAnswer(remark, thread) {
    thread.writing ||= new Writing(this, {
      name: remark.id, label: t(this.words, "answer"), word: t(this.words, "add_answer"), done: t(this.words, "answer_added"), placeholder: t(this.words, "answer_ask"),
      over: () => this.closeAnswer(remark.id, thread),
      make: (text, author) => commentOperation(remark.about, text, author, remark.id),
    });
    return thread.writing.element;
  }
}

export default { render: ({ model, el }) => mount(model, el, Feedback) };
