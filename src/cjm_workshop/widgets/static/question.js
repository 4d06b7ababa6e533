/** One line to write, and what is said about it. */

import { Asking } from "./asking.js";
import { button, focusIn, h, isEnter, put } from "./elements.js";
import { renders } from "./mount.js";
import { newId } from "./outbox.js";

class Question extends Asking {
  build() {
    /** @type {string | null} what was sent last */
    this.sent = null;
    const view = this.model.get("view");
    const id = newId("question");
    this.field = h("input", {
      id, type: "text", maxlength: "200", dir: "auto", placeholder: view.placeholder, autocomplete: "off",
      "aria-describedby": `${id}-said`,
    });
    this.field.addEventListener("keydown", (event) => isEnter(event) && this.answer());
    if (view.on_leave) this.field.addEventListener("change", () => this.answer());
    this.said = h("p", { class: "cjm-hint", id: `${id}-said`, role: "status" });
    const go = view.button ? [button(view.button, () => this.answer(), { class: "cjm-primary" })] : [];
    return h("div", { class: "cjm-board cjm-form cjm-question", "data-testid": "cjm-question", role: "group", "aria-label": view.label },
      h("label", { class: "cjm-label2", for: id }, view.label),
      h("div", { class: "cjm-field cjm-answerline" }, this.field, ...go), this.said);
  }

  answer() {
    const text = this.field.value.trim();
    if (this.outbox.waiting().some((one) => one.message.text === text)) return;
    if (text === this.sent && this.model.get("view").on_leave) return;
    this.sent = text;
    this.send({ text });
  }

  refused() {
    this.sent = null; // the same words may be sent again
  }

  follow() {
    const { value } = this.model.get("view");
    if (value !== this.shown) {
      this.shown = value;
      this.sent = value;
      if (focusIn(this.root) !== this.field || !this.field.value) this.field.value = value;
    }
    this.draw();
  }

  draw() {
    const words = this.words();
    put(this.said, words);
    this.said.hidden = !words;
  }

  words() {
    const { silent, said } = this.model.get("view");
    return this.silent ? silent : this.reason || said;
  }
}

export default { render: renders(Question) };
