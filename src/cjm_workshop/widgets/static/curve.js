/**
 * The emotion curve of a journey: a point for each step, moved up and down by pointer or keys, and
 * the reason asked for right there. The curve between the points is the picture's own.
 */

import { button, h, inField, place, short, t } from "./elements.js";
import { mount } from "./mount.js";
import { editOperation, settleOperations } from "./operations.js";
import { newId } from "./outbox.js";
import { HIGH, HIGHEST, LOWEST, Plot, emotionAt, emotionByKey, heightAt, heightIn } from "./plot.js";
import { Sheet } from "./sheet.js";
import { signed } from "./values.js";

const NARROWEST = 96; // of a step's column

/**
 * Return the last value that was sent for a step and not refused; else the one shown.
 * @param {Point} step
 * @param {import("./outbox.js").Item[]} items
 */
export function latest(step, items) {
  const sent = items.filter((one) => one.about.point === step.id && one.state !== "refused");
  return sent.length ? sent[sent.length - 1].message.operation.new : step.emotion;
}

/**
 * @typedef {object} Point a step of the journey
 * @property {string} id
 * @property {string} name
 * @property {number | null} emotion
 * @property {boolean} truth whether it is a moment of truth
 * @property {import("./types.js").FieldSpec} reason
 * @property {import("./types.js").Conflict[]} conflicts
 *
 * @typedef {object} PointColumn
 * @property {HTMLElement} element
 * @property {HTMLElement} point
 * @property {HTMLElement} track
 * @property {HTMLElement} number
 * @property {HTMLElement} name
 * @property {HTMLElement} truth
 * @property {HTMLElement} why
 * @property {Point} [step]
 * @property {number} [at]
 * @property {number | null} [emotion]
 */

class Curve extends Sheet {
  /**
   * @param {import("./types.js").Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    super(model, el, "cjm-curve");
  }

  get projected() {
    return true;
  }

  body() {
    /** @type {Map<string, PointColumn>} by the ids of the steps */
    this.columns = new Map();
    this.asked = new Map();
    this.gutter = h("div", { class: "cjm-levels", "aria-hidden": "true" });
    this.gutter.style.height = `${HIGH}px`;
    this.stages = h("div", { class: "cjm-stages", "aria-hidden": "true" });
    this.list = h("ol", { class: "cjm-points", role: "list" });
    this.plot = new Plot();
    const plot = h("div", { class: "cjm-plot" }, this.stages, this.plot.element, this.list);
    this.scroll = h("div", { class: "cjm-scroll" }, plot);
    this.scroll.addEventListener("scroll", () => this.drawNotch());
    this.nothing = h("p", { class: "cjm-hint", hidden: true });
    this.help = h("p", { class: "cjm-hidden", id: newId("help") });
    this.panel = h("section", { class: "cjm-feeling-box", hidden: true });
    this.chart = h("div", { class: "cjm-chart" }, this.gutter, this.scroll);
    return h("div", { class: "cjm-curve" }, this.chart, this.panel, this.nothing, this.help);
  }

  /** @param {number | null} emotion */
  word(emotion) {
    const one = this.view.emotions.find((other) => other.value === emotion);
    return one ? one.word : this.label("unsaid");
  }

  /**
   * @param {string} name
   * @param {Record<string, string | number>} [values]
   */
  label(name, values) {
    return t(this.words, `point.${name}`, values);
  }

  reword() {
    super.reword();
    this.about = this.levelled = null;
  }

  /**
   * Return what a step shows: what is being dragged, else what was sent, else what is saved.
   * @param {Point} step
   */
  shown(step) {
    if (this.drag && this.drag.id === step.id && this.drag.value !== undefined) return this.drag.value;
    return latest(step, [...this.outbox.items.values()]);
  }

  // -- drawing -----------------------------------------------------------------------------------

  outgoing() {
    this.draw();
  }

  sized() {
    super.sized();
    this.drawPlot();
  }

  drawBody() {
    const { steps } = this.view;
    this.chart.hidden = !steps.length;
    this.nothing.hidden = Boolean(steps.length);
    this.nothing.textContent = this.label("empty");
    this.help.textContent = this.label("help");
    if (!steps.some((one) => one.id === this.selected)) this.selected = steps.length ? steps[0].id : null;
    this.drawLevels();
    place(this.list, steps.map((step, at) => this.drawColumn(step, at)));
    for (const id of [...this.columns.keys()]) if (!steps.some((one) => one.id === id)) this.columns.delete(id);
    this.drawStages();
    this.drawPlot();
    this.drawAsked();
  }

  drawLevels() {
    const data = JSON.stringify(this.view.emotions);
    if (this.levelled === data) return;
    this.levelled = data;
    this.gutter.replaceChildren(...this.view.emotions.map(({ value, word }) => {
      const level = h("div", { class: "cjm-level-mark" }, this.face(value), h("span", {}, word), h("b", {}, signed(value, true)));
      level.style.top = `${heightAt(value)}px`;
      return level;
    }));
  }

  /** @param {number | null} emotion */
  face(emotion) {
    return h("img", { class: "cjm-face", alt: "", src: this.model.get("faces")[emotion], draggable: "false" });
  }

  drawStages() {
    this.stages.replaceChildren(...this.view.stages.map((stage, at) => {
      const band = h("div", { class: "cjm-stage", "data-tone": at % 6, dir: "auto", title: stage.name }, stage.name);
      band.style.flexGrow = String(stage.steps);
      if (!stage.id) band.dataset.tone = "none";
      return band;
    }));
  }

  /**
   * @param {Point} step
   * @param {number} at
   */
  drawColumn(step, at) {
    const column = this.columns.get(step.id) || this.buildColumn(step.id);
    Object.assign(column, { step, at });
    const emotion = this.shown(step);
    const told = this.word(emotion);
    const waiting = this.outbox.waiting().some((one) => one.about.point === step.id);
    column.element.classList.toggle("is-selected", step.id === this.selected);
    column.number.textContent = `${at + 1}`;
    column.name.textContent = step.name;
    column.truth.hidden = !step.truth;
    column.truth.title = this.label("truth");
    column.point.setAttribute("aria-label", `${at + 1} ${step.name}${step.truth ? `, ${column.truth.title}` : ""}`);
    column.point.setAttribute("aria-valuenow", String(emotion ?? 0));
    column.point.setAttribute("aria-valuetext", emotion === null ? told : `${told}, ${signed(emotion, true)}`);
    column.point.classList.toggle("is-unsaid", emotion === null);
    column.point.classList.toggle("is-pending", waiting);
    column.point.style.top = `${heightAt(emotion ?? 0)}px`;
    if (column.emotion !== emotion) {
      column.emotion = emotion;
      column.point.replaceChildren(emotion === null ? h("span", { "aria-hidden": "true" }, "?") : this.face(emotion));
    }
    this.drawWhy(column, emotion);
    return column.element;
  }

  /**
   * Draw the reason under its step, or ask for it.
   * @param {PointColumn} column
   * @param {number | null} emotion
   */
  drawWhy(column, emotion) {
    const { step } = column;
    const reason = step.reason.value;
    column.why.hidden = emotion === null && !reason;
    column.why.classList.toggle("is-missing", !reason);
    column.why.textContent = reason || this.label("why");
    const label = reason ? "reason_of" : "why_of";
    column.why.setAttribute("aria-label", this.label(label, { step: short(step.name), reason }));
  }

  /** @param {string} id */
  buildColumn(id) {
    const point = h("div", {
      class: "cjm-point", role: "slider", tabindex: "0", "aria-orientation": "vertical",
      "aria-valuemin": LOWEST, "aria-valuemax": HIGHEST, "aria-describedby": this.help.id, "data-step": id,
    });
    const track = h("div", { class: "cjm-track" }, point);
    track.style.height = `${HIGH}px`;
    const number = h("span", { class: "cjm-number" });
    const name = h("span", { dir: "auto" });
    const truth = h("span", { class: "cjm-star", hidden: true, "aria-hidden": "true" }, "★");
    const why = button("", () => this.askWhy(id), { class: "cjm-because", dir: "auto" });
    const element = h("li", { class: "cjm-column" }, track,
      h("p", { class: "cjm-stepname", "aria-hidden": "true" }, number, " ", name, " ", truth), why);
    /** @type {PointColumn} */
    const column = { element, point, track, number, name, truth, why };
    this.columns.set(id, column);
    this.wire(column);
    return column;
  }

  drawPlot() {
    const { steps } = this.view;
    if (!steps.length) return;
    const room = Math.floor(this.scroll.clientWidth / steps.length);
    const wide = Math.max(NARROWEST, Math.min(room, 220));
    this.list.style.setProperty("--column", `${wide}px`);
    this.stages.style.width = `${wide * steps.length}px`;
    this.plot.draw(steps.map((step) => this.shown(step)), wide, this.view.emotions.map(({ value }) => value));
    this.drawNotch();
  }

  /** Let the panel point at the step that it is about. */
  drawNotch() {
    const column = this.columns.get(this.selected);
    if (!column || this.panel.hidden) return;
    const box = column.element.getBoundingClientRect();
    const frame = this.panel.getBoundingClientRect();
    const at = ((box.left + box.width / 2 - frame.left) * this.panel.offsetWidth) / frame.width;
    const inside = Math.max(18, Math.min(at, this.panel.clientWidth - 18));
    this.panel.style.setProperty("--notch", `${inside}px`);
  }

  // -- what is asked of the chosen step ------------------------------------------------------------

  drawAsked() {
    const { steps } = this.view;
    const at = steps.findIndex((one) => one.id === this.selected);
    this.panel.hidden = at < 0;
    if (at < 0) return;
    const step = steps[at];
    if (this.about !== step.id) this.buildAsked(step);
    const emotion = this.shown(step);
    this.head.textContent = `${at + 1} · ${step.name}`;
    for (const [value, face] of this.choices) face.setAttribute("aria-pressed", String(value === emotion));
    this.clear.disabled = emotion === null;
    this.reason.update(step.reason);
    this.drawConflicts(step);
    this.drawNotch();
  }

  /** @param {Point} step */
  buildAsked(step) {
    if (this.reason && this.reason.touched) this.reason.commit();
    this.about = step.id;
    this.fields = new Map();
    this.reason = this.field(step.reason, new Map());
    this.head = h("h3", { dir: "auto" });
    const set = (value) => () => this.set(this.stepOf(this.about), value);
    this.choices = this.view.emotions.map(({ value, word }) => [value, button("", set(value), {
      class: "cjm-facebutton", "aria-pressed": "false", "aria-label": `${word}, ${signed(value, true)}`,
    })]);
    for (const [value, face] of this.choices) face.append(this.face(value), h("span", {}, this.word(value)));
    this.clear = button(this.label("clear"), set(null), { class: "cjm-small" });
    this.conflicts = h("div", {});
    const how = h("div", { class: "cjm-faces", role: "group", "aria-label": this.label("how") },
      ...this.choices.map(([, face]) => face), this.clear);
    this.panel.setAttribute("aria-label", this.label("step"));
    this.panel.replaceChildren(this.head, how, this.reason.element, this.conflicts);
    this.reason.fit();
  }

  /** @param {Point} step */
  drawConflicts(step) {
    const data = JSON.stringify(step.conflicts);
    if (this.conflicts.dataset.drawn === data) return;
    this.conflicts.dataset.drawn = data;
    this.conflicts.replaceChildren(...step.conflicts.map((conflict) => {
      const settle = (other) => () => {
        for (const one of settleOperations(step.id, conflict, other)) this.apply(one, { done: this.label("settled") });
      };
      const choice = (value, other) => button(`${this.word(value)}, ${signed(value, true)}`, settle(other));
      return h("div", { class: "cjm-conflict", role: "group", "aria-label": this.label("both") },
        h("strong", {}, this.label("both")),
        h("div", { class: "cjm-choices" }, choice(conflict.now, false), choice(conflict.other, true)));
    }));
  }

  /** @param {string} id */
  stepOf(id) {
    return this.view.steps.find((one) => one.id === id);
  }

  /** @param {string} id */
  choose(id) {
    if (this.selected !== id) this.select(id);
  }

  /** @param {string} id */
  askWhy(id) {
    this.choose(id);
    this.reason.input.focus();
  }

  // -- changing ------------------------------------------------------------------------------------

  /**
   * @param {Point} step
   * @param {number | null} value
   */
  set(step, value) {
    const old = this.shown(step);
    if (old === value) return;
    const done = this.label(value === null ? "cleared" : "set",
      { step: short(step.name), feeling: value === null ? "" : `${this.word(value)}, ${signed(value, true)}` });
    this.apply(editOperation(step.id, "emotion", old, value), { point: step.id, done });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const id = /** @type {HTMLElement} */ (event.target).dataset.step;
    const column = id && this.columns.get(id);
    if (column && !event.ctrlKey && !event.metaKey && !event.altKey && this.pointKey(column, event.key)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    super.key(event);
  }

  /**
   * Do what a key does on a point; tell whether it does anything.
   * @param {PointColumn} column
   * @param {string} key
   */
  pointKey({ step, at }, key) {
    const beside = { ArrowLeft: at - 1, ArrowRight: at + 1 }[key];
    const to = emotionByKey(key, this.shown(step));
    if (beside !== undefined) this.focusPoint(beside);
    else if (to !== undefined) this.set(step, to);
    else if (key === "Enter") this.askWhy(step.id);
    else if (key === "Delete" || key === "Backspace") this.set(step, null);
    else if (key === "Escape" && this.drag) this.dropDrag();
    else return false;
    return true;
  }

  /** @param {number} at */
  focusPoint(at) {
    const step = this.view.steps[at];
    if (step) this.columns.get(step.id).point.focus();
  }

  /** @param {PointColumn} column */
  wire(column) {
    const { point, track, element } = column;
    point.addEventListener("focus", () => this.choose(column.step.id));
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
      this.set(column.step, emotionAt(heightIn(track, event)));
      point.focus();
    });
    element.addEventListener("click", (event) => !inField(event.target) && this.choose(column.step.id));
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
    this.drawPlot();
  }

  /**
   * @param {PointerEvent} event
   * @param {PointColumn} column
   */
  drop(event, column) {
    const { drag } = this;
    if (!drag || drag.pointer !== event.pointerId) return;
    this.drag = null;
    if (drag.value !== undefined) this.set(column.step, drag.value);
    this.draw();
  }

  dropDrag() {
    this.drag = null;
    this.draw();
  }
}

export default { render: ({ model, el }) => mount(model, el, Curve) };
