/** A quiz: choose an option, read at once what is said about it. */

import { h, keepKeys } from "./elements.js";
import { NO_STORE, Outbox, newId } from "./outbox.js";

/** Return the questions as they look while an answer is on its way. */
export function withWaiting(questions, waiting) {
  return questions.map((question, at) => {
    const message = waiting.filter((one) => one.question === at + 1).at(-1);
    return message ? { ...question, chosen: message.option, right: null, feedback: "" } : question;
  });
}

class QuizView {
  constructor(model, el) {
    this.model = model;
    this.outbox = new Outbox({
      send: (message) => model.send(message),
      storage: NO_STORE, // what was chosen is kept by the kernel
      prefix: "",
      changed: () => this.draw(),
    });
    this.build(el);
    this.draw();
    this.clock = setInterval(() => this.outbox.tick(), 250);
    this.root.dataset.ready = "1";
  }

  build(el) {
    const { words, questions } = this.model.get("view");
    this.fields = questions.map((question, at) => this.field(question, at));
    this.said = h("p", { class: "cjm-hint cjm-quizsaid", role: "status" });
    this.root = h("div", { class: "cjm-board cjm-form cjm-quiz", "data-testid": "cjm-quiz", role: "group", "aria-label": words.quiz },
      h("h2", { class: "cjm-title" }, words.quiz), ...this.fields.map((field) => field.set), this.said);
    keepKeys(this.root);
    el.append(this.root);
  }

  field(question, at) {
    const name = newId("quiz");
    const radios = question.options.map(([key]) => h("input", { type: "radio", name, value: key, onchange: () => this.choose(at + 1, key) }));
    const labels = question.options.map(([key, text], place) =>
      h("label", { class: "cjm-option", "data-key": key }, radios[place], h("span", { dir: "auto" }, text)));
    const feedback = h("p", { class: "cjm-feedback", role: "status", dir: "auto" });
    const legend = h("legend", { dir: "auto" }, h("span", { class: "cjm-count" }, question.title), h("span", {}, question.text));
    return { set: h("fieldset", { class: "cjm-quizquestion" }, legend, ...labels, feedback), radios, feedback };
  }

  choose(question, option) {
    this.reason = "";
    this.outbox.put({ type: "take", id: newId("ask"), question, option }, {});
  }

  take(message) {
    const item = this.outbox.answer(message);
    if (!item || item.state !== "refused") return;
    this.reason = item.reason;
    this.outbox.discard(item.id);
  }

  draw() {
    const { words, questions, said } = this.model.get("view");
    const waiting = this.outbox.waiting().map((item) => item.message);
    withWaiting(questions, waiting).forEach((question, at) => this.drawField(this.fields[at], question, words));
    const silent = waiting.length && this.outbox.silent;
    this.write(this.said, silent ? words.kernel_silent : this.reason || said);
  }

  drawField({ set, radios, feedback }, question, words) {
    for (const radio of radios) radio.checked = radio.value === question.chosen;
    const verdict = { true: "right", false: "wrong" }[question.right] || "";
    set.dataset.verdict = verdict;
    for (const radio of radios) radio.parentElement.classList.toggle("is-chosen", radio.checked);
    feedback.hidden = !verdict;
    this.write(feedback, verdict ? `${verdict === "right" ? "✔" : "▲"} ${words[verdict]} ${question.feedback}` : "");
  }

  write(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  close() {
    clearInterval(this.clock);
    this.root.remove();
  }
}

function renderQuiz({ model, el }) {
  const view = new QuizView(model, el);
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

export default { render: renderQuiz };
