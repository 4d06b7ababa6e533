/** “What have we missed?”: questions that can be answered where they are asked. */

import { button, h, isEnter, t, tn } from "./elements.js";

/** @import { Wall } from "./board.js" */

/**
 * @typedef {object} Row a question as it stands on the page
 * @property {import("./board_types.js").Missed} prompt
 * @property {HTMLElement} element
 * @property {HTMLElement} question
 * @property {HTMLElement} found
 * @property {HTMLButtonElement} add
 * @property {{name: string, input: HTMLInputElement}[]} fields of the answer, then of what else is asked
 */

export class Missed {
  /** @param {Wall} wall the board */
  constructor(wall) {
    this.wall = wall;
    this.title = h("summary", {});
    this.title.dataset.lmSuppressShortcuts = "true";
    this.list = h("ul", { class: "cjm-asked", role: "list" });
    this.element = h("details", { class: "cjm-missed", hidden: true }, this.title, this.list);
    /** @type {Map<string, Row>} */
    this.rows = new Map();
  }

  draw() {
    const missed = this.wall.view.missed || [];
    this.element.hidden = !missed.length;
    if (!missed.length) return;
    const open = missed.filter((one) => !one.found).length;
    const words = open ? tn(this.wall.words, "missed_open", open) : t(this.wall.words, "missed_none");
    this.title.replaceChildren(h("strong", {}, t(this.wall.words, "missed")), ` ${words}`);
    this.list.replaceChildren(...missed.map((one) => this.row(one)));
  }

  /** @param {import("./board_types.js").Missed} prompt */
  row(prompt) {
    if (!this.rows.has(prompt.id)) this.rows.set(prompt.id, this.build(prompt));
    const row = this.rows.get(prompt.id);
    row.prompt = prompt;
    row.question.textContent = prompt.question;
    row.found.textContent = prompt.found ? tn(this.wall.words, "missed_found", prompt.found) : t(this.wall.words, "missed_not");
    row.add.textContent = t(this.wall.words, "add");
    const labels = [t(this.wall.words, "missed_answer"), ...prompt.asks.map((one) => one.label)];
    row.fields.forEach(({ input }, at) => {
      input.placeholder = labels[at];
      input.setAttribute("aria-label", `${prompt.question} ${labels[at]}`);
    });
    row.element.dataset.found = prompt.found ? "1" : "";
    return row.element;
  }

  /**
   * @param {import("./board_types.js").Missed} prompt
   * @returns {Row}
   */
  build(prompt) {
    const { wall } = this;
    const row = /** @type {Row} */ ({ prompt });
    const field = (/** @type {string} */ name) => {
      const input = h("input", { class: "cjm-answer", maxlength: "200", dir: "auto" });
      wall.drafts.follow(input, `missed:${prompt.id}:${name}`);
      input.addEventListener("keydown", (event) => isEnter(event) && this.answer(row));
      return { name, input };
    };
    row.fields = [field(""), ...prompt.asks.map((one) => field(one.field))];
    row.question = h("span", {});
    row.found = h("span", { class: "cjm-count" });
    row.add = button("", () => this.answer(row), { class: "cjm-tool" });
    row.element = h("li", {}, h("p", {}, row.question, " ", row.found),
      h("div", { class: "cjm-answers" }, ...row.fields.map((one) => one.input), row.add));
    return row;
  }

  /** @param {Row} row */
  answer({ prompt, fields }) {
    const [first, ...others] = fields;
    const text = first.input.value.trim();
    if (!text) {
      first.input.focus();
      return;
    }
    const given = Object.fromEntries(others.map((one) => [one.name, one.input.value.trim()]).filter(([, value]) => value));
    const make = { ...prompt.make, fields: { ...prompt.make.fields, ...given } };
    this.wall.typing.addTexts(prompt.area, make, [text]);
    for (const { name, input } of fields) {
      input.value = "";
      this.wall.drafts.drop(`missed:${prompt.id}:${name}`);
    }
    first.input.focus();
  }
}

