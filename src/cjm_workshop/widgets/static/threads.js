/** The remarks of a round of feedback as they stand on the page, each with its answers. */

import { button, focusIn, h, namedIn, place, short, t, tn } from "./elements.js";
import { commentOperation } from "./operations.js";
import { when } from "./values.js";
import { Writing } from "./writing.js";

/** @import { Feedback } from "./feedback.js" */
/** @import { Option, WidgetView, Words } from "./types.js" */

/**
 * @typedef {object} OwnFeedback
 * @property {string} title
 * @property {string} prompt
 * @property {string} whole what a remark on the whole map is about
 * @property {{title: string, options: Option[]}[]} places what remarks can be about
 * @property {Remark[]} remarks
 *
 * @typedef {WidgetView & OwnFeedback} FeedbackView
 *
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

/**
 * Say how many remarks there are.
 * @param {{settled: boolean}[]} remarks
 * @param {Words} words
 */
export function tally(remarks, words) {
  const settled = remarks.filter((one) => one.settled).length;
  if (!remarks.length) return t(words, "no_remarks");
  return t(words, "tally", { open: remarks.length - settled, settled });
}

/** All remarks: those that are open, and below a fold those that are settled. */
export class Threads {
  /** @param {Feedback} form */
  constructor(form) {
    this.form = form;
    this.words = form.words;
    /** @type {Map<string, Thread>} by the ids of the remarks */
    this.threads = new Map();
    this.count = h("span", { class: "cjm-hint" });
    this.open = h("ul", { class: "cjm-threads" });
    this.settled = h("ul", { class: "cjm-threads" });
    this.more = h("summary", { tabindex: "0" });
    this.fold = h("details", { class: "cjm-section" }, this.more, this.settled);
    this.element = h("section", { class: "cjm-section" }, h("h3", {}, t(this.words, "remarks")), this.count, this.open, this.fold);
  }

  /**
   * Return the field of an answer that is being written.
   * @param {string} name
   */
  writing(name) {
    const thread = [...this.threads.values()].find((one) => one.writing && one.writing.name === name);
    return thread && thread.writing;
  }

  draw() {
    const { remarks } = this.form.view;
    this.count.textContent = tally(remarks, this.words);
    const active = focusIn(this.element);
    const held = this.open.contains(active) || this.settled.contains(active) ? active : null;
    const name = held && held.dataset.name;
    place(this.open, remarks.filter((one) => !one.settled).map((one) => this.drawThread(one)));
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
    const visible = (/** @type {HTMLElement | null} */ one) => one && one.isConnected && one.getClientRects().length;
    const again = namedIn(this.form.root, name);
    const target = [held, again, this.fold.hidden ? null : this.more, this.form.remark.field].find(visible);
    if (focusIn(this.form.root) !== target) target.focus({ preventScroll: true });
  }

  /** @param {Remark} remark */
  drawThread(remark) {
    let thread = this.threads.get(remark.id);
    if (!thread) {
      // the answer has a place of its own: an element that is moved loses the focus
      const body = h("div", {});
      const slot = h("div", {});
      const element = h("li", { class: "cjm-thread", "data-remark": remark.id }, body, slot);
      thread = { element, body, slot, open: Boolean(this.form.storage.getItem(`${this.form.prefix}draft:${remark.id}`)) };
      this.threads.set(remark.id, thread);
    }
    const data = JSON.stringify([remark, thread.open, this.form.reader()]);
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
    const held = thread.slot.contains(focusIn(this.element));
    thread.open = false;
    this.draw();
    if (held) namedIn(thread.body, `answer:${id}`).focus({ preventScroll: true });
  }

  /**
   * @param {Said} said
   * @param {string} word
   */
  drawSaid(said, word) {
    const own = said.who === this.form.reader();
    const gone = () => this.form.remove(said.id, false);
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
      this.draw();
      if (thread.open) thread.writing.field.focus();
    };
    const name = short(remark.text);
    return h("div", { class: "cjm-go cjm-threadgo" },
      button(t(this.words, thread.open ? "not_now" : "answer"), toggle, { class: "cjm-small", "data-name": `answer:${remark.id}`, "aria-label": `${t(this.words, thread.open ? "not_now" : "answer")}: ${name}` }),
      button(t(this.words, remark.settled ? "open_again" : "settle"), () => this.form.settle(remark), { class: "cjm-small", "data-name": `settle:${remark.id}`, "aria-label": `${t(this.words, remark.settled ? "open_again" : "settle")}: ${name}` }));
  }

  /**
   * @param {Remark} remark
   * @param {Thread} thread
   */
  drawAnswer(remark, thread) {
    thread.writing ||= new Writing(this.form, {
      name: remark.id, label: t(this.words, "answer"), word: t(this.words, "add_answer"), done: t(this.words, "answer_added"), placeholder: t(this.words, "answer_ask"),
      over: () => this.closeAnswer(remark.id, thread),
      make: (text, author) => commentOperation(remark.about, text, author, remark.id),
    });
    return thread.writing.element;
  }
}
