/** The plot of an emotion curve: where an emotion stands, and the lines that are drawn there. */

import { areaOf, beziers, pathOf, runs } from "./bezier.js";
import { drawn } from "./elements.js";
import { newId } from "./outbox.js";

export const LOWEST = -2;
export const HIGHEST = 2;
export const HIGH = 260; // of the plot in pixels
const COLUMN = 100; // as wide as each is drawn
const AIR = 30; // above +2 and below -2: half a point and a little more

/**
 * Return the height of an emotion on the plot, in pixels from its top.
 * @param {number} emotion
 */
export function heightAt(emotion) {
  return AIR + ((HIGHEST - emotion) / (HIGHEST - LOWEST)) * (HIGH - 2 * AIR);
}

/**
 * Return the height of a pointer in a track, also where the page shows it enlarged.
 * @param {Element} track
 * @param {{clientY: number}} pointer
 */
export function heightIn(track, { clientY }) {
  const { top, height } = track.getBoundingClientRect();
  return ((clientY - top) * HIGH) / height;
}

/**
 * Return the whole emotion at a height: the nearest, never beyond the ends.
 * @param {number} y
 */
export function emotionAt(y) {
  const share = (y - AIR) / (HIGH - 2 * AIR);
  const nearest = Math.round(HIGHEST - share * (HIGHEST - LOWEST));
  return Math.max(LOWEST, Math.min(HIGHEST, nearest)) + 0; // no minus zero
}

/**
 * Return the emotion that a key leads to: one step up or down, or to an end; else undefined.
 * @param {string} key
 * @param {number | null} emotion
 * @returns {number | undefined}
 */
export function emotionByKey(key, emotion) {
  const from = emotion ?? 0;
  /** @type {Record<string, number>} */
  const keys = {
    ArrowUp: emotion === null ? 1 : from + 1, ArrowDown: emotion === null ? -1 : from - 1,
    PageUp: HIGHEST, PageDown: LOWEST, Home: HIGHEST, End: LOWEST, 0: 0,
  };
  const to = keys[key];
  return to === undefined ? undefined : Math.max(LOWEST, Math.min(HIGHEST, to));
}

/** The drawing behind the points: a line for each level, the curve, and the areas that it cuts off. */
export class Plot {
  constructor() {
    this.element = drawn("svg", { class: "cjm-lines", height: HIGH, preserveAspectRatio: "none", "aria-hidden": "true" });
    const name = newId("clip");
    const clips = ["above", "below"].map((side) => {
      const clip = drawn("clipPath", { id: `${name}-${side}` });
      const y = side === "above" ? 0 : HIGH / 2;
      clip.append(drawn("rect", { x: 0, y, width: 100000, height: HIGH / 2 }));
      return clip;
    });
    this.grid = drawn("g", { class: "cjm-grid-lines" });
    this.above = drawn("path", { class: "cjm-above", "clip-path": `url(#${name}-above)` });
    this.below = drawn("path", { class: "cjm-below", "clip-path": `url(#${name}-below)` });
    this.line = drawn("path", { class: "cjm-line" });
    this.element.append(...clips, this.grid, this.above, this.below, this.line);
  }

  /**
   * Draw the curve over columns of one width; the page stretches it to that of theirs.
   * @param {(number | null)[]} emotions one per step; null where nothing was said
   * @param {number[]} levels
   */
  draw(emotions, levels) {
    const width = COLUMN * emotions.length;
    this.element.setAttribute("viewBox", `0 0 ${width} ${HIGH}`);
    this.grid.replaceChildren(...levels.map((value) =>
      drawn("line", { x1: 0, x2: width, y1: heightAt(value), y2: heightAt(value), "data-level": value })));
    const points = runs(emotions, (at, value) => [(at + 0.5) * COLUMN, heightAt(value)]);
    const pieces = points.map(beziers);
    this.line.setAttribute("d", pieces.map(pathOf).join(""));
    const areas = pieces.map((one) => areaOf(one, heightAt(0))).join("");
    for (const area of [this.above, this.below]) area.setAttribute("d", areas);
  }
}
