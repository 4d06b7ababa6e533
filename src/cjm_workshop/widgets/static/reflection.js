/** Own words on a matter of judgement; then the rubric to hold them against, and a sample. */

import { autosize, button, h, keepKeys } from "./elements.js";
import { NO_STORE, Outbox, newId } from "./outbox.js";

class ReflectionView {
  constructor(model, el) {
    this.model = model;
    this.outbox = new Outbox({
      send: (message) => model.send(message),
      storage: NO_STORE, // the words stay in their field until they are kept
      prefix: "",
      changed: () => this.draw(),
    });
    this.build(el);
    this.draw();
    this.clock = setInterval(() => this.outbox.tick(), 250);
    this.root.dataset.ready = "1";
  }

  build(el) {
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
    this.root = h("div", { class: "cjm-board cjm-form cjm-reflection", "data-testid": "cjm-reflection", role: "group", "aria-label": question },
      h("p", { class: "cjm-matter", dir: "auto" }, question),
      h("div", { class: "cjm-field" }, h("label", { class: "cjm-label2", for: id }, words.your_words), this.field),
      button(words.keep, () => this.keep(), { class: "cjm-primary" }), this.said, this.after);
    keepKeys(this.root);
    el.append(this.root);
  }

  keep() {
    const boxes = [...this.rubric.querySelectorAll("input")];
    const holds = boxes.flatMap((box, at) => (box.checked ? [at] : []));
    this.reason = "";
    this.outbox.put({ type: "take", id: newId("ask"), text: this.field.value, holds }, {});
  }

  take(message) {
    const item = this.outbox.answer(message);
    if (!item || item.state !== "refused") return;
    this.reason = item.reason;
    this.outbox.discard(item.id);
  }

  draw() {
    const { words, rubric, sample, said } = this.model.get("view");
    const silent = this.outbox.waiting().length && this.outbox.silent;
    const text = silent ? words.kernel_silent : this.reason || said;
    if (this.said.textContent !== text) this.said.textContent = text;
    this.after.hidden = !sample;
    this.sample.textContent = sample;
    if (this.rubric.children.length !== rubric.length) this.drawRubric(rubric);
  }

  drawRubric(rubric) {
    const line = ([text, holds]) => {
      const box = h("input", { type: "checkbox", onchange: () => this.keep() });
      box.checked = holds;
      return h("label", { class: "cjm-holds" }, box, h("span", { dir: "auto" }, text));
    };
    this.rubric.replaceChildren(...rubric.map(line));
  }

  close() {
    clearInterval(this.clock);
    this.root.remove();
  }
}

function renderReflection({ model, el }) {
  const view = new ReflectionView(model, el);
  const draw = () => view.draw();
  const take = (message) => view.take(message);
  model.on("change:view", draw);
  model.on("msg:custom", take);
  return () => {
    model.off("change:view", draw);
    model.off("msg:custom", take);
    view.close();
  };
}

export default { render: renderReflection };
