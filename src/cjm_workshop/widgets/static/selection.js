/** Several notes at once: chosen by clicks or keys, then moved, coloured, tagged or removed as one. */

import { cardKey } from "./card_keys.js";
import { button, focusIn, h, t, tn } from "./elements.js";
import { batchOperation, editOperation, moveAllOperation, newArea, removeOperation } from "./operations.js";

/** @import { Wall } from "./board.js" */
/** @import { Area, Card, Operation } from "./board_types.js" */
/** @import { Item } from "./menu.js" */
/** @import { Option } from "./types.js" */

/**
 * @typedef {object} Deed what can be done with all chosen notes
 * @property {string} word
 * @property {(anchor: HTMLElement) => void} act gets the button that was pressed
 * @property {boolean} [menu] whether it asks further in a menu
 */

export class Selection {
  /** @param {Wall} wall the board */
  constructor(wall) {
    this.wall = wall;
    /** @type {Set<string>} keys of cards: a note that hangs in two places is chosen in one */
    this.keys = new Set();
    /** whether a plain click chooses */
    this.on = false;
    /** @type {string | null} what the bar was drawn from */
    this.data = null;
    this.toggle = button("", () => this.turn(!this.on), { class: "cjm-tool", "aria-pressed": "false" });
    this.bar = h("div", { class: "cjm-picked", role: "toolbar", hidden: true });
    this.bar.addEventListener("keydown", (event) => event.key === "Escape" && this.clear());
  }

  /**
   * Return the chosen cards in the order of the board; each note once.
   * @returns {Card[]}
   */
  cards() {
    if (!this.keys.size) return [];
    const found = new Map();
    for (const area of this.wall.view.areas) {
      for (const note of area.notes) {
        const key = cardKey(area.id, note.id);
        if (this.keys.has(key) && !found.has(note.id)) found.set(note.id, this.wall.cards.get(key));
      }
    }
    return [...found.values()].filter(Boolean);
  }

  /**
   * Return the cards that move together with one.
   * @param {Card} card
   */
  with(card) {
    return this.keys.has(card.key) ? this.cards() : [card];
  }

  /** @param {boolean} on */
  turn(on) {
    this.on = on;
    this.toggle.setAttribute("aria-pressed", String(on));
    if (on) this.wall.say(t(this.wall.words, "select_how"));
    else this.clear();
  }

  /** @param {Card} card */
  flip(card) {
    if (!this.keys.delete(card.key)) this.keys.add(card.key);
    this.changed();
  }

  /** @param {Card[]} cards */
  add(cards) {
    for (const card of cards) if (card) this.keys.add(card.key);
    this.changed();
  }

  /**
   * Choose all notes of an area that are in sight; once more, none of them.
   * @param {Area} area
   */
  area(area) {
    const keys = area.notes.filter((note) => this.wall.finder.shows(note, area)).map((note) => cardKey(area.id, note.id));
    const all = keys.every((key) => this.keys.has(key));
    for (const key of keys) if (all) this.keys.delete(key);
      else this.keys.add(key);
    this.changed();
  }

  clear() {
    if (!this.keys.size) return false;
    const back = this.bar.contains(focusIn(this.wall.root));
    const [first] = this.cards();
    this.keys.clear();
    this.changed();
    if (back && first) this.wall.focus.note(first.key);
    return true;
  }

  changed() {
    this.wall.draw();
    this.wall.say(tn(this.wall.words, "selected", this.cards().length));
  }

  /** Forget what is no longer there or out of sight. */
  prune() {
    if (!this.keys.size) return;
    const there = new Set();
    for (const area of this.wall.view.areas) {
      for (const note of area.notes) if (this.wall.finder.shows(note, area)) there.add(cardKey(area.id, note.id));
    }
    for (const key of this.keys) if (!there.has(key)) this.keys.delete(key);
  }

  draw() {
    const { words, view } = this.wall;
    this.toggle.textContent = t(words, "select");
    const cards = this.cards();
    this.bar.hidden = !cards.length;
    const data = JSON.stringify([[...this.keys], words]);
    if (!cards.length || data === this.data) return;
    this.data = data;
    this.bar.setAttribute("aria-label", t(words, "selected_notes"));
    const can = (/** @type {string} */ name) => cards.every((card) => card.note[name] !== undefined && card.note[name] !== false);
    const menu = (/** @type {string} */ word, /** @type {() => Item[]} */ items) => ({
      word, menu: true, act: (/** @type {HTMLElement} */ anchor) => this.list(word, items(), anchor),
    });
    const each = (/** @type {string} */ field) => (/** @type {Option} */ one) => ({
      word: one.word, hint: one.hint, colour: field === "colour" ? one.value : "",
      act: () => this.set(field, one.value, one.word),
    });
    /** @type {Deed[]} */
    const deeds = [
      menu(t(words, "move_to"), () => view.areas.map((area) => ({ word: area.title, act: () => this.move(area) }))),
      can("can_colour") && menu(t(words, "colour"), () => view.colours.map(each("colour"))),
      can("level") && menu(t(words, "how"), () => view.levels.map(each("level"))),
      can("can_tag") && { word: t(words, "tag"), act: (/** @type {HTMLElement} */ anchor) => this.tag(anchor) },
      view.new_area && view.new_area.gather
        && { word: t(words, "group"), act: (/** @type {HTMLElement} */ anchor) => this.group(anchor) },
      { word: t(words, "remove"), act: () => this.remove() },
      { word: t(words, "select_none"), act: () => this.clear() },
    ].filter(Boolean);
    this.bar.replaceChildren(h("strong", {}, tn(words, "selected", cards.length)),
      ...deeds.map(({ word, act, menu }) => button(word, (event) => act(event.currentTarget),
        { class: "cjm-tool cjm-deed", "aria-haspopup": menu ? "menu" : null })),
      this.gathered(deeds));
  }

  /**
   * Return the button that offers everything in one menu, where there is no room for all side by side.
   * @param {Deed[]} deeds
   */
  gathered(deeds) {
    const word = t(this.wall.words, "actions");
    const all = (/** @type {HTMLElement} */ anchor) => deeds.map((deed) => ({ word: deed.word, act: () => deed.act(anchor) }));
    return button(word, ({ currentTarget: anchor }) => this.list(word, all(anchor), anchor),
      { class: "cjm-tool cjm-deeds", "aria-haspopup": "menu" });
  }

  /**
   * Show items below a button of the bar.
   * @param {string} word
   * @param {Item[]} items
   * @param {HTMLElement} anchor
   */
  list(word, items, anchor) {
    this.wall.menu.show(word, items, anchor, () => anchor.isConnected && anchor.focus());
  }

  /**
   * @param {Operation[]} operations
   * @param {string} word
   */
  send(operations, word) {
    const cards = this.cards();
    if (!operations.length) return;
    const about = { records: cards.map((card) => card.note.id), done: t(this.wall.words, "together", { notes: tn(this.wall.words, "notes", cards.length), word }) };
    this.wall.apply(batchOperation(operations), about);
  }

  /**
   * @param {string} field
   * @param {any} value
   * @param {string} word
   */
  set(field, value, word) {
    const changed = this.cards().filter(({ note }) => note[field] !== value);
    this.send(changed.map(({ note }) => editOperation(note.id, field, note[field], value)), word);
  }

  /** @param {HTMLElement} anchor */
  tag(anchor) {
    const { words } = this.wall;
    const ask = { ask: t(words, "tag_ask"), go: t(words, "tag_go"), choices: this.wall.tags() };
    this.wall.menu.ask(ask, t(words, "tag"), anchor, (tag) => {
      const without = this.cards().filter(({ note }) => tag && !note.tags.includes(tag));
      this.send(without.map(({ note }) => editOperation(note.id, "tags", note.tags, [...note.tags, tag])), tag);
    });
    this.wall.menu.back = () => anchor.isConnected && anchor.focus();
  }

  /** @param {Area} area */
  move(area) {
    this.wall.actions.dropCards(this.cards(), area.id, null);
  }

  /**
   * Make an area of its own for the chosen notes.
   * @param {HTMLElement} anchor
   */
  group(anchor) {
    const { words, view } = this.wall;
    this.wall.menu.ask({ ask: t(words, "group_ask"), go: t(words, "group") }, t(words, "group"), anchor, (name) => {
      if (!name) return;
      const { add, area } = newArea(view.new_area, name);
      const move = moveAllOperation(this.cards(), area, null);
      this.send([add, ...("operations" in move ? move.operations : [move])], name);
      this.clear();
    });
    this.wall.menu.back = () => anchor.isConnected && anchor.focus();
  }

  remove() {
    const cards = this.cards();
    if (!cards.length) return;
    const dependents = cards.every((card) => card.area.make?.kind === "note");
    const next = this.wall.focus.neighbour(cards[cards.length - 1], this.keys);
    const ids = cards.map((card) => card.note.id);
    const done = t(this.wall.words, "removed", { what: tn(this.wall.words, "notes", cards.length) });
    this.wall.apply(removeOperation(ids, dependents), { records: ids, done, offer: true });
    this.keys.clear();
    this.wall.focus.afterRemoval(next);
  }
}
