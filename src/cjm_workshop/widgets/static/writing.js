/** A field for several lines with its button and a word on how it goes; kept until acknowledged. */

import { autosize, button, h, put, t } from "./elements.js";
import { newId } from "./outbox.js";

/** @import { Feedback } from "./feedback.js" */
/** @import { Item } from "./outbox.js" */

export class Writing {
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

  /** @param {Item} item */
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
