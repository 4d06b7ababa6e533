/**
 * The emotion curve of a journey: a point for each step, moved up and down by pointer or keys, and
 * the reason asked for right there. The curve between the points is the picture's own.
 */

import { h, short, t } from "./elements.js";
import { Feeling } from "./feeling.js";
import { renders } from "./mount.js";
import { editOperation } from "./operations.js";
import { newId } from "./outbox.js";
import { HIGH, Plot, heightAt } from "./plot.js";
import { Points } from "./points.js";
import { Sheet } from "./sheet.js";
import { signed } from "./values.js";

/** @import { Item } from "./outbox.js" */
/** @import { Point } from "./points.js" */
/** @import { Model, SheetView } from "./types.js" */

/**
 * Return what there is room for in the column of a step: all its words, its name or just its number.
 * @param {number} wide how wide it is, in pixels
 */
export function roomFor(wide) {
  return wide >= 96 ? "words" : wide >= 64 ? "names" : "numbers";
}

/**
 * Return the last value that was sent for a step and not refused; else the one shown.
 * @param {Point} step
 * @param {Item[]} items
 */
export function latest(step, items) {
  const sent = items.filter((one) => one.about.point === step.id && one.state !== "refused");
  return sent.length ? sent[sent.length - 1].message.operation.new : step.emotion;
}

/**
 * @typedef {object} OwnCurve
 * @property {{value: number, word: string}[]} emotions that there are
 * @property {{id: string, name: string, steps: number}[]} stages each with how many steps
 * @property {Point[]} steps
 *
 * @typedef {SheetView & OwnCurve} CurveView
 */

/** @extends {Sheet<CurveView>} */
export class Curve extends Sheet {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    super(model, el, "cjm-curve");
  }

  get projected() {
    return true;
  }

  body() {
    /** @type {string | null} the words that the levels were drawn with */
    this.levelled = null;
    this.paper = matchMedia("print");
    this.printing = () => this.drawPlot();
    this.paper.addEventListener("change", this.printing);
    this.gutter = h("div", { class: "cjm-levels", "aria-hidden": "true" });
    this.gutter.style.height = `${HIGH}px`;
    this.stages = h("div", { class: "cjm-stages", "aria-hidden": "true" });
    this.help = h("p", { class: "cjm-hidden", id: newId("help") });
    this.points = new Points(this);
    this.plot = new Plot();
    const plot = h("div", { class: "cjm-plot" }, this.stages, this.plot.element, this.points.element);
    this.scroll = h("div", { class: "cjm-scroll" }, plot);
    this.scroll.addEventListener("scroll", () => this.drawNotch());
    this.nothing = h("p", { class: "cjm-hint", hidden: true });
    this.feeling = new Feeling(this);
    this.chart = h("div", { class: "cjm-chart" }, this.gutter, this.scroll);
    this.whole = h("div", { class: "cjm-curve" },
      this.chart, this.feeling.element, this.points.list, this.nothing, this.help);
    return this.whole;
  }

  /** @param {number | null} emotion */
  word(emotion) {
    const one = this.view.emotions.find((other) => other.value === emotion);
    return one ? one.word : this.label("unsaid");
  }

  /**
   * Say an emotion with its number.
   * @param {number} emotion
   */
  withNumber(emotion) {
    return `${this.word(emotion)}, ${signed(emotion, true)}`;
  }

  /**
   * @param {string} name
   * @param {Record<string, string | number>} [values]
   */
  label(name, values) {
    return t(this.words, `point.${name}`, values);
  }

  close() {
    this.paper.removeEventListener("change", this.printing);
    super.close();
  }

  reword() {
    super.reword();
    this.levelled = null;
    this.feeling.reword();
  }

  /**
   * Return what a step shows: what is being dragged, else what was sent, else what is saved.
   * @param {Point} step
   */
  shown(step) {
    return this.points.dragged(step) ?? latest(step, [...this.outbox.items.values()]);
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
    this.points.draw(steps);
    this.drawStages();
    this.drawPlot();
    this.feeling.draw();
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

  drawPlot() {
    const { steps } = this.view;
    if (!steps.length) return;
    this.whole.style.setProperty("--steps", String(steps.length));
    this.whole.dataset.room = roomFor(this.paper.matches ? 0 : this.scroll.clientWidth / steps.length);
    this.plot.draw(steps.map((step) => this.shown(step)), this.view.emotions.map(({ value }) => value));
    this.drawNotch();
  }

  /** Let the panel point at the step that it is about. */
  drawNotch() {
    const column = this.points.columns.get(this.selected);
    if (column) this.feeling.pointAt(column.element);
  }

  // -- choosing and changing -----------------------------------------------------------------------

  /** @param {string} id */
  choose(id) {
    if (this.selected !== id) this.select(id);
  }

  /** @param {string} id */
  askWhy(id) {
    this.choose(id);
    this.feeling.reason.input.focus();
  }

  /**
   * @param {Point} step
   * @param {number | null} value
   */
  set(step, value) {
    const old = this.shown(step);
    if (old === value) return;
    const done = this.label(value === null ? "cleared" : "set",
      { step: short(step.name), feeling: value === null ? "" : this.withNumber(value) });
    this.apply(editOperation(step.id, "emotion", old, value), { point: step.id, done });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (!this.points.key(event)) super.key(event);
  }
}

export default { render: renders(Curve) };
