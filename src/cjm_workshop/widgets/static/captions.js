/** What is said of a step on an emotion curve: its number and name, and why it feels so. */

import { button, h, short } from "./elements.js";

/** @import { Curve } from "./curve.js" */
/** @import { Point } from "./points.js" */

export class Caption {
  /**
   * @param {Curve} curve
   * @param {string} id of the step
   * @param {"div" | "li"} tag in a column, or in a list
   */
  constructor(curve, id, tag) {
    this.curve = curve;
    this.number = h("span", { class: "cjm-number" });
    this.name = h("span", { dir: "auto" });
    this.truth = h("span", { class: "cjm-star", role: "img", hidden: true }, "★");
    this.why = button("", () => curve.askWhy(id), { class: "cjm-because", dir: "auto" });
    const told = tag === "div"; // by the point above it
    const name = h("p", { class: "cjm-stepname", "aria-hidden": told ? "true" : null }, this.number, " ", this.name, " ", this.truth);
    this.element = h(tag, { class: "cjm-caption" }, name, this.why);
  }

  /**
   * Show a step, and its reason or that there is none yet.
   * @param {Point} step
   * @param {number} at
   * @param {number | null} emotion
   */
  draw(step, at, emotion) {
    const { curve, why } = this;
    const reason = step.reason.value;
    this.number.textContent = `${at + 1}`;
    this.name.textContent = step.name;
    this.truth.hidden = !step.truth;
    this.truth.title = curve.label("truth");
    why.hidden = emotion === null && !reason;
    why.classList.toggle("is-missing", !reason);
    why.textContent = reason || curve.label("why");
    why.setAttribute("aria-label", curve.label(reason ? "reason_of" : "why_of", { step: short(step.name), reason }));
  }
}
