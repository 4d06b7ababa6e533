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
const CLEAR = 3; // how far a way stays off the notes that it passes
const BULGE = 30; // how far it turns out where its end lies above or below

/**
 * @typedef {{left: number, right: number, top: number, bottom: number}} Box
 */

/** @param {Box} box */
const leaves = ({ top, bottom }) => top + 0.7 * (bottom - top);
/** @param {Box} box */
const arrives = ({ top, bottom }) => top + 0.35 * (bottom - top); // apart from what leaves there

/**
 * Group the notes that a way meets by the columns that they stand in, in its order.
 * @param {Box[]} notes
 * @param {number} start where it leaves
 * @param {number} tip where it arrives
 */
function columnsBetween(notes, start, tip) {
  const [low, high] = start < tip ? [start, tip] : [tip, start];
  const met = notes.filter(({ left, right }) => left >= low && right <= high).sort((a, b) => a.left - b.left);
  /** @type {{left: number, right: number, notes: Box[]}[]} */
  const columns = [];
  for (const note of met) {
    const last = columns[columns.length - 1];
    if (!last || note.left >= last.right) columns.push({ left: note.left, right: note.right, notes: [note] });
    else {
      last.notes.push(note);
      last.right = Math.max(last.right, note.right);
    }
  }
  return start < tip ? columns : columns.reverse();
}

/**
 * Return the height at which a way passes a column without going behind a note: as little off its
 * way as can be, best at the height of its end.
 * @param {Box[]} notes
 * @param {number} y where it comes from
 * @param {number} end
 */
function lane(notes, y, end) {
  const sorted = [...notes].sort((a, b) => a.top - b.top);
  const [low, high] = [sorted[0].top, Math.max(...notes.map(({ bottom }) => bottom))];
  const gaps = sorted.slice(1).map(({ top }, at) => (top + sorted[at].bottom) / 2);
  const free = [end, y, ...gaps, low - 2 * CLEAR, high + 2 * CLEAR].filter((height) =>
    notes.every(({ top, bottom }) => height < top - CLEAR || height > bottom + CLEAR));
  const off = (/** @type {number} */ height) => Math.abs(height - y) + Math.abs(height - end);
  return free.reduce((best, height) => (off(height) < off(best) ? height : best));
}

/**
 * Return the line of a way and the head at its end: to a note on the right or left from side to side,
 * turning where it leaves and between the notes that it passes; to one above or below, or to the
 * same, around the right side.
 * @param {Box} from
 * @param {Box} to
 * @param {Box[]} [others] the other notes of the board
 */
export function arrow(from, to, others = []) {
  const y = leaves(from);
  const end = arrives(to);
  const right = to.left >= from.right;
  const left = to.right <= from.left;
  const start = left ? from.left : from.right;
  const tip = right ? to.left : to.right;
  const neck = right ? tip - HEAD : tip + HEAD;
  const outside = Math.max(from.right, to.right) + BULGE;
  const way = right || left ? between(columnsBetween(others, start, tip), [start, y], [neck, end])
    : `C${outside},${y} ${outside},${end} ${neck},${end}`;
  return {
    line: `M${start},${y}${way}`,
    head: `M${tip},${end}L${neck},${end - HEAD / 2}V${end + HEAD / 2}Z`,
  };
}

/**
 * Return the line from one place to another that passes the notes of the columns in between.
 * @param {{left: number, right: number, notes: Box[]}[]} columns
 * @param {[number, number]} start
 * @param {[number, number]} goal
 */
function between(columns, [x, y], [goal, end]) {
  const side = Math.sign(goal - x);
  const stops = columns.map(({ left, right, notes }) => ({ enters: side > 0 ? left : right, leaves: side > 0 ? right : left, notes }));
  let way = "";
  for (const { enters, leaves: to, notes } of [...stops, { enters: goal, leaves: goal, notes: null }]) {
    const height = notes ? lane(notes, y, end) : end;
    const turned = x + side * Math.min(TURN, Math.abs(enters - x));
    const middle = (x + turned) / 2;
    way += `C${middle},${y} ${middle},${height} ${turned},${height}H${to}`;
    [x, y] = [to, height];
  }
  return way;
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
    const boxes = new Map([...this.wall.cards.keys()].map((key) => [key, boxOf(key)]));
    const notes = [...boxes.values()].filter(Boolean);
    const arrows = this.pairs.map(({ from, to }) => [boxes.get(from), boxes.get(to)])
      .filter(([from, to]) => from && to)
      .map(([from, to]) => arrow(from, to, notes.filter((note) => note !== from && note !== to)));
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
