/** The fold with what happened to a record; asked for when it is opened. */

import { h, t } from "./elements.js";
import { when } from "./values.js";

/** @import { Form } from "./form.js" */

/** @typedef {{who: string, time: string | null, what: string[]}} Line what one change was */

export class RecordHistory {
  /**
   * @param {Form} form
   * @param {string} record
   */
  constructor(form, record) {
    this.form = form;
    this.record = record;
    /** @type {number | null} the version of the view that it was asked for */
    this.asked = null;
    this.list = h("ol", { class: "cjm-past" });
    this.element = h("details", { class: "cjm-section", "data-record": record },
      h("summary", { tabindex: "0" }, t(form.words, "history")), this.list);
    this.element.addEventListener("toggle", () => {
      form.opened[this.element.open ? "add" : "delete"](":history");
      this.ask();
    });
    this.element.open = form.opened.has(":history");
  }

  /** Ask for what happened, once for each state of the workshop, where it can be seen. */
  ask() {
    const { version } = this.form.view;
    if (!this.element.open || this.asked === version) return;
    this.asked = version;
    try {
      this.form.model.send({ type: "history", record: this.record });
    } catch {
      this.asked = null; // the kernel is gone; asked again with the next view
    }
  }

  /** @param {Line[]} lines */
  draw(lines) {
    const { words } = this.form;
    this.list.replaceChildren(...lines.map((line) =>
      h("li", {}, h("p", {}, h("strong", { dir: "auto" }, line.who), h("span", { class: "cjm-hint" }, when(line.time, words.code))),
        ...line.what.map((what) => h("p", { dir: "auto" }, what)))));
    if (!lines.length) this.list.replaceChildren(h("li", { class: "cjm-hint" }, t(words, "no_history")));
  }
}
