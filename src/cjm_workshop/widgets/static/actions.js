/** What a person does with notes, as operations that are sent. */

import { cardKey } from "./card_keys.js";
import { short, t, tn } from "./elements.js";
import { editOperation, moveAllOperation, removeOperation, settleOperations } from "./operations.js";
import { newId } from "./outbox.js";

/** @import { Wall } from "./board.js" */
/** @import { Area, Card, Head, Target } from "./board_types.js" */
/** @import { Conflict } from "./types.js" */

export class Actions {
  /** @param {Wall} wall the board */
  constructor(wall) {
    this.wall = wall;
  }

  /**
   * Give dots to a note or an area, or take them back. What is on its way counts, so that two quick
   * presses give two dots.
   * @param {string} record
   * @param {number} mine
   * @param {number} change
   * @param {string} name
   */
  vote(record, mine, change, name) {
    const sent = [...this.wall.outbox.items.values()].filter(({ state, message }) =>
      state !== "refused" && message.operation?.kind === "vote" && message.operation.about === record);
    const dots = (sent.length ? sent[sent.length - 1].message.operation.dots : mine) + change;
    if (dots < 0) return;
    const operation = { kind: "vote", id: newId("op"), about: record, dots, vote: newId("vote") };
    this.wall.apply(operation, { record, done: t(this.wall.words, "dots_on", { dots, name: short(name) }) });
  }

  /**
   * @param {string} record
   * @param {Conflict} conflict
   * @param {boolean} other
   */
  settle(record, conflict, other) {
    for (const operation of settleOperations(record, conflict, other)) {
      this.wall.apply(operation, { record, done: t(this.wall.words, "settled") });
    }
  }

  /** @param {string} id */
  removeAnyway(id) {
    const item = this.wall.outbox.items.get(id);
    this.wall.outbox.discard(id);
    this.wall.apply(removeOperation(item.message.operation.records, true), item.about);
  }

  /** @param {Card} card */
  remove(card) {
    if (this.wall.selection.keys.has(card.key)) {
      this.wall.selection.remove();
      return;
    }
    const { note, area } = card;
    const next = this.wall.focus.neighbour(card, new Set([card.key]));
    const done = t(this.wall.words, "removed", { what: `“${short(note.text)}”` });
    this.wall.apply(removeOperation([note.id], area.make?.kind === "note"), { record: note.id, done, offer: true });
    this.wall.focus.afterRemoval(next);
  }

  /**
   * Move a note by a key or a menu; `index` counts the notes before it, itself left out.
   * @param {Card} card
   * @param {Target | null} target
   */
  move(card, target) {
    if (!target) {
      this.wall.say(t(this.wall.words, "edge"));
      return;
    }
    const { area, index } = target;
    const cards = area.id === card.area.id ? [card] : this.wall.selection.with(card);
    const others = area.notes.filter((note) => !cards.some((one) => one.note.id === note.id));
    this.dropCards(cards, area.id, others[index] ? others[index].id : null, card);
  }

  /**
   * Put notes before another one of an area, or at its end; the focus goes with one of them.
   * @param {Card[]} cards
   * @param {string} areaId
   * @param {string | null} before
   * @param {Card} [focused]
   */
  dropCards(cards, areaId, before, focused = cards[0]) {
    const area = this.wall.view.areas.find((one) => one.id === areaId);
    if (!area || !cards.length) return;
    const [card] = cards;
    const others = area.notes.filter((note) => !cards.some((one) => one.note.id === note.id));
    const found = others.findIndex((note) => note.id === before);
    const index = found < 0 ? others.length : found;
    const stays = cards.length === 1 && card.area.id === area.id && area.notes[index]?.id === card.note.id;
    if (stays) return;
    this.wall.focus.wanted = cardKey(area.id, focused.note.id);
    const done = cards.length === 1
      ? t(this.wall.words, "moved", { text: short(card.note.text), area: area.title, n: index + 1 })
      : t(this.wall.words, "moved_many", { notes: tn(this.wall.words, "notes", cards.length), area: area.title });
    this.wall.apply(moveAllOperation(cards, area, before), { records: cards.map((one) => one.note.id), done });
  }

  /**
   * @param {Card} card
   * @param {string} field
   * @param {any} value
   * @param {string} word
   */
  setField(card, field, value, word) {
    const old = card.note[field];
    if (JSON.stringify(old) === JSON.stringify(value)) return;
    this.wall.apply(editOperation(card.note.id, field, old, value),
      { record: card.note.id, done: t(this.wall.words, "set", { text: short(card.note.text), word }) });
  }

  /** @param {Area | Head} area */
  removeArea(area) {
    this.wall.apply(removeOperation(area.remove, Boolean(area.keeps)),
      { record: area.remove[0], done: t(this.wall.words, "removed", { what: area.title }), offer: true });
  }
}
