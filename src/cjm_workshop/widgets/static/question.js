/** One line to write, and what is said about it. */

import { button, h, isEnter, keepKeys } from "./elements.js";
import { NO_STORE, Outbox, newId } from "./outbox.js";

class Question {
  constructor(model, el) {
    this.model = model;
    this.outbox = new Outbox({
      send: (message) => model.send(message),
      storage: NO_STORE, // what is asked is small and stays in its field
      prefix: "",
      changed: () => this.draw(),
    });
    this.build(el);
    this.follow();
    this.clock = setInterval(() => this.outbox.tick(), 250);
    this.root.dataset.ready = "1";
  }

  build(el) {
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
    this.root = h("div", { class: "cjm-board cjm-form cjm-question", "data-testid": "cjm-question", role: "group", "aria-label": view.label },
      h("label", { class: "cjm-label2", for: id }, view.label),
      h("div", { class: "cjm-field cjm-answer" }, this.field, ...go), this.said);
    keepKeys(this.root);
    el.append(this.root);
  }

  close() {
    clearInterval(this.clock);
    this.root.remove();
  }

  answer() {
    const text = this.field.value.trim();
    if (this.outbox.waiting().some((one) => one.message.text === text)) return;
    if (text === this.sent && this.model.get("view").on_leave) return;
    this.sent = text;
    this.reason = "";
    this.outbox.put({ type: "take", id: newId("ask"), text }, {});
  }

  take(message) {
    const item = this.outbox.answer(message);
    if (!item || item.state !== "refused") return;
    this.reason = item.reason;
    this.sent = null;
    this.outbox.discard(item.id);
    this.draw();
  }

  follow() {
    const { value } = this.model.get("view");
    if (value !== this.shown) {
      this.shown = value;
      this.sent = value;
      if (this.root.getRootNode().activeElement !== this.field || !this.field.value) this.field.value = value;
    }
    this.draw();
  }

  draw() {
    const words = this.words();
    if (this.said.textContent !== words) this.said.textContent = words;
    this.said.hidden = !words;
  }

  words() {
    if (this.outbox.waiting().length && this.outbox.silent) {
      return this.model.get("view").silent;
    }
    return this.reason || this.model.get("view").said;
  }
}

function renderQuestion({ model, el }) {
  const question = new Question(model, el);
  const follow = () => question.follow();
  const take = (message) => question.take(message);
  model.on("change:view", follow);
  model.on("msg:custom", take);
  return () => {
    model.off("change:view", follow);
    model.off("msg:custom", take);
    question.close();
  };
}

export default { render: renderQuestion };
