/** The points of an emotion curve, each in the column of its step: drawn, dragged, and moved by keys. */

import { Caption } from "./captions.js";
import { h, inField, place } from "./elements.js";
import { HIGH, HIGHEST, LOWEST, emotionAt, emotionByKey, heightAt, heightIn } from "./plot.js";

/** @import { Curve } from "./curve.js" */
/** @import { Conflict, FieldSpec } from "./types.js" */

/**
 * @typedef {object} Point a step of the journey
 * @property {string} id
 * @property {string} name
 * @property {number | null} emotion
 * @property {boolean} truth whether it is a moment of truth
 * @property {FieldSpec} reason
 * @property {Conflict[]} conflicts
 *
 * @typedef {object} PointColumn
 * @property {HTMLElement} element
 * @property {HTMLElement} point
 * @property {HTMLElement} track
 * @property {Caption} caption below its track, where there is room for it
 * @property {Caption} line the same in the list of all steps
 * @property {Point} [step]
 * @property {number} [at]
 * @property {number | null} [emotion]
 *
 * @typedef {object} Dragging what a pointer holds
 * @property {string} id of the step
 * @property {number} pointer
 * @property {number} y where it was taken up
 * @property {number} [value] the emotion that it was dragged to
 */

export class Points {
  /** @param {Curve} curve */
  constructor(curve) {
    this.curve = curve;
    /** @type {Map<string, PointColumn>} by the ids of the steps */
    this.columns = new Map();
    /** @type {Dragging | null} */
    this.drag = null;
    this.element = h("ol", { class: "cjm-points", role: "list" });
    this.list = h("ol", { class: "cjm-told", role: "list" });
  }

  /** @param {Point[]} steps */
  draw(steps) {
    const columns = steps.map((step, at) => this.drawColumn(step, at));
    place(this.element, columns.map(({ element }) => element));
    place(this.list, columns.map(({ line }) => line.element));
    for (const id of [...this.columns.keys()]) if (!steps.some((one) => one.id === id)) this.columns.delete(id);
  }

  /**
   * Return the emotion that a step is being dragged to; undefined where it is not.
   * @param {Point} step
   */
  dragged(step) {
    return this.drag && this.drag.id === step.id ? this.drag.value : undefined;
  }

  /**
   * @param {Point} step
   * @param {number} at
   */
  drawColumn(step, at) {
    const column = this.columns.get(step.id) || this.buildColumn(step.id);
    Object.assign(column, { step, at });
    const emotion = this.curve.shown(step);
    const waiting = this.curve.outbox.waiting().some((one) => one.about.point === step.id);
    column.element.classList.toggle("is-selected", step.id === this.curve.selected);
    column.track.dataset.number = String(at + 1);
    column.point.setAttribute("aria-label", `${at + 1} ${step.name}${step.truth ? `, ${this.curve.label("truth")}` : ""}`);
    column.point.setAttribute("aria-valuenow", String(emotion ?? 0));
    column.point.setAttribute("aria-valuetext", emotion === null ? this.curve.word(null) : this.curve.withNumber(emotion));
    column.point.classList.toggle("is-unsaid", emotion === null);
    column.point.classList.toggle("is-pending", waiting);
    column.point.style.top = `${heightAt(emotion ?? 0)}px`;
    if (column.emotion !== emotion) {
      column.emotion = emotion;
      column.point.replaceChildren(emotion === null ? h("span", { "aria-hidden": "true" }, "?") : this.curve.face(emotion));
    }
    for (const caption of [column.caption, column.line]) caption.draw(step, at, emotion);
    return column;
  }

  /** @param {string} id */
  buildColumn(id) {
    const point = h("div", {
      class: "cjm-point", role: "slider", tabindex: "0", "aria-orientation": "vertical",
      "aria-valuemin": LOWEST, "aria-valuemax": HIGHEST, "aria-describedby": this.curve.help.id, "data-step": id,
    });
    const track = h("div", { class: "cjm-track" }, point);
    track.style.height = `${HIGH}px`;
    const caption = new Caption(this.curve, id, "div");
    const element = h("li", { class: "cjm-column" }, track, caption.element);
    /** @type {PointColumn} */
    const column = { element, point, track, caption, line: new Caption(this.curve, id, "li") };
    this.columns.set(id, column);
    this.wire(column);
    return column;
  }

  /**
   * Take a key that is pressed on a point; tell whether it is one of its own.
   * @param {KeyboardEvent} event
   */
  key(event) {
    const id = /** @type {HTMLElement} */ (event.target).dataset.step;
    const column = id && this.columns.get(id);
    if (!column || event.ctrlKey || event.metaKey || event.altKey || !this.pointKey(column, event.key)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /**
   * Do what a key does on a point; tell whether it does anything.
   * @param {PointColumn} column
   * @param {string} key
   */
  pointKey({ step, at }, key) {
    const beside = { ArrowLeft: at - 1, ArrowRight: at + 1 }[key];
    const to = emotionByKey(key, this.curve.shown(step));
    if (beside !== undefined) this.focusPoint(beside);
    else if (to !== undefined) this.curve.set(step, to);
    else if (key === "Enter") this.curve.askWhy(step.id);
    else if (key === "Delete" || key === "Backspace") this.curve.set(step, null);
    else if (key === "Escape" && this.drag) this.dropDrag();
    else return false;
    return true;
  }

  /** @param {number} at */
  focusPoint(at) {
    const step = this.curve.view.steps[at];
    if (step) this.columns.get(step.id).point.focus();
  }

  /** @param {PointColumn} column */
  wire(column) {
    const { point, track, element } = column;
    point.addEventListener("focus", () => this.curve.choose(column.step.id));
    point.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      this.drag = { id: column.step.id, pointer: event.pointerId, y: event.clientY };
      point.setPointerCapture(event.pointerId);
    });
    point.addEventListener("pointermove", (event) => this.dragging(event, column));
    point.addEventListener("pointerup", (event) => this.drop(event, column));
    point.addEventListener("pointercancel", () => this.dropDrag());
    point.addEventListener("click", (event) => event.stopPropagation());
    track.addEventListener("click", (event) => {
      this.curve.set(column.step, emotionAt(heightIn(track, event)));
      point.focus();
    });
    element.addEventListener("click", (event) => !inField(event.target) && this.curve.choose(column.step.id));
  }

  /**
   * @param {PointerEvent} event
   * @param {PointColumn} column
   */
  dragging(event, column) {
    const { drag } = this;
    if (!drag || drag.pointer !== event.pointerId) return;
    if (drag.value === undefined && Math.abs(event.clientY - drag.y) < 4) return;
    const value = emotionAt(heightIn(column.track, event));
    if (value === drag.value) return;
    drag.value = value;
    this.drawColumn(column.step, column.at);
    this.curve.drawPlot();
  }

  /**
   * @param {PointerEvent} event
   * @param {PointColumn} column
   */
  drop(event, column) {
    const { drag } = this;
    if (!drag || drag.pointer !== event.pointerId) return;
    this.drag = null;
    if (drag.value !== undefined) this.curve.set(column.step, drag.value);
    this.curve.draw();
  }

  dropDrag() {
    this.drag = null;
    this.curve.draw();
  }
}
