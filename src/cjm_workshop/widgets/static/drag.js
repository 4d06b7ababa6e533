/** Moving notes with a mouse, a pen or a finger. */

import { h } from "./elements.js";

/** @import { Wall } from "./board.js" */
/** @import { Area, AreaParts, Card } from "./board_types.js" */

const FAR = 5;
const EDGE = 48;
const PRESS = 380;

/**
 * Return the elements around one that can be scrolled, the page last.
 * @param {Element} element
 */
function scrollers(element) {
  const found = [];
  for (let one = element.parentElement; one; one = one.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight) found.push(one);
  }
  return [...found, document.scrollingElement].filter(Boolean);
}

/**
 * Return how far to scroll along one side: more, the nearer to the edge.
 * @param {number} at where the pointer is
 * @param {number} low
 * @param {number} high
 */
export function pull(at, low, high) {
  if (at < low + EDGE) return -Math.min(18, Math.ceil((low + EDGE - at) / 3));
  if (at > high - EDGE) return Math.min(18, Math.ceil((at - high + EDGE) / 3));
  return 0;
}

/**
 * Return how many notes stand before a point.
 * @param {Box[]} boxes of the notes in order
 * @param {number} wide width of the list that they are in
 * @param {number} x
 * @param {number} y
 */
export function placeAmong(boxes, wide, x, y) {
  return boxes.filter((box) => {
    const single = wide < box.width * 1.6;
    const half = single ? y > box.top + (box.bottom - box.top) / 2 : x > box.left + box.width / 2;
    return y > box.bottom || (y > box.top && half);
  }).length;
}

/**
 * @typedef {object} Held what a pointer holds
 * @property {Card} card
 * @property {number} x where it was taken up
 * @property {number} y
 * @property {{clientX: number, clientY: number}} at where it is
 * @property {number} pointer
 * @property {boolean} touch
 * @property {ReturnType<typeof setTimeout> | null} [press] until a finger lifts it
 * @property {HTMLElement} [ghost] what follows the pointer, once it is lifted
 * @property {HTMLElement} [mark] where it would go
 * @property {Element[]} [around] what can be scrolled
 * @property {number} [frame]
 * @property {[AreaParts, DOMRect][] | null} [boxes] of the areas
 * @property {Known | null} [known] the notes of the list under the pointer
 * @property {Spot | null} [target]
 *
 * @typedef {{list: HTMLElement, notes: HTMLElement[], boxes: Box[]}} Known
 * @typedef {{left: number, top: number, bottom: number, width: number}} Box where a note lies in its list
 * @typedef {{area: Area, list: HTMLElement, next: HTMLElement | null}} Spot where a note goes: before which other one
 */

export class Drag {
  /** @param {Wall} wall the board */
  constructor(wall) {
    this.wall = wall;
    /** @type {Held | null} */
    this.now = null;
    /** @type {Card[]} that are moved */
    this.cards = [];
    const root = wall.surface;
    root.addEventListener("pointerdown", (event) => this.down(event));
    root.addEventListener("pointermove", (event) => this.move(event));
    root.addEventListener("pointerup", (event) => this.up(event));
    root.addEventListener("pointercancel", () => this.end());
    root.addEventListener("lostpointercapture", () => this.end());
    // a finger that holds a note must neither scroll the page nor open the browser's menu
    root.addEventListener("touchmove", (event) => this.lifted && event.preventDefault(), { passive: false });
    root.addEventListener("contextmenu", (event) => this.now && this.now.touch && event.preventDefault());
  }

  get lifted() {
    return Boolean(this.now && this.now.ghost);
  }

  /** @param {PointerEvent} event */
  down(event) {
    const card = this.wall.cardOf(event.target);
    const pressed = /** @type {Element} */ (event.target);
    const free = card && !pressed.closest("button, textarea, input, a") && event.button === 0;
    if (!free || card.editing || this.now || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const touch = event.pointerType === "touch";
    this.now = { card, x: event.clientX, y: event.clientY, at: event, pointer: event.pointerId, touch };
    const grip = pressed.closest(".cjm-grip");
    if (touch && !grip) this.now.press = setTimeout(() => this.now && this.lift(), PRESS);
  }

  /** @param {PointerEvent} event */
  move(event) {
    const { now } = this;
    if (!now || event.pointerId !== now.pointer) return;
    now.at = event;
    if (!now.ghost) {
      if (Math.hypot(event.clientX - now.x, event.clientY - now.y) < FAR) return;
      if (now.press) this.end(); // the finger scrolls
      else this.lift();
      return;
    }
    if (!now.frame) now.frame = requestAnimationFrame(() => this.show());
  }

  lift() {
    const { now } = this;
    clearTimeout(now.press);
    now.press = null;
    const { element } = now.card;
    element.setPointerCapture(now.pointer);
    const box = element.getBoundingClientRect();
    const ghost = /** @type {HTMLElement} */ (element.cloneNode(true));
    ghost.removeAttribute("tabindex");
    ghost.removeAttribute("id");
    ghost.classList.add("cjm-ghost");
    ghost.setAttribute("popover", "manual");
    ghost.setAttribute("aria-hidden", "true");
    Object.assign(ghost.style, {
      left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px`,
    });
    this.cards = this.wall.selection.with(now.card);
    if (this.cards.length > 1) ghost.append(h("span", { class: "cjm-many" }, String(this.cards.length)));
    this.wall.root.append(ghost);
    if (ghost.showPopover) ghost.showPopover();
    for (const card of this.cards) card.element.classList.add("is-lifted");
    now.ghost = ghost;
    now.mark = h("li", { class: "cjm-here", "aria-hidden": "true" });
    now.around = scrollers(this.wall.root);
    if (now.touch && navigator.vibrate) navigator.vibrate(12);
    now.frame = requestAnimationFrame(() => this.show());
  }

  /** Draw where the note is now; once a frame at most, and on while the board scrolls. */
  show() {
    const { now } = this;
    if (!now || !now.ghost) return;
    now.frame = 0;
    const { clientX: x, clientY: y } = now.at;
    now.ghost.style.transform = `translate(${x - now.x}px, ${y - now.y}px) rotate(1.5deg)`;
    if (this.scroll(x, y)) {
      now.boxes = now.known = null; // what comes in sight takes its height only then
      now.frame = requestAnimationFrame(() => this.show());
    }
    now.target = this.targetAt(x, y);
    this.showTarget(now.target);
  }

  /**
   * Scroll what lies under the pointer's edge; tell whether anything moved.
   * @param {number} x
   * @param {number} y
   */
  scroll(x, y) {
    const { surface } = this.wall;
    const inside = surface.getBoundingClientRect();
    const was = surface.scrollLeft;
    surface.scrollLeft += pull(x, inside.left, inside.right);
    let moved = surface.scrollLeft !== was;
    for (const one of this.now.around) {
      const page = one === document.scrollingElement;
      const box = page ? { top: 0, bottom: innerHeight } : one.getBoundingClientRect();
      const before = one.scrollTop;
      one.scrollTop += pull(y, Math.max(box.top, 0), Math.min(box.bottom, innerHeight));
      if (one.scrollTop !== before) return true;
    }
    return moved;
  }

  /**
   * Find the area under the pointer and the place among its notes.
   * @param {number} x
   * @param {number} y
   * @returns {Spot | null}
   */
  targetAt(x, y) {
    const { now } = this;
    now.boxes ||= [...this.wall.areas.values()].map((one) => [one, one.element.getBoundingClientRect()]);
    const inside = (/** @type {DOMRect} */ box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    const found = now.boxes.find(([, box]) => inside(box));
    if (!found) return null;
    const { area, list } = found[0];
    const { left, top, width } = list.getBoundingClientRect();
    const { notes, boxes } = this.notesOf(list);
    return { area, list, next: notes[placeAmong(boxes, width, x - left, y - top)] || null };
  }

  /**
   * Return the notes of a list, and where they lie in it without the mark: that would move those
   * behind it, away from where the pointer goes to.
   * @param {HTMLElement} list
   * @returns {Known}
   */
  notesOf(list) {
    const { now } = this;
    if (now.known && now.known.list === list) return now.known;
    const { parentElement: shown, nextElementSibling: next } = now.mark;
    now.mark.remove();
    const from = list.getBoundingClientRect();
    /** @type {NodeListOf<HTMLElement>} */
    const found = list.querySelectorAll(".cjm-note[data-note]:not(.is-lifted):not([hidden])");
    const notes = [...found];
    const boxes = notes.map((note) => {
      const { left, top, bottom, width } = note.getBoundingClientRect();
      return { left: left - from.left, top: top - from.top, bottom: bottom - from.top, width };
    });
    if (shown) shown.insertBefore(now.mark, next);
    now.known = { list, notes, boxes };
    return now.known;
  }

  /** @param {Spot | null} target */
  showTarget(target) {
    const { mark } = this.now;
    for (const { element, area } of this.wall.areas.values()) {
      element.classList.toggle("is-target", Boolean(target && target.area.id === area.id));
    }
    const stays = target && mark.parentElement === target.list && mark.nextElementSibling === target.next;
    if (stays) return;
    if (target) target.list.insertBefore(mark, target.next);
    else mark.remove();
    this.now.boxes = null; // areas may have grown
  }

  /** @param {PointerEvent} event */
  up(event) {
    const { now } = this;
    if (!now || event.pointerId !== now.pointer) return;
    if (now.ghost) {
      now.at = event;
      now.boxes = null;
      now.target = this.targetAt(event.clientX, event.clientY);
    }
    const { cards } = this;
    this.end();
    if (!now.ghost) return;
    this.wall.dropped = true; // the click that follows is no click on the note
    setTimeout(() => (this.wall.dropped = false));
    if (now.target) this.wall.actions.dropCards(cards, now.target.area.id, now.target.next && now.target.next.dataset.note);
  }

  /** Put everything back as it was. */
  end() {
    const { now } = this;
    this.now = null;
    if (!now) return;
    clearTimeout(now.press);
    cancelAnimationFrame(now.frame);
    if (!now.ghost) return;
    now.ghost.remove();
    now.mark.remove();
    for (const card of this.cards) card.element.classList.remove("is-lifted");
    for (const { element } of this.wall.areas.values()) element.classList.remove("is-target");
    this.wall.drawIfStale();
  }
}
