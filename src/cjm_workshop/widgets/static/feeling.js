/** What is asked of the chosen step of an emotion curve: how it feels, and why. */

import { button, h } from "./elements.js";
import { settleOperations } from "./operations.js";
import { shapeOf } from "./sheet.js";
import { same } from "./values.js";

/** @import { Curve } from "./curve.js" */
/** @import { Field } from "./field.js" */
/** @import { Point } from "./points.js" */

export class Feeling {
  /** @param {Curve} curve */
  constructor(curve) {
    this.curve = curve;
    /** @type {Point | null} the step that it shows */
    this.step = null;
    /** @type {Field | null} */
    this.reason = null;
    this.element = h("section", { class: "cjm-feeling-box", hidden: true });
  }

  /** Show the labels of another language. */
  reword() {
    this.step = null;
  }

  draw() {
    const { steps } = this.curve.view;
    const at = steps.findIndex((one) => one.id === this.curve.selected);
    this.element.hidden = at < 0;
    if (at < 0) return;
    const step = steps[at];
    if (!this.step || this.step.id !== step.id || !same(shapeOf(this.step.reason), shapeOf(step.reason))) this.build(step);
    this.step = step;
    const emotion = this.curve.shown(step);
    this.head.textContent = `${at + 1} · ${step.name}`;
    for (const [value, face] of this.choices) face.setAttribute("aria-pressed", String(value === emotion));
    this.clear.disabled = emotion === null;
    this.reason.update(step.reason);
    this.drawConflicts(step);
    this.curve.drawNotch();
  }

  /** @param {Point} step */
  build(step) {
    if (this.reason && this.reason.touched) this.reason.commit();
    this.curve.fields = new Map();
    this.reason = this.curve.field(step.reason, new Map());
    this.head = h("h3", { dir: "auto" });
    const set = (/** @type {number | null} */ value) => () => this.curve.set(this.step, value);
    /** @type {[number, HTMLButtonElement][]} */
    this.choices = this.curve.view.emotions.map(({ value }) => [value, button("", set(value), {
      class: "cjm-facebutton", "aria-pressed": "false", "aria-label": this.curve.withNumber(value),
    })]);
    for (const [value, face] of this.choices) face.append(this.curve.face(value), h("span", {}, this.curve.word(value)));
    this.clear = button(this.curve.label("clear"), set(null), { class: "cjm-small" });
    this.conflicts = h("div", {});
    const how = h("div", { class: "cjm-faces", role: "group", "aria-label": this.curve.label("how") },
      ...this.choices.map(([, face]) => face), this.clear);
    this.element.setAttribute("aria-label", this.curve.label("step"));
    this.element.replaceChildren(this.head, how, this.reason.element, this.conflicts);
    this.reason.fit();
  }

  /** @param {Point} step */
  drawConflicts(step) {
    const data = JSON.stringify(step.conflicts);
    if (this.conflicts.dataset.drawn === data) return;
    this.conflicts.dataset.drawn = data;
    this.conflicts.replaceChildren(...step.conflicts.map((conflict) => {
      const settle = (/** @type {boolean} */ other) => () => {
        for (const one of settleOperations(step.id, conflict, other)) this.curve.apply(one, { done: this.curve.label("settled") });
      };
      const choice = (/** @type {number} */ value, /** @type {boolean} */ other) => button(this.curve.withNumber(value), settle(other));
      return h("div", { class: "cjm-conflict", role: "group", "aria-label": this.curve.label("both") },
        h("strong", {}, this.curve.label("both")),
        h("div", { class: "cjm-choices" }, choice(conflict.now, false), choice(conflict.other, true)));
    }));
  }

  /**
   * Let the panel point at the column of a step.
   * @param {Element} column
   */
  pointAt(column) {
    if (this.element.hidden) return;
    const box = column.getBoundingClientRect();
    const frame = this.element.getBoundingClientRect();
    const at = ((box.left + box.width / 2 - frame.left) * this.element.offsetWidth) / frame.width;
    const inside = Math.max(18, Math.min(at, this.element.clientWidth - 18));
    this.element.style.setProperty("--notch", `${inside}px`);
  }
}
