/** What keys and clicks on notes do. */

import { cardKeys } from "./card_keys.js";
import { inField, t } from "./elements.js";
import { step } from "./operations.js";

/** @import { Wall } from "./board.js" */
/** @import { Card, Direction } from "./board_types.js" */

/** @type {Record<string, Direction>} */
const DIRECTIONS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };
/** Keys that are the board's also together with Ctrl. */
const COMMANDS = ["z", "y", "a", " ", "enter"];

export class Keys {
  /** @param {Wall} wall the board */
  constructor(wall) {
    this.wall = wall;
    /** @type {string | null} the note from which on Shift chooses */
    this.anchor = null;
  }

  /**
   * Keys are the board's as long as the focus is in it: JupyterLab must not see them.
   * @param {KeyboardEvent} event
   */
  press(event) {
    const command = event.ctrlKey || event.metaKey;
    if (command && !COMMANDS.includes(event.key.toLowerCase())) return;
    event.stopPropagation();
    const turns = command && /^[zy]$/i.test(event.key);
    // in an empty field there is nothing of its own to undo
    if (inField(event.target) && !(turns && /** @type {HTMLInputElement} */ (event.target).value === "")) return;
    if (turns) this.turn(event);
    else if (this.wall.menu.element.contains(/** @type {Node} */ (event.target))) this.wall.menu.key(event);
    else this.onNote(event, command);
  }

  /** @param {KeyboardEvent} event */
  turn(event) {
    event.preventDefault();
    const again = event.key.toLowerCase() === "y" || event.shiftKey;
    if (again ? this.wall.view.can_redo : this.wall.view.can_undo) this.wall.turn(again ? "redo" : "undo");
    else this.wall.say(t(this.wall.words, again ? "no_redo" : "no_undo"));
  }

  /**
   * @param {KeyboardEvent} event
   * @param {boolean} command
   */
  onNote(event, command) {
    const card = this.wall.cardOf(event.target);
    if (!card || event.target !== card.element) return;
    const direction = DIRECTIONS[event.key];
    const acts = command
      ? { a: () => this.wall.selection.area(card.area), " ": () => this.wall.selection.flip(card) }
      : this.noteKeys(card, event);
    if (direction && !command) this.arrow(card, direction, event);
    else if (acts[event.key]) acts[event.key]();
    else return;
    event.preventDefault();
  }

  /**
   * @param {Card} card
   * @param {KeyboardEvent} event
   * @returns {Record<string, () => void>}
   */
  noteKeys(card, event) {
    const actions = () => this.wall.menus.open(card, card.element, "main");
    return {
      Enter: () => this.wall.typing.edit(card),
      F2: () => this.wall.typing.edit(card),
      Delete: () => this.wall.actions.remove(card),
      Backspace: () => this.wall.actions.remove(card),
      " ": () => (this.wall.selection.on ? this.wall.selection.flip(card) : actions()),
      ContextMenu: actions,
      F10: () => event.shiftKey && actions(),
      Escape: () => this.wall.selection.clear(),
      "+": () => this.vote(card, 1),
      "-": () => this.vote(card, -1),
    };
  }

  /**
   * @param {Card} card
   * @param {Direction} direction
   * @param {KeyboardEvent} event
   */
  arrow(card, direction, event) {
    if (event.altKey) {
      this.wall.actions.move(card, step(this.wall.view, card.area.id, card.note.id, direction));
      return;
    }
    if (event.shiftKey) this.wall.selection.add([card]);
    const next = this.wall.focus.walk(card, direction);
    if (event.shiftKey && next) this.wall.selection.add([next]);
  }

  /**
   * @param {Card} card
   * @param {number} change
   */
  vote(card, change) {
    if (card.note.mine === undefined || !this.wall.view.votes) return;
    this.wall.actions.vote(card.note.id, card.note.mine, change, card.note.text);
  }

  /**
   * A click chooses notes where several are wanted: with Ctrl or Shift, or in its own mode.
   * @param {MouseEvent} event
   */
  click(event) {
    const card = this.wall.cardOf(event.target);
    if (!card || /** @type {Element} */ (event.target).closest("button, textarea, input")) return;
    if (this.wall.dropped) {
      event.stopPropagation();
      return;
    }
    if (event.shiftKey) this.chooseTo(card);
    else if (event.ctrlKey || event.metaKey || this.wall.selection.on) this.wall.selection.flip(card);
    else {
      this.wall.selection.clear();
      return;
    }
    this.anchor = card.key;
    event.preventDefault();
  }

  /**
   * Choose all notes from the last chosen one to this, in one area.
   * @param {Card} card
   */
  chooseTo(card) {
    const keys = cardKeys(card.area);
    const from = keys.indexOf(this.anchor);
    const to = keys.indexOf(card.key);
    const range = from < 0 ? [card.key] : keys.slice(Math.min(from, to), Math.max(from, to) + 1);
    this.wall.selection.add(range.map((key) => this.wall.cards.get(key)).filter((one) => one && !one.element.hidden));
  }
}
