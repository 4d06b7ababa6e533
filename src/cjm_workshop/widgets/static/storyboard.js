/**
 * The storyboard: a frame for each step with its picture and its caption. The order is that of the
 * steps; a frame that moves takes its step along.
 */

import { button, focusIn, h, place, short, t } from "./elements.js";
import { renders } from "./mount.js";
import { newId } from "./outbox.js";
import { Sheet } from "./sheet.js";

/** @import { Ready } from "./board_types.js" */
/** @import { Field } from "./field.js" */
/** @import { FieldSpec, Model, SheetView } from "./types.js" */

/**
 * @typedef {"earlier" | "later"} Way
 *
 * @typedef {object} FramePage a step as a frame of the storyboard
 * @property {string} id
 * @property {string} title
 * @property {string} stage
 * @property {number | null} tone which colour the stage has
 * @property {string} still name of the drawn picture
 * @property {Record<Way, Ready | null>} moves
 * @property {{fields: FieldSpec[]}[]} sections
 *
 * @typedef {object} Frame as it stands on the page
 * @property {HTMLElement} element
 * @property {HTMLElement} stage
 * @property {HTMLElement} number
 * @property {HTMLElement} title
 * @property {Map<Way, HTMLButtonElement>} moves
 * @property {HTMLElement} fields
 * @property {FramePage} page
 *
 * @typedef {SheetView & {pages: FramePage[]}} StoryboardView
 */

/** @extends {Sheet<StoryboardView>} */
class Storyboard extends Sheet {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    super(model, el, "cjm-storyboard");
  }

  get projected() {
    return true;
  }

  body() {
    /** @type {Map<string, Frame>} by the ids of the steps */
    this.frames = new Map();
    this.list = h("ol", { class: "cjm-frames", role: "list" });
    this.nothing = h("p", { class: "cjm-hint", hidden: true });
    return h("div", { class: "cjm-storyboard" }, this.list, this.nothing);
  }

  /** @param {FieldSpec} spec */
  standIn(spec) {
    const page = this.view.pages.find((one) => one.id === spec.record);
    return page ? h("img", { class: "cjm-still", alt: t(this.words, "drawn"), src: this.model.get("stills")[page.still] }) : null;
  }

  reword() {
    super.reword();
    this.frames.clear();
  }

  drawBody() {
    const { pages } = this.view;
    this.nothing.hidden = pages.length > 0;
    this.nothing.textContent = t(this.words, "no_steps");
    const old = this.fields;
    this.fields = new Map();
    const active = focusIn(this.root);
    place(this.list, pages.map((page, at) => this.drawFrame(page, at, old)));
    // a frame that moved took the focus along and dropped it
    if (this.list.contains(active) && focusIn(this.root) !== active) active.focus({ preventScroll: true });
    for (const id of [...this.frames.keys()]) if (!pages.some((page) => page.id === id)) this.frames.delete(id);
    this.fields.forEach((field) => field.fit());
  }

  /**
   * @param {FramePage} page
   * @param {number} at
   * @param {Map<string, Field>} old
   */
  drawFrame(page, at, old) {
    const frame = this.frames.get(page.id) || this.buildFrame(page);
    frame.page = page;
    frame.stage.textContent = page.stage;
    frame.stage.dataset.tone = String(page.tone ?? "none");
    frame.number.textContent = `${at + 1}`;
    frame.title.textContent = page.title;
    for (const [way, move] of frame.moves) {
      move.setAttribute("aria-disabled", String(!page.moves[way]));
      move.setAttribute("aria-label", t(this.words, way, { step: short(page.title) }));
    }
    const fields = page.sections[0].fields.map((spec) => {
      const field = this.field(spec, old);
      field.update(spec);
      return field.element;
    });
    place(frame.fields, fields);
    const still = frame.fields.querySelector(".cjm-still");
    const drawn = this.model.get("stills")[page.still];
    if (still && still.getAttribute("src") !== drawn) still.setAttribute("src", drawn);
    return frame.element;
  }

  /**
   * @param {FramePage} page
   * @returns {Frame}
   */
  buildFrame(page) {
    const id = newId("frame");
    const stage = h("p", { class: "cjm-stage", dir: "auto" });
    const number = h("span", { class: "cjm-number" });
    const title = h("span", { dir: "auto" });
    /** @type {Frame["moves"]} */
    const moves = new Map();
    for (const way of /** @type {const} */ (["earlier", "later"])) {
      moves.set(way, button(way === "earlier" ? "←" : "→", () => this.move(frame, way), { class: "cjm-tool" }));
    }
    const fields = h("div", { class: "cjm-frame-fields" });
    const head = h("div", { class: "cjm-frame-head" }, h("h3", { id }, number, " ", title), ...moves.values());
    const element = h("li", { class: "cjm-frame-card", "aria-labelledby": id }, stage, head, fields);
    const frame = { element, stage, number, title, moves, fields, page };
    this.frames.set(page.id, frame);
    return frame;
  }

  /**
   * @param {Frame} frame
   * @param {Way} way
   */
  move({ page }, way) {
    const operation = page.moves[way];
    if (!operation) {
      this.say(t(this.words, way === "earlier" ? "first" : "last"));
      return;
    }
    this.apply({ ...operation, id: newId("op") }, { done: t(this.words, `is_${way}`, { step: short(page.title) }) });
  }
}

export default { render: renders(Storyboard) };
