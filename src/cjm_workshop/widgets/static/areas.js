/** How the areas of a board are drawn, each with its head and its notes; only what changed is drawn again. */

import { cardKey, cardKeys } from "./card_keys.js";
import { button, h, isEnter, place, t, tn } from "./elements.js";
import { describe, drawConflicts, drawDots, drawRefusals, drawVotes, fillCard } from "./notes.js";
import { editOperation } from "./operations.js";

/** @import { Wall } from "./board.js" */
/** @import { Area, AreaParts, BoardView, Head, Note } from "./board_types.js" */

/**
 * @typedef {object} DrawnHead what stands above a row, a column or an area
 * @property {HTMLElement} element
 * @property {HTMLElement} [title]
 * @property {HTMLElement} [hint]
 * @property {Area | Head} [area]
 * @property {string | null} [data] what it was drawn from
 * @property {boolean} [renaming]
 */

export class AreaDrawing {
  /** @param {Wall} wall the board */
  constructor(wall) {
    this.wall = wall;
    /** @type {Map<string, DrawnHead>} */
    this.heads = new Map();
    this.corner = h("div", { class: "cjm-corner" });
    /** where there is no room for columns: shows and hides their heads, with which they are changed */
    this.fold = button("", () => this.unfold(), { class: "cjm-tool cjm-fold", "aria-expanded": "false" });
    /** @type {BoardView | null} the view whose areas and notes are all that is kept */
    this.swept = null;
  }

  draw() {
    const { view } = this.wall;
    const areas = view.areas.map((area) => this.area(area));
    const behind = this.wall.arrows.behind(view);
    this.wall.surface.style.setProperty("--columns", String((view.columns.length || view.areas.length)));
    if (view.layout === "matrix") {
      const cells = new Map(view.areas.map((area, at) => [`${area.row}/${area.column}`, areas[at]]));
      const lines = view.rows.flatMap((row) => [
        this.rowHead(row),
        ...view.columns.map((column) => cells.get(`${row.id}/${column.id}`)),
      ]);
      const loose = areas.filter((_, at) => !view.areas[at].row); // stand before rows and columns
      this.corner.textContent = view.corner || "";
      this.fold.textContent = view.fold;
      const fold = view.fold ? [this.fold] : [];
      place(this.wall.surface, [...behind, ...loose, this.corner, ...fold, ...view.columns.map((c) => this.head(c)), ...lines]);
    } else {
      const tail = ["clusters", "columns"].includes(view.layout) && view.new_area ? [this.wall.extra] : [];
      place(this.wall.surface, [...behind, ...areas, ...tail]);
    }
    if (this.swept === view) return;
    this.swept = view;
    const known = new Set(view.areas.map((area) => area.id));
    for (const id of [...this.wall.areas.keys()]) if (!known.has(id)) this.wall.areas.delete(id);
    const shown = new Set(view.areas.flatMap(cardKeys));
    for (const key of [...this.wall.cards.keys()]) if (!shown.has(key)) this.wall.cards.delete(key);
  }

  unfold() {
    const open = this.fold.getAttribute("aria-expanded") === "true";
    this.fold.setAttribute("aria-expanded", String(!open));
  }

  /** @param {{id: string, title: string, hint?: string}} row */
  rowHead(row) {
    let head = this.heads.get(row.id);
    if (!head) {
      const title = h("h3", { dir: "auto" });
      const hint = h("p", { dir: "auto" });
      head = { element: h("div", { class: "cjm-rowhead" }, title, hint), title, hint };
      this.heads.set(row.id, head);
    }
    head.title.textContent = row.title;
    head.hint.textContent = row.hint || "";
    return head.element;
  }

  /**
   * Draw the head of a column or area: title, count, dots, actions.
   * @param {Area | Head} area
   */
  head(area) {
    const key = `head:${area.id}`;
    const refused = this.refusals(area);
    const notes = area.notes ? area.notes.length : 0;
    const data = JSON.stringify([area.title, area.rename, area.votes, area.mine, area.conflicts,
      area.actions, this.wall.view.votes, notes, refused, this.wall.speech]);
    let head = this.heads.get(key);
    if (!head) {
      head = { element: h("div", { class: "cjm-head" }) };
      this.heads.set(key, head);
    }
    if (head.data === data || head.renaming) return head.element;
    head.data = data;
    /** @type {HTMLElement[]} */
    const parts = [h("h3", { dir: "auto" }, area.title)];
    if (notes) {
      const said = tn(this.wall.words, "notes", notes);
      parts.push(h("span", { class: "cjm-count", title: said }, h("span", { "aria-hidden": "true" }, String(notes)),
        h("span", { class: "cjm-hidden" }, said)));
    }
    if (area.vote) parts.push(drawVotes(this.wall, area, area.vote, area.title, "0"));
    else if (area.votes) parts.push(drawDots(this.wall.words, area.votes));
    if (area.rename || (area.remove && area.remove.length) || (area.actions || []).length || notes) {
      parts.push(
        button("⋯", (event) => this.wall.menus.openArea(area.id, event.currentTarget), {
          class: "cjm-more", "aria-haspopup": "menu", "aria-label": t(this.wall.words, "actions_for", { name: area.title }),
        }),
      );
    }
    head.area = area;
    head.element.replaceChildren(...parts, ...drawConflicts(this.wall, area.about, area.conflicts),
      ...drawRefusals(this.wall, refused));
    return head.element;
  }

  /** @param {Area | Head} area */
  refusals(area) {
    const ids = new Set([area.vote, ...(area.remove || []), area.rename && area.rename.record]);
    return [...this.wall.outbox.items.values()]
      .filter((item) => item.state === "refused" && item.about.record && ids.has(item.about.record))
      .map(({ id, reason, offer }) => ({ id, reason, offer }));
  }

  /** @param {Area} area */
  area(area) {
    let parts = this.wall.areas.get(area.id);
    if (!parts) {
      parts = this.build(area);
      this.wall.areas.set(area.id, parts);
    }
    const stamp = this.stamp(area);
    if (parts.area === area && parts.stamp === stamp) return parts.element;
    Object.assign(parts, { area, stamp });
    parts.element.dataset.colour = area.colour || "";
    parts.element.dataset.zone = area.zone || "";
    parts.element.toggleAttribute("data-row", Boolean(area.row));
    parts.element.setAttribute("aria-label", area.title);
    parts.prompt.textContent = area.prompt || "";
    parts.prompt.hidden = !area.prompt;
    parts.name.textContent = area.title;
    parts.add.hidden = !area.make;
    parts.add.placeholder = area.placeholder || t(this.wall.words, "add_note");
    const asks = (area.placeholder || "").replace(/^\+ /, ""); // who speaks to the browser says what they see
    parts.add.setAttribute("aria-label", asks ? `${asks}: ${area.title}` : t(this.wall.words, "add_note_to", { area: area.title }));
    if (this.wall.view.layout !== "matrix" || !area.row) {
      const head = this.head(area);
      if (parts.head.firstElementChild !== head) parts.head.replaceChildren(head);
    }
    const cards = area.notes.map((note) => this.card(area, note));
    place(parts.list, [...cards, ...this.wall.typing.pending(area)]);
    this.wall.focus.roving(area);
    return parts.element;
  }

  /**
   * Return what the drawing of an area depends on besides itself: what is on its way in it, what is
   * chosen in it, and what holds for the whole board.
   * @param {Area} area
   */
  stamp(area) {
    const heads = [area.vote, area.about, ...(area.remove || []), area.rename && area.rename.record];
    const known = (/** @type {string} */ id) => heads.includes(id) || area.notes.some((note) => note.id === id);
    const own = [...this.wall.outbox.items.values()].filter(({ about }) =>
      about.add === area.id || (about.records || [about.record]).some((/** @type {string | undefined} */ id) => id && known(id)));
    const picked = cardKeys(area).filter((key) => this.wall.selection.keys.has(key));
    const sent = own.map((item) => [item.id, item.state, this.wall.typing.isLate(item), this.wall.outbox.silent]);
    return JSON.stringify([this.wall.everywhere, sent, picked]);
  }

  /**
   * @param {Area} area
   * @returns {AreaParts}
   */
  build(area) {
    const name = h("h4", { class: "cjm-cellname", dir: "auto" });
    const head = h("div", { class: "cjm-headslot" });
    const prompt = h("p", { class: "cjm-hint", dir: "auto" });
    const list = h("ul", { class: "cjm-notes", role: "list" });
    const offer = h("div", { class: "cjm-offer", hidden: true });
    const add = this.wall.typing.field(area, offer);
    const element = h(
      "section", { class: "cjm-area", "data-area": area.id }, head, name, prompt, list, add, offer,
    );
    return { element, head, name, prompt, list, add };
  }

  /**
   * @param {Area} area
   * @param {Note} note
   */
  card(area, note) {
    const key = cardKey(area.id, note.id);
    let card = this.wall.cards.get(key);
    if (!card) {
      card = { element: h("li", { class: "cjm-note", tabindex: "-1" }), key };
      this.wall.cards.set(key, card);
    }
    const items = this.wall.touched.get(note.id) || [];
    const refused = items.filter((item) => item.state === "refused");
    const picked = this.wall.selection.keys.has(key);
    const { element } = card;
    element.hidden = !this.wall.finder.shows(note, area);
    element.classList.toggle("is-pending", items.length > refused.length);
    const same = card.note === note && !refused.length && !card.refused && card.picked === picked
      && card.colour === area.colour && card.votes === this.wall.view.votes && card.speech === this.wall.speech;
    Object.assign(card, { note, area });
    if (same && card.data) return element;
    Object.assign(card, { picked, colour: area.colour, votes: this.wall.view.votes, speech: this.wall.speech, refused: refused.length });
    element.classList.toggle("is-picked", picked);
    element.setAttribute("aria-label", describe(this.wall, note, area));
    const data = JSON.stringify([note, area.colour, this.wall.view.votes, this.wall.speech,
      refused.map((item) => [item.id, item.reason])]);
    if (card.data !== data && !card.editing) {
      card.data = data;
      fillCard(this.wall, card, refused);
    }
    return element;
  }

  /** @param {Area | Head} area */
  rename(area) {
    const head = this.heads.get(`head:${area.id}`);
    const { record, field, value } = area.rename;
    const label = t(this.wall.words, "new_name", { name: area.title });
    const input = h("input", { class: "cjm-rename", "aria-label": label, value, dir: "auto" });
    head.renaming = true;
    const finish = (/** @type {boolean} */ save) => {
      if (!head.renaming) return;
      head.renaming = false;
      head.data = null;
      const area = this.wall.areas.get(head.area.id);
      if (area) area.stamp = null;
      const text = input.value.trim();
      if (save && text && text !== value) {
        this.wall.apply(editOperation(record, field, value, text), { record, done: t(this.wall.words, "renamed", { text }) });
      }
      this.wall.draw();
    };
    input.addEventListener("keydown", (event) => {
      if (!isEnter(event) && event.key !== "Escape") return;
      event.preventDefault(); // the same press would go on at what gets the focus next
      finish(event.key === "Enter");
      /** @type {HTMLElement} */ (head.element.querySelector(".cjm-more")).focus();
    });
    input.addEventListener("blur", () => finish(true));
    head.element.replaceChildren(input);
    input.focus();
    input.select();
  }
}
