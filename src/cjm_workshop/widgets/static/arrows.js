/**
 * The ways from notes to those that they lead to, as arrows that lie behind the notes. Each is told
 * in words on its note, so the drawing is for the eye alone.
 */

import { cardKey } from "./card_keys.js";
import { drawn } from "./elements.js";

/** @import { BoardView } from "./board_types.js" */
/** @import { Wall } from "./board.js" */

const SIDE = 100; // of the empty square that the arrows are measured from
const HEAD = 9;
const TURN = 36; // how much room a way takes to reach the height of its end
const BULGE = 30; // how far it turns out where its end lies above or below

/**
 * @typedef {{left: number, right: number, top: number, bottom: number}} Box
 */

/** @param {Box} box */
const leaves = ({ top, bottom }) => top + 0.7 * (bottom - top);
/** @param {Box} box */
const arrives = ({ top, bottom }) => top + 0.35 * (bottom - top); // apart from what leaves there

/**
 * Return the line of a way and the head at its end: to a note on the right or left from side to side,
 * turning where it leaves, so that it lies straight behind what is in between; to one above or
 * below, or to the same, around the right side.
 * @param {Box} from
 * @param {Box} to
 */
export function arrow(from, to) {
  const y = leaves(from);
  const end = arrives(to);
  const right = to.left >= from.right;
  const left = to.right <= from.left;
  const start = left ? from.left : from.right;
  const tip = right ? to.left : to.right;
  const neck = right ? tip - HEAD : tip + HEAD;
  const outside = Math.max(from.right, to.right) + BULGE;
  const turned = start + (right ? 1 : -1) * Math.min(TURN, Math.abs(neck - start));
  const middle = (start + turned) / 2;
  const bend = right || left ? `${middle},${y} ${middle},${end} ${turned},${end}H${neck}`
    : `${outside},${y} ${outside},${end} ${neck},${end}`;
  return {
    line: `M${start},${y}C${bend}`,
    head: `M${tip},${end}L${neck},${end - HEAD / 2}V${end + HEAD / 2}Z`,
  };
}

/** The arrows of a board. */
export class Arrows {
  /** @param {Wall} wall the board */
  constructor(wall) {
    this.wall = wall;
    this.element = drawn("svg", { class: "cjm-arrows", width: SIDE, height: SIDE, "aria-hidden": "true" });
    /** @type {{from: string, to: string}[]} keys of the cards */
    this.pairs = [];
    /** @type {WeakSet<Element>} whose size is watched */
    this.watched = new WeakSet();
    this.sizes = new ResizeObserver(() => this.draw());
    this.frame = 0;
    /** @type {BoardView | null} that the pairs are of */
    this.view = null;
    /** @type {string | null} the arrows that were drawn */
    this.data = null;
  }

  /**
   * Return what lies behind the areas of a view: nothing where no note leads to another.
   * @param {BoardView} view
   */
  behind(view) {
    if (view !== this.view) {
      this.view = view;
      const leading = view.areas.flatMap((area) => area.notes.flatMap((note) =>
        (note.marks || []).filter((mark) => mark.to).map((mark) => ({ area, note, to: mark.to }))));
      const place = leading.length
        ? new Map(view.areas.flatMap((area) => area.notes.map((note) => [note.id, cardKey(area.id, note.id)])))
        : new Map();
      this.pairs = leading.filter(({ to }) => place.has(to))
        .map(({ area, note, to }) => ({ from: cardKey(area.id, note.id), to: place.get(to) }));
    }
    return this.pairs.length ? [this.element] : [];
  }

  /** Draw the arrows at the next frame, once for all that moves their ends until then. */
  draw() {
    if (!this.pairs.length || this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.drawNow();
    });
  }

  drawNow() {
    for (const one of [this.wall.surface, ...[...this.wall.areas.values()].map(({ list }) => list)]) {
      if (!this.watched.has(one)) this.sizes.observe(one);
      this.watched.add(one);
    }
    const origin = this.element.getBoundingClientRect();
    if (!origin.width) return; // not on the page
    const scale = SIDE / origin.width; // a board may be shown enlarged
    const boxOf = (/** @type {string} */ key) => {
      const { left, right, top, bottom, width } = this.wall.cards.get(key).element.getBoundingClientRect();
      const [x, y] = [origin.left, origin.top];
      return width && { left: (left - x) * scale, right: (right - x) * scale, top: (top - y) * scale, bottom: (bottom - y) * scale };
    };
    const arrows = this.pairs.map(({ from, to }) => [boxOf(from), boxOf(to)])
      .filter(([from, to]) => from && to).map(([from, to]) => arrow(from, to));
    const data = JSON.stringify(arrows);
    if (data === this.data) return;
    this.data = data;
    this.element.replaceChildren(...arrows.flatMap(({ line, head }) =>
      [drawn("path", { class: "cjm-arrow", d: line }), drawn("path", { d: head })]));
  }

  close() {
    cancelAnimationFrame(this.frame);
    this.sizes.disconnect();
  }
}
