/** Where the focus is on a board and where it goes; no drawing takes it away. */

import { cardKey, cardKeys } from "./card_keys.js";
import { focusIn, inField } from "./elements.js";
import { nextArea } from "./operations.js";

/** @import { Wall } from "./board.js" */
/** @import { Area, Card, Direction } from "./board_types.js" */

/**
 * Tell whether an element is there to be focused.
 * @param {HTMLElement | null | undefined} element
 */
function takesFocus(element) {
  return Boolean(element && element.isConnected && !element.matches(":disabled") && !element.closest("[hidden]"));
}

export class Focus {
  /** @param {Wall} wall the board */
  constructor(wall) {
    this.wall = wall;
    /** @type {Map<string, string>} the note of each area that Tab reaches */
    this.current = new Map();
    /** @type {string | null} the note that gets the focus as soon as it is drawn where it was moved */
    this.wanted = null;
  }

  /**
   * One note per area can be reached by Tab; arrow keys go to the others.
   * @param {Area} area
   */
  roving(area) {
    const keys = cardKeys(area);
    const inSight = (/** @type {string} */ key) => this.wall.cards.get(key) && !this.wall.cards.get(key).element.hidden;
    let current = this.current.get(area.id);
    if (!keys.includes(current) || !inSight(current)) current = keys.find(inSight);
    for (const key of keys) {
      const card = this.wall.cards.get(key);
      const index = key === current ? 0 : -1;
      if (card && card.element.tabIndex !== index) card.element.tabIndex = index;
    }
  }

  now() {
    const active = focusIn(this.wall.root);
    if (!active || !this.wall.root.contains(active)) return null;
    const note = /** @type {HTMLElement | null} */ (active.closest(".cjm-note[data-note]"));
    const area = /** @type {HTMLElement | null} */ (active.closest(".cjm-area"));
    const field = inField(active) ? /** @type {HTMLInputElement} */ (active) : null;
    return {
      active,
      key: note && area ? cardKey(area.dataset.area, note.dataset.note) : null,
      note: note && note.dataset.note,
      area: area && area.dataset.area,
      head: active.closest(".cjm-head"),
      label: active.getAttribute("aria-label"),
      selection: field && field.tagName !== "SELECT" ? [field.selectionStart, field.selectionEnd] : null,
    };
  }

  /** @param {ReturnType<Focus["now"]>} focus */
  again(focus) {
    if (this.wanted && this.wall.cards.has(this.wanted)) {
      const key = this.wanted;
      this.wanted = null;
      if (!focus || focus.note || focus.active === document.body) this.note(key);
      return;
    }
    if (!focus) return;
    if (!takesFocus(focus.active)) this.inherit(focus);
    else if (focusIn(this.wall.root) !== focus.active) {
      focus.active.focus({ preventScroll: true });
      if (focus.selection && focus.selection[0] !== null) {
        /** @type {HTMLInputElement} */ (focus.active).setSelectionRange(focus.selection[0], focus.selection[1]);
      }
    }
  }

  /**
   * Give the focus of what is gone to its like, to its note wherever that hangs now, or to what
   * stands near: a key that is pressed next must not reach JupyterLab.
   * @param {ReturnType<Focus["now"]>} focus
   */
  inherit(focus) {
    const card = this.wall.cards.get(focus.key)
      || [...this.wall.cards.values()].find(({ note }) => note.id === focus.note);
    const within = card ? card.element : this.wall.root;
    const same = focus.label && [...within.querySelectorAll("button")].find(
      (one) => one.getAttribute("aria-label") === focus.label && takesFocus(one),
    );
    const area = this.wall.areas.get(focus.area);
    const actions = /** @type {HTMLElement | null} */ (focus.head && focus.head.querySelector(".cjm-more"));
    const near = [same, card && card.element, actions, area && area.add, this.wall.undo, this.wall.redo, this.wall.stage];
    const next = near.find(takesFocus);
    if (next) next.focus({ preventScroll: true });
  }

  /** @param {string} key */
  note(key) {
    const card = this.wall.cards.get(key);
    if (!card) return;
    this.current.set(card.area.id, key);
    this.roving(card.area);
    card.element.focus();
  }

  /**
   * Return where the focus goes when notes go: the next one in sight, or the one before.
   * @param {Card} card
   * @param {Set<string>} going keys of the cards that go
   */
  neighbour(card, going) {
    const { area } = card;
    const keys = cardKeys(area);
    const at = keys.indexOf(card.key);
    const stays = (/** @type {string} */ key) => !going.has(key) && this.wall.cards.get(key) && !this.wall.cards.get(key).element.hidden;
    return { area, key: keys.slice(at + 1).find(stays) || keys.slice(0, at).reverse().find(stays) };
  }

  /** @param {{area: Area, key: string | undefined}} next */
  afterRemoval({ area, key }) {
    if (key) this.note(key);
    else if (area.make) this.wall.areas.get(area.id).add.focus();
    else this.wall.undo.focus();
  }

  /**
   * Go to the next note in sight without moving anything; over empty areas, too.
   * @param {Card} card
   * @param {Direction} direction
   */
  walk(card, direction) {
    const inSight = (/** @type {Area} */ one) => cardKeys(one).map((key) => this.wall.cards.get(key))
      .filter((found) => found && !found.element.hidden);
    let { area } = card;
    const here = inSight(area);
    const at = here.indexOf(card);
    let next = direction === "up" ? here[at - 1] : direction === "down" ? here[at + 1] : null;
    while (!next) {
      area = nextArea(this.wall.view, area, direction);
      if (!area) return null;
      const there = inSight(area);
      const to = direction === "up" ? there.length - 1 : direction === "down" ? 0 : Math.min(at, there.length - 1);
      next = there[to];
    }
    this.note(next.key);
    return next;
  }
}
