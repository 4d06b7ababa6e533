/** The menus of notes and areas. */

import { short, t } from "./elements.js";
import { editOperation, linked, step, unlinked } from "./operations.js";
import { newId } from "./outbox.js";

/** @import { Wall } from "./board.js" */
/** @import { Action, Card, Direction, MenuField } from "./board_types.js" */
/** @import { Item } from "./menu.js" */
/** @import { Option } from "./types.js" */

export class NoteMenu {
  /** @param {Wall} wall the board */
  constructor(wall) {
    this.wall = wall;
  }

  /**
   * @param {Card} card
   * @param {Element} anchor
   * @param {string} page
   */
  open(card, anchor, page) {
    const { note } = card;
    const { words } = this.wall;
    const back = () => this.wall.focus.note(card.key);
    const to = (/** @type {string} */ name) => () => this.open(card, anchor, name);
    const fields = (this.wall.view.fields || []).filter((one) => one.field in note);
    const option = (/** @type {string} */ field) => (/** @type {Option} */ one) => ({
      word: one.word, hint: one.hint, colour: field === "colour" ? one.value : "",
      checked: (note[field] ?? "") === one.value,
      act: () => this.wall.actions.setField(card, field, one.value, one.word),
    });
    /** @type {Record<string, () => Item[]>} */
    const pages = {
      main: () => this.mainItems(card, fields, to),
      move: () => this.wall.view.areas
        .filter((area) => area.id !== card.area.id)
        .map((area) => ({ word: area.title, act: () => this.wall.actions.move(card, { area, index: area.notes.length }) })),
      level: () => this.wall.view.levels.map(option("level")),
      colour: () => this.wall.view.colours.map(option("colour")),
      tags: () => this.tagItems(card, anchor),
      links: () => this.linkItems(card, anchor),
    };
    /** @type {Record<string, string>} */
    const heads = { main: short(note.text), move: t(words, "move_to"), level: t(words, "how"), colour: t(words, "colour"),
      tags: t(words, "tags"), links: this.wall.view.links && this.wall.view.links.word };
    for (const one of fields) {
      pages[one.field] = () => one.options.map(option(one.field));
      heads[one.field] = one.word;
    }
    this.wall.menu.show(heads[page], pages[page](), anchor, back);
  }

  /**
   * @param {Card} card
   * @param {MenuField[]} fields
   * @param {(page: string) => () => void} to
   * @returns {Item[]}
   */
  mainItems(card, fields, to) {
    const { note } = card;
    const { words, view } = this.wall;
    const by = (/** @type {Direction} */ direction) => () => this.wall.actions.move(card, step(view, card.area.id, note.id, direction));
    const votes = note.mine !== undefined && view.votes;
    const picked = this.wall.selection.keys.has(card.key);
    return [
      { word: t(words, "edit"), act: () => this.wall.typing.edit(card), stay: true },
      note.opens && { word: t(words, "open_record"), act: () => this.openRecord(card), stay: true },
      { word: t(words, "move_up"), act: by("up") },
      { word: t(words, "move_down"), act: by("down") },
      { word: t(words, "move_to"), act: to("move"), stay: true },
      votes && { word: t(words, "vote"), act: () => this.wall.keys.vote(card, 1) },
      votes && { word: t(words, "vote_back"), act: () => this.wall.keys.vote(card, -1) },
      ...fields.map((one) => (one.options
        ? { word: one.word, act: to(one.field), stay: true }
        : { word: note[one.field] ? one.off : one.on, act: () => this.toggle(card, one) })),
      view.links && { word: view.links.word, act: to("links"), stay: true },
      note.level && { word: t(words, "how"), act: to("level"), stay: true },
      note.can_colour && { word: t(words, "colour"), act: to("colour"), stay: true },
      note.can_tag && { word: t(words, "tags"), act: to("tags"), stay: true },
      ...(note.actions || []).map((one) => this.actionItem(one, note.id)),
      { word: t(words, picked ? "unselect" : "select_note"), act: () => this.wall.selection.flip(card) },
      { word: t(words, "remove"), act: () => this.wall.actions.remove(card), stay: true },
    ].filter(Boolean);
  }

  /**
   * Ask whoever shows this board for the record behind a note; the focus comes back to the note.
   * @param {Card} card
   */
  openRecord(card) {
    this.wall.menu.close(false);
    const detail = { record: card.note.opens, back: () => this.wall.focus.note(card.key) };
    this.wall.root.dispatchEvent(new CustomEvent("cjm-open", { bubbles: true, detail }));
  }

  /**
   * Return a menu's item that sends an operation which the view holds ready.
   * @param {Action} action
   * @param {string} record
   * @returns {Item}
   */
  actionItem({ word, hint, operation, done }, record) {
    return { word, hint, act: () => this.wall.apply({ ...operation, id: newId("op") }, { record, done }) };
  }

  /**
   * @param {Card} card
   * @param {MenuField} named
   */
  toggle(card, { field, on, off }) {
    const value = !card.note[field];
    this.wall.actions.setField(card, field, value, value ? on : off);
  }

  /**
   * @param {Card} card
   * @param {Element} anchor
   * @returns {Item[]}
   */
  tagItems(card, anchor) {
    const { tags } = card.note;
    const { words } = this.wall;
    const known = this.wall.tags();
    const set = (/** @type {string[]} */ next, /** @type {string} */ word) => this.wall.actions.setField(card, "tags", next, word);
    const fresh = () => this.wall.menu.ask({ ask: t(words, "tag_ask"), go: t(words, "tag_go"), choices: known },
      t(words, "tags"), anchor, (tag) => tag && !tags.includes(tag) && set([...tags, tag], tag));
    return [
      { word: t(words, "tag_new"), act: fresh, stay: true },
      ...known.map((tag) => ({
        word: tag, checked: tags.includes(tag),
        act: () => set(tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag], tag),
      })),
    ];
  }

  /**
   * List where a note may lead to; those it leads to already are checked.
   * @param {Card} card
   * @param {Element} anchor
   * @returns {Item[]}
   */
  linkItems(card, anchor) {
    const { links } = this.wall.view;
    const { note } = card;
    /** @type {Record<string, any>[]} */
    const there = note[links.field];
    const send = (/** @type {Record<string, any>[]} */ value, /** @type {string} */ word) => this.wall.apply(editOperation(note.id, links.field, there, value),
      { record: note.id, done: t(this.wall.words, "set", { text: short(note.text), word }) });
    const loops = there.some((one) => one[links.to] === note.id);
    return links.targets.filter((one) => loops || one.value !== note.id).map((one) => {
      const link = there.find((other) => other[links.to] === one.value);
      const join = (/** @type {string} */ when) => send(linked(there, links, one.value, when), one.word);
      const drop = link && { word: links.drop, act: () => send(unlinked(there, links, one.value), links.off) };
      const asked = { ...links, go: link ? links.save : links.go, value: link ? link[links.when] : "", drop };
      return {
        word: one.word, hint: link && link[links.when], checked: Boolean(link), stay: true,
        act: () => this.wall.menu.ask(asked, one.word, anchor, join),
      };
    });
  }

  /**
   * @param {string} id
   * @param {HTMLElement} anchor
   */
  openArea(id, anchor) {
    const column = (this.wall.view.columns || []).find((one) => one.id === id);
    const area = this.wall.view.areas.find((one) => one.id === id) || column;
    if (!area) return;
    const back = () => anchor.isConnected && anchor.focus();
    this.wall.menu.show(area.title, this.wall.areaItems(area, anchor), anchor, back);
  }
}
