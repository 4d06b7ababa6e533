/** Own words on a matter of judgement; then the rubric to hold them against, and a sample. */

import { Asking } from "./asking.js";
import { autosize, button, h, put } from "./elements.js";
import { renders } from "./mount.js";
import { newId } from "./outbox.js";

class Reflection extends Asking {
  build() {
    const { words, question, text } = this.model.get("view");
    const id = newId("words");
    this.field = h("textarea", { id, rows: "4", dir: "auto", maxlength: "4000", "aria-describedby": `${id}-said` });
    this.field.value = text;
    this.field.addEventListener("input", () => autosize(this.field));
    this.said = h("p", { class: "cjm-hint", id: `${id}-said`, role: "status" });
    this.rubric = h("div", { class: "cjm-rubric" });
    this.sample = h("blockquote", { class: "cjm-sample", dir: "auto" });
    this.after = h("div", { class: "cjm-after" },
      h("h3", {}, words.rubric), this.rubric, h("h3", {}, words.sample), this.sample);
    return h("div", { class: "cjm-board cjm-form cjm-reflection", "data-testid": "cjm-reflection", role: "group", "aria-label": question },
      h("p", { class: "cjm-matter", dir: "auto" }, question),
      h("div", { class: "cjm-field" }, h("label", { class: "cjm-label2", for: id }, words.your_words), this.field),
      button(words.keep, () => this.keep(), { class: "cjm-primary" }), this.said, this.after);
  }

  keep() {
    const boxes = [...this.rubric.querySelectorAll("input")];
    const holds = boxes.flatMap((box, at) => (box.checked ? [at] : []));
    this.send({ text: this.field.value, holds });
  }

  draw() {
    const { words, rubric, sample, said } = this.model.get("view");
    put(this.said, this.silent ? words.kernel_silent : this.reason || said);
    this.after.hidden = !sample;
    this.sample.textContent = sample;
    if (this.rubric.children.length !== rubric.length) this.drawRubric(rubric);
  }

  /** @param {[string, boolean][]} rubric */
  drawRubric(rubric) {
    const line = (/** @type {[string, boolean]} */ [text, holds]) => {
      const box = h("input", { type: "checkbox", onchange: () => this.keep() });
      box.checked = holds;
      return h("label", { class: "cjm-holds" }, box, h("span", { dir: "auto" }, text));
    };
    this.rubric.replaceChildren(...rubric.map(line));
  }
}

export default { render: renders(Reflection) };
