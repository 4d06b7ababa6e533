/** Typing on a board: new notes, pasted lines, edits in place. What is typed is kept until it is sent. */

import { cardKey } from "./card_keys.js";
import { autosize, button, h, isEnter, short, t, tn } from "./elements.js";
import { pendingCard } from "./notes.js";
import { addOperation, editOperation, linesOf } from "./operations.js";

/** @import { Wall } from "./board.js" */
/** @import { Area, Card, Make } from "./board_types.js" */
/** @import { Item } from "./outbox.js" */

/** Milliseconds after which a new note is shown as on its way: mostly it is saved before. */
const SOON = 150;

export class Typing {
  /** @param {Wall} wall the board */
  constructor(wall) {
    this.wall = wall;
    /** of the next look at what is on its way */
    this.clock = 0;
  }

  /**
   * @param {Area} area
   * @param {HTMLElement} offer
   */
  field(area, offer) {
    const add = h("textarea", { class: "cjm-add", rows: "1", dir: "auto" });
    add.addEventListener("keydown", (event) => {
      if (isEnter(event)) {
        event.preventDefault();
        this.addNotes(area.id, [add.value.trim()].filter(Boolean), add);
      }
    });
    add.addEventListener("input", () => autosize(add));
    add.addEventListener("paste", (event) => this.paste(event, area.id, add, offer));
    this.wall.drafts.follow(add, `add:${area.id}`);
    if (add.value) requestAnimationFrame(() => autosize(add));
    return add;
  }

  /**
   * @param {string} areaId
   * @param {string[]} texts
   * @param {HTMLTextAreaElement} add
   */
  addNotes(areaId, texts, add) {
    if (!texts.length) return;
    this.addTexts(areaId, this.wall.areas.get(areaId).area.make, texts);
    add.value = "";
    this.wall.drafts.drop(`add:${areaId}`);
    autosize(add);
  }

  /**
   * @param {string} areaId
   * @param {Make} make
   * @param {string[]} texts
   */
  addTexts(areaId, make, texts) {
    const operation = addOperation(make, texts);
    for (const { fields } of operation.records) {
      this.wall.made.add(fields.id);
      this.wall.finder.fresh.add(fields.id);
      this.wall.focus.current.set(areaId, cardKey(areaId, fields.id)); // Shift+Tab goes back to it
    }
    const what = texts.length === 1 ? `“${short(texts[0])}”` : tn(this.wall.words, "notes", texts.length);
    const { title } = this.wall.areas.get(areaId).area;
    this.wall.apply(operation, { add: areaId, texts, done: t(this.wall.words, "added_to", { what, area: title }) });
  }

  /**
   * @param {ClipboardEvent} event
   * @param {string} areaId
   * @param {HTMLTextAreaElement} add
   * @param {HTMLElement} offer
   */
  paste(event, areaId, add, offer) {
    const text = event.clipboardData.getData("text/plain");
    const lines = linesOf(text);
    if (lines.length < 2) return;
    event.preventDefault();
    const done = (/** @type {string[] | null} */ texts) => {
      offer.hidden = true;
      if (texts) this.addNotes(areaId, texts, add);
      add.focus();
    };
    const n = lines.length;
    offer.replaceChildren(
      h("p", {}, t(this.wall.words, "pasted", { n })),
      button(t(this.wall.words, "one_per_line", { n }), () => done(lines)),
      button(t(this.wall.words, "all_in_one"), () => done([text.trim()])),
      button(t(this.wall.words, "cancel"), () => done(null)),
    );
    offer.hidden = false;
    offer.querySelector("button").focus();
  }

  /**
   * Draw the new notes of an area that take a while, or that were refused.
   * @param {Area} area
   */
  pending(area) {
    return [...this.wall.outbox.items.values()]
      .filter((item) => item.about.add === area.id && this.isLate(item) && !this.isShown(item, area))
      .flatMap((item) => item.about.texts.map((/** @type {string} */ text, /** @type {number} */ at) => pendingCard(this.wall, item, text, at)));
  }

  /**
   * Tell whether a new note has been on its way for a while; who asks too early is drawn again.
   * @param {Item} item
   */
  isLate(item) {
    const left = item.state === "waiting" ? item.sent + SOON - Date.now() : 0;
    if (left > 0 && !this.clock) {
      this.clock = setTimeout(() => {
        this.clock = 0;
        this.wall.draw();
      }, left);
    }
    return left <= 0;
  }

  /**
   * @param {Item} item
   * @param {Area} area
   */
  isShown(item, area) {
    if (item.state === "refused") return false;
    const first = item.message.operation.records[0].fields.id;
    return area.notes.some((note) => note.id === first);
  }

  /** @param {Item} item */
  takeBack(item) {
    const { add } = this.wall.areas.get(item.about.add);
    add.value = item.about.texts.join("\n");
    add.dispatchEvent(new Event("input"));
    this.wall.outbox.discard(item.id);
    add.focus();
  }

  /** Open the editors that a reload closed, with what was typed in them. */
  openDrafts() {
    for (const id of this.wall.drafts.names("edit:")) {
      const card = [...this.wall.cards.values()].find((one) => one.note.id === id);
      const { old, text } = JSON.parse(this.wall.drafts.get(`edit:${id}`));
      if (card) this.edit(card, { old, text });
      else this.strand(id, text);
    }
  }

  /**
   * Show what was typed for a note that somebody removed meanwhile.
   * @param {string} id
   * @param {string} text
   */
  strand(id, text) {
    this.wall.toast.show(t(this.wall.words, "stranded", { text }), [], () => this.wall.drafts.drop(`edit:${id}`));
  }

  /**
   * @param {Card} card
   * @param {{old: string, text: string} | null} [draft]
   */
  edit(card, draft = null) {
    if (card.editing) return;
    const { note, element } = card;
    const name = `edit:${note.id}`;
    const shown = note.value ?? note.text;
    const old = draft ? draft.old : shown;
    const field = h("textarea", {
      class: "cjm-edit", dir: "auto", "aria-label": t(this.wall.words, "text_of_note"),
      value: draft ? draft.text : note.text,
    });
    card.editing = { old, field };
    const finish = (/** @type {boolean} */ save) => {
      if (!card.editing) return;
      card.editing = null;
      this.wall.drafts.drop(name);
      card.data = null;
      this.wall.areas.get(card.area.id).stamp = null;
      const text = field.value.trim();
      if (save && text && text !== old && text !== note.text) {
        this.wall.apply(editOperation(note.id, note.field, old, text),
          { record: note.id, done: t(this.wall.words, "changed", { text: short(text) }) });
      }
      this.wall.draw();
    };
    field.addEventListener("input", () => {
      autosize(field);
      this.wall.drafts.keep(name, JSON.stringify({ old, text: field.value }));
    });
    field.addEventListener("keydown", (event) => {
      if (isEnter(event) || (event.key === "Escape" && !event.isComposing)) {
        event.preventDefault();
        event.stopPropagation();
        finish(event.key === "Enter");
        this.wall.focus.note(card.key);
      }
    });
    field.addEventListener("blur", () => finish(true));
    element.querySelector(".cjm-text").replaceChildren(field);
    autosize(field);
    field.focus({ preventScroll: Boolean(draft) });
    if (!draft) field.select();
  }
}
