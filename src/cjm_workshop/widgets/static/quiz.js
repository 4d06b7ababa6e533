/** A quiz: choose an option, read at once what is said about it. */

import { Asking } from "./asking.js";
import { h, put } from "./elements.js";
import { renders } from "./mount.js";
import { newId } from "./outbox.js";

/** @import { Words } from "./types.js" */

/**
 * @typedef {object} QuizQuestion
 * @property {string} title
 * @property {string} text
 * @property {[string, string][]} options each with its key
 * @property {string | null} chosen
 * @property {boolean | null} right
 * @property {string} feedback
 *
 * @typedef {object} QuizField a question as it stands on the page
 * @property {HTMLElement} set
 * @property {HTMLInputElement[]} radios
 * @property {HTMLElement} feedback
 */

/**
 * Return the questions as they look while an answer is on its way.
 * @template {Pick<QuizQuestion, "chosen" | "right" | "feedback">} Q
 * @param {Q[]} questions
 * @param {{question: number, option: string}[]} waiting
 * @returns {Q[]}
 */
export function withWaiting(questions, waiting) {
  return questions.map((question, at) => {
    const message = waiting.filter((one) => one.question === at + 1).at(-1);
    return message ? { ...question, chosen: message.option, right: null, feedback: "" } : question;
  });
}

class Quiz extends Asking {
  build() {
    /** @type {{words: Words, questions: QuizQuestion[]}} */
    const { words, questions } = this.model.get("view");
    this.fields = questions.map((question, at) => this.field(question, at));
    this.said = h("p", { class: "cjm-hint cjm-quizsaid", role: "status" });
    return h("div", { class: "cjm-board cjm-form cjm-quiz", "data-testid": "cjm-quiz", role: "group", "aria-label": words.quiz },
      h("h2", { class: "cjm-title" }, words.quiz), ...this.fields.map((field) => field.set), this.said);
  }

  /**
   * @param {QuizQuestion} question
   * @param {number} at
   * @returns {QuizField}
   */
  field(question, at) {
    const name = newId("quiz");
    const radios = question.options.map(([key]) => h("input", { type: "radio", name, value: key, onchange: () => this.choose(at + 1, key) }));
    const labels = question.options.map(([key, text], place) =>
      h("label", { class: "cjm-option", "data-key": key }, radios[place], h("span", { dir: "auto" }, text)));
    const feedback = h("p", { class: "cjm-verdict", role: "status", dir: "auto" });
    const legend = h("legend", { dir: "auto" }, h("span", { class: "cjm-quiznumber" }, question.title), h("span", {}, question.text));
    return { set: h("fieldset", { class: "cjm-quizquestion" }, legend, ...labels, feedback), radios, feedback };
  }

  /**
   * @param {number} question
   * @param {string} option
   */
  choose(question, option) {
    this.send({ question, option });
  }

  draw() {
    /** @type {{words: Words, questions: QuizQuestion[], said: string}} */
    const { words, questions, said } = this.model.get("view");
    const waiting = this.outbox.waiting().map((item) => item.message);
    withWaiting(questions, waiting).forEach((question, at) => this.drawField(this.fields[at], question, words));
    put(this.said, this.silent ? words.kernel_silent : this.reason || said);
  }

  /**
   * @param {QuizField} field
   * @param {QuizQuestion} question
   * @param {Words} words
   */
  drawField({ set, radios, feedback }, question, words) {
    for (const radio of radios) radio.checked = radio.value === question.chosen;
    const verdict = question.right === null ? "" : question.right ? "right" : "wrong";
    set.dataset.verdict = verdict;
    for (const radio of radios) radio.parentElement.classList.toggle("is-chosen", radio.checked);
    feedback.hidden = !verdict;
    put(feedback, verdict ? `${verdict === "right" ? "✔" : "▲"} ${words[verdict]} ${question.feedback}` : "");
  }
}

export default { render: renders(Quiz) };
