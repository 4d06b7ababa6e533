/**
 * The record behind a note, in a panel over the board: the same form as in a notebook. Its script
 * comes from the workshop when the first record is opened.
 */

import { button, focusIn, h, keepKeys, namedIn, short, t } from "./elements.js";

/** @import { Model } from "./types.js" */

const OPENING = 2000;

/** What the form sees of the board's model: the view of one record as its own. */
class RecordModel {
  /**
   * @param {Model} model of the board
   * @param {string} record
   */
  constructor(model, record) {
    this.model = model;
    this.record = record;
    /** @type {Map<(...given: any[]) => void, (...given: any[]) => void>} */
    this.following = new Map();
  }

  /** @param {string} name */
  get(name) {
    const records = this.model.get("records");
    if (name === "view") return records[this.record];
    return name === "words" ? records.words : this.model.get(name);
  }

  /**
   * @param {string} name
   * @param {(...given: any[]) => void} call
   */
  on(name, call) {
    if (name === "change:words") return; // they come together with the view
    // the view of another record may be all that changed, or this one is kept up to date no more
    const follow = name === "change:view" ? () => this.get("view") && call() : call;
    this.following.set(call, follow);
    this.model.on(name === "change:view" ? "change:records" : name, follow);
  }

  /**
   * @param {string} name
   * @param {(...given: any[]) => void} call
   */
  off(name, call) {
    const follow = this.following.get(call);
    if (follow) this.model.off(name === "change:view" ? "change:records" : name, follow);
    this.following.delete(call);
  }

  /** @type {Model["send"]} */
  send(message, callbacks, buffers) {
    // that it is on a page is the board's to tell
    if (!["came", "left"].includes(message.type)) this.model.send(message, callbacks, buffers);
  }
}

/** The panel of a board; one at a time. */
export class RecordPanel {
  /**
   * @param {Model} model of the board
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.model = model;
    this.script = null;
    /** @type {string | null} the record that is shown */
    this.record = null;
    /** @type {(() => void) | null} called once the panel was closed */
    this.back = null;
    this.body = h("div", { class: "cjm-drawerbody" });
    this.notice = h("p", { class: "cjm-notice", role: "status" });
    this.shut = button("", () => this.close(), { class: "cjm-tool cjm-drawershut" });
    /** @type {{record: string, title: string, name: string}[]} the records that led to this one, and by which button */
    this.way = [];
    /** @type {string | null} the name of what gets the focus once the record is drawn */
    this.wanted = null;
    this.backward = button("", () => this.goBack(), { class: "cjm-tool cjm-drawerback", dir: "auto", hidden: true });
    this.dialog = h("dialog", { class: "cjm-board cjm-drawer", "data-testid": "cjm-record" },
      this.shut, this.backward, this.notice, this.body);
    keepKeys(this.dialog);
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.close());
    el.append(this.dialog);
    this.follow = () => this.draw();
    this.take = (/** @type {any} */ message) => message.type === "script" && this.takeScript(message);
    model.on("change:records", this.follow);
    model.on("msg:custom", this.take);
  }

  /**
   * Show a record; where one asks for it that is open already, there is a way back to that.
   * @param {string} record
   * @param {() => void} back called once the panel was closed
   */
  open(record, back) {
    if (this.dialog.open) {
      const { title } = this.model.get("records")[this.record];
      this.way.push({ record: this.record, title, name: focusIn(this.dialog)?.dataset.name || "" });
      this.show(record);
      this.backward.focus();
      return;
    }
    Object.assign(this, { back, way: [] });
    this.shut.textContent = t(this.model.get("words"), "close");
    this.dialog.setAttribute("aria-label", t(this.model.get("words"), "record"));
    this.dialog.showModal();
    this.show(record);
  }

  goBack() {
    const { record, name } = this.way.pop();
    this.wanted = name;
    this.show(record);
  }

  /** @param {string} record */
  show(record) {
    const words = this.model.get("words");
    if (record !== this.record) this.clear();
    this.record = record;
    const last = this.way[this.way.length - 1];
    this.backward.hidden = !last;
    this.backward.textContent = last ? `← ${t(words, "back_to_record", { name: short(last.title) })}` : "";
    this.notice.hidden = true;
    clearTimeout(this.late);
    this.late = setTimeout(() => {
      this.notice.textContent = t(words, "silent");
      this.notice.hidden = Boolean(this.gone);
    }, OPENING);
    try {
      this.model.send({ type: "open", record, script: !this.script });
    } catch {
      // the connection is closed; the notice says so in a moment
    }
    this.draw();
  }

  /** Close the panel; what is being typed is saved first, and its form lives on until it is. */
  close() {
    clearTimeout(this.late);
    const active = focusIn(this.dialog);
    if (active && this.dialog.contains(active)) active.blur();
    this.dialog.close();
    if (this.back) this.back();
  }

  /** @param {{esm: string, css: string}} message */
  async takeScript({ esm, css }) {
    if (this.script) return;
    this.dialog.prepend(h("style", {}, css));
    const address = URL.createObjectURL(new Blob([esm], { type: "text/javascript" }));
    this.script = await import(/* webpackIgnore: true */ address);
    URL.revokeObjectURL(address);
    this.draw();
  }

  /** Build the form once its script and its record are there. */
  draw() {
    const { record, script } = this;
    if (!script || !record || this.gone || !(this.model.get("records") || {})[record]) return;
    clearTimeout(this.late);
    this.notice.hidden = true;
    this.gone = script.default.render({ model: new RecordModel(this.model, record), el: this.body });
    const wanted = this.wanted && (namedIn(this.body, this.wanted) || this.shut);
    this.wanted = null;
    if (wanted) wanted.focus();
  }

  clear() {
    if (this.gone) this.gone();
    if (this.record) this.model.send({ type: "shut", record: this.record });
    this.gone = this.record = null;
    this.body.replaceChildren();
  }

  off() {
    clearTimeout(this.late);
    this.model.off("change:records", this.follow);
    this.model.off("msg:custom", this.take);
    if (this.gone) this.gone();
    this.dialog.remove();
  }
}
