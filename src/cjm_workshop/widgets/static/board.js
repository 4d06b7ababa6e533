/**
 * The wall of sticky notes. Shows the view that the workshop sends, sends one operation per
 * action, and shows a change as done only when it was acknowledged.
 */

import { Drag } from "./drag.js";
import { Chooser, autosize, button, focusIn, h, inField, isEnter, place, short, t, tn } from "./elements.js";
import { Finder } from "./finder.js";
import { Menu } from "./menu.js";
import { Missed } from "./missed.js";
import { mount } from "./mount.js";
import { describe, drawConflicts, drawRefusals, drawVotes, fillCard, pendingCard } from "./notes.js";
import {
  addOperation, alsoOperation, editOperation, linesOf, linked, moveAllOperation, nextArea, patched,
  removeOperation, settleOperations, step, unlinked,
} from "./operations.js";
import { Drafts, Outbox, newId, tabStorage } from "./outbox.js";
import { Selection } from "./selection.js";
import { stageButton } from "./stage.js";

export * from "./operations.js";
export * from "./outbox.js";
export * from "./elements.js";

const DIRECTIONS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };
const ZOOMS = [0.5, 0.67, 0.8, 0.9, 1, 1.15, 1.3, 1.5];
/** Keys that are the board's also together with Ctrl. */
const COMMANDS = ["z", "y", "a", " ", "enter"];

/** Group what is on its way by the records that it is about. */
function byRecord(items) {
  const groups = new Map();
  for (const item of items) {
    const { record, records = [record] } = item.about;
    for (const id of records) groups.set(id, [...(groups.get(id) || []), item]);
  }
  return groups;
}

/** Tell whether an element is there to be focused. */
function takesFocus(element) {
  return Boolean(element && element.isConnected && !element.disabled && !element.closest("[hidden]"));
}

/** A board on a page. */
export class Wall {
  /**
   * @param {any} model anywidget's model: the traits `view` and `words`, messages both ways
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.model = model;
    this.view = model.get("view");
    this.words = model.get("words");
    this.prefix = `cjm:${this.view.key}:${this.view.board}:${this.view.author}:`;
    this.storage = tabStorage();
    this.drafts = new Drafts(this.storage, `${this.prefix}draft:`, () => this.say(t(this.words, "no_room")));
    /** @type {Map<string, any>} */
    this.areas = new Map();
    /** @type {Map<string, any>} */
    this.cards = new Map();
    /** @type {Map<string, any>} */
    this.heads = new Map();
    this.current = new Map();
    /** ids of notes that were made here */
    this.made = new Set();
    this.zoom = 1;
    /** whether a note was just let go: the click that follows is none */
    this.dropped = false;
    this.outbox = new Outbox({
      send: (message) => model.send(message),
      storage: this.storage,
      prefix: `${this.prefix}op:`,
      changed: () => this.draw(),
    });
    this.build(el);
    this.draw();
    this.outbox.seen(this.view.version);
    if (this.outbox.restore()) this.say(t(this.words, "resend"));
    this.openDrafts();
    this.clock = setInterval(() => this.outbox.tick(), 250);
    this.root.dataset.ready = "1";
  }

  build(el) {
    this.title = h("h2", { class: "cjm-title", dir: "auto" });
    this.prompt = h("p", { class: "cjm-prompt", dir: "auto" });
    this.undo = button("", () => this.turn("undo"), { class: "cjm-tool" });
    this.redo = button("", () => this.turn("redo"), { class: "cjm-tool" });
    this.dots = h("span", { class: "cjm-dots" });
    this.status = h("div", { class: "cjm-status", role: "status", "aria-live": "polite" });
    this.toast = h("div", { class: "cjm-toast", hidden: true });
    this.notice = h("div", { class: "cjm-notice", role: "alert" });
    this.chooser = new Chooser(this.model);
    this.lead = h("div", { class: "cjm-lead" });
    this.extra = h("div", { class: "cjm-extra" });
    this.wall = h("div", { class: "cjm-wall" });
    this.corner = h("div", { class: "cjm-corner" });
    this.help = h("p", { class: "cjm-hidden", id: newId("help") });
    this.selection = new Selection(this);
    this.finder = new Finder(this);
    this.missed = new Missed(this);
    this.tools = h("div", { class: "cjm-tools" }, this.dots, this.undo, this.redo);
    this.bench = h("div", { class: "cjm-bench" },
      this.finder.field, this.finder.more, this.selection.toggle, this.buildZoom());
    const words = h("div", { class: "cjm-words" }, this.title, this.prompt);
    const bar = h("header", { class: "cjm-bar" }, words, this.tools);
    this.root = h(
      "div",
      { class: "cjm-board", "data-testid": "cjm-board", role: "group" },
      bar, this.chooser.element, this.notice, this.lead, this.missed.element, this.bench, this.finder.row,
      this.finder.count, this.extra, this.wall, this.selection.bar, this.toast, this.status, this.help,
    );
    this.menu = new Menu(this.root);
    this.stage = stageButton(this.root, () => this.model.get("words"));
    this.tools.append(this.stage);
    this.listen();
    el.append(this.root);
    this.drag = new Drag(this);
  }

  listen() {
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.root.addEventListener("input", () => this.outbox.ask());
    this.root.addEventListener("compositionstart", () => (this.composing = true));
    this.root.addEventListener("compositionend", () => {
      this.composing = false;
      this.drawIfStale();
    });
    this.wall.addEventListener("click", (event) => this.click(event), true);
    this.wall.addEventListener("dblclick", (event) => {
      const card = this.cardOf(event.target);
      if (card && !/** @type {Element} */ (event.target).closest("button, textarea")) this.edit(card);
    });
    this.wall.addEventListener("focusin", (event) => {
      const card = this.cardOf(event.target);
      if (!card) return;
      this.current.set(card.area.id, card.key);
      this.roving(card.area);
    });
  }

  close() {
    clearInterval(this.clock);
    this.stage.off();
    this.drag.end();
    this.root.remove();
  }

  // -- talking to the workshop and to the person -------------------------------------------

  apply(operation, about) {
    this.toast.hidden = true;
    return this.outbox.put({ type: "apply", operation }, about);
  }

  turn(which) {
    this.toast.hidden = true;
    const done = t(this.words, which === "undo" ? "undone" : "redone");
    this.outbox.put({ type: which, id: newId("op") }, { done });
  }

  take(message) {
    const item = this.outbox.answer(message);
    if (!item) return;
    if (item.state === "refused") this.say(t(this.words, "refused", { reason: item.reason }));
    else if (message.both) this.say(t(this.words, "both"));
    else if (item.about.done) this.say(item.about.done);
    if (item.state === "refused" && item.message.type !== "apply") this.outbox.discard(item.id);
    if (item.state === "done" && item.about.offer) this.offerUndo(item.about.done);
  }

  /** Tell a person what happened; waits a moment, so that bursts are read as one. */
  say(words) {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (this.status.textContent = words), 100);
  }

  /** Offer to take a removal back; until the next change, as reading takes its time. */
  offerUndo(words) {
    this.toast.hidden = false;
    this.toast.replaceChildren(h("span", { dir: "auto" }, words),
      button(t(this.words, "undo"), () => this.turn("undo"), { class: "cjm-tool" }),
      button("×", () => {
        this.toast.hidden = true;
      }, { class: "cjm-more", "aria-label": t(this.words, "close") }));
  }

  follow() {
    const before = this.view;
    this.view = this.model.get("view");
    this.words = this.model.get("words");
    this.outbox.seen(this.view.version);
    this.draw();
    this.tellOthers(before);
  }

  /** Say what others did, in one sentence. */
  tellOthers(before) {
    if (before.chooser?.value !== this.view.chooser?.value) return; // another page, nothing new
    const had = new Set(before.areas.flatMap((area) => area.notes.map((note) => note.id)));
    const fresh = new Map();
    for (const note of this.view.areas.flatMap((area) => area.notes)) {
      const mine = this.made.has(note.id) || note.author === this.view.author;
      if (!had.has(note.id) && !mine) fresh.set(note.id, note);
    }
    const [first] = fresh.values();
    if (first) this.say(tn(this.words, "new_notes", fresh.size, { text: short(first.text) }));
  }

  // -- drawing -------------------------------------------------------------------------------

  draw() {
    if (this.composing || (this.drag && this.drag.lifted)) {
      this.stale = true;
      return;
    }
    this.stale = false;
    this.touched = byRecord(this.outbox.items.values());
    this.everywhere = this.boardStamp();
    this.selection.prune();
    const focus = this.focusNow();
    const { view, words } = this;
    this.root.dataset.layout = view.layout;
    this.root.setAttribute("aria-label", view.title);
    this.title.textContent = view.title;
    this.prompt.textContent = view.gone || view.prompt;
    this.help.textContent = t(words, "help");
    this.undo.textContent = t(words, "undo");
    this.redo.textContent = t(words, "redo");
    this.undo.disabled = !view.can_undo;
    this.redo.disabled = !view.can_redo;
    this.stage.say();
    this.chooser.draw(view.chooser);
    this.drawDots();
    this.drawNotice();
    this.drawLead();
    this.missed.draw();
    this.drawNewArea();
    this.finder.draw();
    this.drawWall();
    this.selection.draw();
    this.focusAgain(focus);
  }

  /** Return what the drawing of every note depends on. */
  boardStamp() {
    const { view, words, finder } = this;
    return JSON.stringify([words.undo, view.layout, view.votes, view.author, finder.wanted, finder.fresh.size]);
  }

  drawIfStale() {
    if (this.stale) this.draw();
  }

  drawDots() {
    const { votes } = this.view;
    this.dots.hidden = !votes;
    if (!votes) return;
    const dots = "●".repeat(votes.left) + "○".repeat(Math.max(votes.each - votes.left, 0));
    const said = this.view.author ? tn(this.words, "dots_left", votes.left) : t(this.words, "say_who");
    this.dots.replaceChildren(h("span", { class: "cjm-dotrow", "aria-hidden": "true" }, dots), ` ${said}`);
  }

  drawNotice() {
    const waiting = this.outbox.waiting().length;
    this.notice.hidden = !(this.outbox.silent && (waiting || this.outbox.asked));
    if (this.notice.hidden) return;
    const kept = waiting ? tn(this.words, "kept", waiting) : t(this.words, "kept_typing");
    const said = `${t(this.words, "silent")} ${kept} ${t(this.words, this.outbox.full ? "tab_full" : "restart")}`;
    if (this.notice.textContent !== said) this.notice.textContent = said;
  }

  buildZoom() {
    const step = (by) => () => {
      const at = ZOOMS.findIndex((one) => one >= this.zoom - 0.001);
      this.setZoom(ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at + by))]);
    };
    this.zoomed = button("", () => this.setZoom(1), { class: "cjm-tool cjm-percent" });
    this.zoomOut = button("−", step(-1), { class: "cjm-tool" });
    this.zoomIn = button("+", step(1), { class: "cjm-tool" });
    this.fitted = button("", () => this.fit(), { class: "cjm-tool" });
    const group = h("div", { class: "cjm-zoom", role: "group" }, this.zoomOut, this.zoomed, this.zoomIn, this.fitted);
    group.setAttribute("aria-label", t(this.words, "zoom"));
    requestAnimationFrame(() => this.setZoom(Number(this.drafts.get("zoom")) || 1, true));
    return group;
  }

  setZoom(zoom, quiet = false) {
    this.zoom = zoom;
    const percent = Math.round(zoom * 100);
    this.wall.style.setProperty("--cjm-zoom", String(zoom));
    this.zoomed.textContent = `${percent} %`;
    this.zoomed.setAttribute("aria-label", t(this.words, "zoom_normal", { percent }));
    this.zoomOut.setAttribute("aria-label", t(this.words, "zoom_out"));
    this.zoomIn.setAttribute("aria-label", t(this.words, "zoom_in"));
    this.fitted.textContent = t(this.words, "fit");
    this.zoomOut.disabled = zoom <= ZOOMS[0];
    this.zoomIn.disabled = zoom >= ZOOMS[ZOOMS.length - 1];
    if (quiet) return;
    this.drafts.keep("zoom", String(zoom));
    this.say(`${percent} %`);
  }

  /** Take the largest size, at most the normal one, at which the whole board is in sight. */
  fit() {
    const fits = (zoom) => {
      this.setZoom(zoom, true);
      const wide = this.wall.scrollWidth <= this.wall.clientWidth + 1;
      return wide && this.wall.getBoundingClientRect().height <= innerHeight - 40;
    };
    const sizes = ZOOMS.filter((one) => one <= 1).reverse();
    this.setZoom(sizes.find(fits) || ZOOMS[0]);
    this.wall.scrollIntoView({ block: "nearest" });
  }

  /** Draw the line at the head of the board, and the button that changes the board. */
  drawLead() {
    const { lead, switch: other } = this.view;
    this.lead.hidden = !lead;
    if (lead && !this.leadField) {
      this.leadField = h("textarea", { id: newId("lead"), rows: "1", dir: "auto" });
      this.leadField.addEventListener("input", () => autosize(this.leadField));
      this.leadField.addEventListener("keydown", (event) => {
        if (!isEnter(event)) return;
        event.preventDefault();
        this.leadField.blur();
      });
      this.leadField.addEventListener("change", () => {
        this.drafts.drop("lead");
        this.setLead(this.view.lead, this.leadField.value.trim());
      });
      this.lead.append(h("label", { for: this.leadField.id }, lead.label), this.leadField);
      this.drafts.follow(this.leadField, "lead");
      this.leadField.value = this.leadField.value || lead.value;
    }
    if (lead && lead.value !== this.leadShown) {
      if (this.leadField.value === (this.leadShown || "")) this.leadField.value = lead.value;
      this.leadShown = lead.value;
      requestAnimationFrame(() => autosize(this.leadField));
    }
    if (other && !this.switch) {
      this.switch = button(other.word, () => this.setLead(this.view.switch, this.view.switch.value), { class: "cjm-tool" });
      this.tools.prepend(this.switch);
    }
    if (other) this.switch.textContent = other.word;
  }

  setLead(lead, value) {
    const old = "old" in lead ? lead.old : lead.value;
    if (value === old) return;
    const operation = lead.record ? editOperation(lead.record, lead.field, old, value) : addOperation(lead.make, [value]);
    this.apply(operation, { done: t(this.words, "saved") });
  }

  drawNewArea() {
    const make = this.view.new_area;
    if (make && !this.newArea) {
      this.newArea = h("input", {
        class: "cjm-newarea", "aria-label": make.label, placeholder: make.placeholder || make.label,
        maxlength: "200", dir: "auto",
      });
      this.newArea.addEventListener("keydown", (event) => {
        if (isEnter(event) && this.newArea.value.trim()) this.addArea(this.newArea.value.trim());
      });
      this.drafts.follow(this.newArea, "new-area");
      this.extra.append(this.newArea);
    }
    if (this.newArea) this.newArea.hidden = !make;
    const home = this.view.layout === "matrix" ? this.tools : this.extra;
    if (this.newArea && this.newArea.parentElement !== home) home.prepend(this.newArea);
    this.extra.hidden = !this.extra.children.length;
  }

  addArea(name) {
    const { make, also } = this.view.new_area;
    const operation = alsoOperation(addOperation(make, [name]), also);
    this.apply(operation, { done: t(this.words, "added", { text: name }), newArea: name });
    this.newArea.value = "";
    this.drafts.drop("new-area");
  }

  drawWall() {
    const { view } = this;
    const areas = view.areas.map((area) => this.drawArea(area));
    this.wall.style.setProperty("--columns", String((view.columns.length || view.areas.length)));
    if (view.layout === "matrix") {
      const cells = new Map(view.areas.map((area, at) => [`${area.row}/${area.column}`, areas[at]]));
      const lines = view.rows.flatMap((row) => [
        this.drawRowHead(row),
        ...view.columns.map((column) => cells.get(`${row.id}/${column.id}`)),
      ]);
      const loose = areas.filter((_, at) => !view.areas[at].row); // stand before rows and columns
      this.corner.textContent = view.corner || "";
      place(this.wall, [...loose, this.corner, ...view.columns.map((c) => this.drawHead(c)), ...lines]);
    } else {
      const tail = ["clusters", "columns"].includes(view.layout) && view.new_area ? [this.extra] : [];
      place(this.wall, [...areas, ...tail]);
    }
    if (this.swept === view) return;
    this.swept = view;
    const known = new Set(view.areas.map((area) => area.id));
    for (const id of [...this.areas.keys()]) if (!known.has(id)) this.areas.delete(id);
    const shown = new Set(view.areas.flatMap((a) => a.notes.map((n) => `${a.id}|${n.id}`)));
    for (const key of [...this.cards.keys()]) if (!shown.has(key)) this.cards.delete(key);
  }

  drawRowHead(row) {
    let head = this.heads.get(row.id);
    if (!head) {
      head = { title: h("h3", { dir: "auto" }), hint: h("p", { dir: "auto" }) };
      head.element = h("div", { class: "cjm-rowhead" }, head.title, head.hint);
      this.heads.set(row.id, head);
    }
    head.title.textContent = row.title;
    head.hint.textContent = row.hint || "";
    return head.element;
  }

  /** Draw the head of a column or area: title, count, dots, actions. */
  drawHead(area) {
    const key = `head:${area.id}`;
    const refused = this.refusals(area);
    const notes = area.notes ? area.notes.length : 0;
    const data = JSON.stringify([area.title, area.rename, area.votes, area.mine, area.conflicts,
      area.actions, this.view.votes, notes, refused, this.words.undo]);
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
      parts.push(h("span", { class: "cjm-count" }, h("span", { "aria-hidden": "true" }, String(notes)),
        h("span", { class: "cjm-hidden" }, tn(this.words, "notes", notes))));
    }
    if (area.vote) parts.push(drawVotes(this, area, area.vote, area.title, "0"));
    else if (area.votes) parts.push(h("span", { class: "cjm-votes" }, `● ${area.votes}`));
    if (area.rename || (area.remove && area.remove.length) || (area.actions || []).length || notes) {
      parts.push(
        button("⋯", (event) => this.areaMenu(area.id, event.currentTarget), {
          class: "cjm-more", "aria-haspopup": "menu", "aria-label": t(this.words, "actions_for", { name: area.title }),
        }),
      );
    }
    head.area = area;
    head.element.replaceChildren(...parts, ...drawConflicts(this, area.about, area.conflicts),
      ...drawRefusals(this, refused));
    return head.element;
  }

  refusals(area) {
    const ids = new Set([area.vote, ...(area.remove || []), area.rename && area.rename.record]);
    return [...this.outbox.items.values()]
      .filter((item) => item.state === "refused" && item.about.record && ids.has(item.about.record))
      .map(({ id, reason, offer }) => ({ id, reason, offer }));
  }

  drawArea(area) {
    let parts = this.areas.get(area.id);
    if (!parts) {
      parts = this.buildArea(area);
      this.areas.set(area.id, parts);
    }
    const stamp = this.stampOf(area);
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
    parts.add.placeholder = area.placeholder || t(this.words, "add_note");
    parts.add.setAttribute("aria-label", t(this.words, "add_note_to", { area: area.title }));
    if (this.view.layout !== "matrix" || !area.row) {
      const head = this.drawHead(area);
      if (parts.head.firstElementChild !== head) parts.head.replaceChildren(head);
    }
    const cards = area.notes.map((note) => this.drawCard(area, note));
    place(parts.list, [...cards, ...this.drawPending(area)]);
    this.roving(area);
    return parts.element;
  }

  /**
   * Return what the drawing of an area depends on besides itself: what is on its way in it, what is
   * chosen in it, and what holds for the whole board.
   */
  stampOf(area) {
    const heads = [area.vote, area.about, ...(area.remove || []), area.rename && area.rename.record];
    const known = (id) => heads.includes(id) || area.notes.some((note) => note.id === id);
    const own = [...this.outbox.items.values()].filter(({ about }) =>
      about.add === area.id || (about.records || [about.record]).some((id) => id && known(id)));
    const picked = [...this.selection.keys].filter((key) => key.startsWith(`${area.id}|`));
    return JSON.stringify([this.everywhere, own.map((item) => [item.id, item.state]), picked]);
  }

  buildArea(area) {
    const name = h("h4", { class: "cjm-cellname", dir: "auto" });
    const head = h("div", { class: "cjm-headslot" });
    const prompt = h("p", { class: "cjm-hint", dir: "auto" });
    const list = h("ul", { class: "cjm-notes", role: "list" });
    const offer = h("div", { class: "cjm-offer", hidden: true });
    const add = this.buildAdd(area, offer);
    const element = h(
      "section", { class: "cjm-area", "data-area": area.id }, head, name, prompt, list, add, offer,
    );
    return { element, head, name, prompt, list, add };
  }

  buildAdd(area, offer) {
    const add = h("textarea", { class: "cjm-add", rows: "1", dir: "auto" });
    add.addEventListener("keydown", (event) => {
      if (isEnter(event)) {
        event.preventDefault();
        this.addNotes(area.id, [add.value.trim()].filter(Boolean), add);
      }
    });
    add.addEventListener("input", () => autosize(add));
    add.addEventListener("paste", (event) => this.paste(event, area.id, add, offer));
    this.drafts.follow(add, `add:${area.id}`);
    if (add.value) requestAnimationFrame(() => autosize(add));
    return add;
  }

  addNotes(areaId, texts, add) {
    if (!texts.length) return;
    this.addTexts(areaId, this.areas.get(areaId).area.make, texts);
    add.value = "";
    this.drafts.drop(`add:${areaId}`);
    autosize(add);
  }

  addTexts(areaId, make, texts) {
    const operation = addOperation(make, texts);
    for (const { fields } of operation.records) {
      this.made.add(fields.id);
      this.finder.fresh.add(fields.id);
      this.current.set(areaId, `${areaId}|${fields.id}`); // Shift+Tab goes back to it
    }
    const what = texts.length === 1 ? `“${short(texts[0])}”` : tn(this.words, "notes", texts.length);
    const { title } = this.areas.get(areaId).area;
    this.apply(operation, { add: areaId, texts, done: t(this.words, "added_to", { what, area: title }) });
  }

  paste(event, areaId, add, offer) {
    const text = event.clipboardData.getData("text/plain");
    const lines = linesOf(text);
    if (lines.length < 2) return;
    event.preventDefault();
    const done = (texts) => {
      offer.hidden = true;
      if (texts) this.addNotes(areaId, texts, add);
      add.focus();
    };
    const n = lines.length;
    offer.replaceChildren(
      h("p", {}, t(this.words, "pasted", { n })),
      button(t(this.words, "one_per_line", { n }), () => done(lines)),
      button(t(this.words, "all_in_one"), () => done([text.trim()])),
      button(t(this.words, "cancel"), () => done(null)),
    );
    offer.hidden = false;
    offer.querySelector("button").focus();
  }

  drawPending(area) {
    return [...this.outbox.items.values()]
      .filter((item) => item.about.add === area.id && !this.isShown(item, area))
      .flatMap((item) => item.about.texts.map((text, at) => pendingCard(this, item, text, at)));
  }

  isShown(item, area) {
    if (item.state === "refused") return false;
    const first = item.message.operation.records[0].fields.id;
    return area.notes.some((note) => note.id === first);
  }

  takeBack(item) {
    const { add } = this.areas.get(item.about.add);
    add.value = item.about.texts.join("\n");
    add.dispatchEvent(new Event("input"));
    this.outbox.discard(item.id);
    add.focus();
  }

  // -- one note --------------------------------------------------------------------------------

  colourOf(note, area) {
    const colour = note.colour || area.colour || "yellow";
    return this.view.colours.some((one) => one.value === colour) ? colour : "yellow";
  }

  tags() {
    return [...new Set(this.view.areas.flatMap((area) => area.notes.flatMap((note) => note.tags || [])))].sort();
  }

  drawCard(area, note) {
    const key = `${area.id}|${note.id}`;
    let card = this.cards.get(key);
    if (!card) {
      card = { element: h("li", { class: "cjm-note", tabindex: "-1" }), key };
      this.cards.set(key, card);
    }
    const items = this.touched.get(note.id) || [];
    const refused = items.filter((item) => item.state === "refused");
    const picked = this.selection.keys.has(key);
    const { element } = card;
    element.hidden = !this.finder.shows(note, area);
    element.classList.toggle("is-pending", items.length > refused.length);
    const same = card.note === note && !refused.length && !card.refused && card.picked === picked
      && card.colour === area.colour && card.votes === this.view.votes && card.words === this.words;
    Object.assign(card, { note, area });
    if (same && card.data) return element;
    Object.assign(card, { picked, colour: area.colour, votes: this.view.votes, words: this.words, refused: refused.length });
    element.classList.toggle("is-picked", picked);
    element.setAttribute("aria-label", describe(this, note, area));
    const data = JSON.stringify([note, area.colour, this.view.votes, this.words.undo,
      refused.map((item) => [item.id, item.reason])]);
    if (card.data !== data && !card.editing) {
      card.data = data;
      fillCard(this, card, refused);
    }
    return element;
  }

  goTo(id) {
    const area = this.view.areas.find((one) => one.notes.some((note) => note.id === id));
    if (area) this.focusNote(`${area.id}|${id}`);
  }

  /**
   * Give dots to a note or an area, or take them back. What is on its way counts, so that two quick
   * presses give two dots.
   */
  vote(record, mine, change, name) {
    const sent = [...this.outbox.items.values()].filter(({ state, message }) =>
      state !== "refused" && message.operation?.kind === "vote" && message.operation.about === record);
    const dots = (sent.length ? sent[sent.length - 1].message.operation.dots : mine) + change;
    if (dots < 0) return;
    const operation = { kind: "vote", id: newId("op"), about: record, dots, vote: newId("vote") };
    this.apply(operation, { record, done: t(this.words, "dots_on", { dots, name: short(name) }) });
  }

  settle(record, conflict, other) {
    for (const operation of settleOperations(record, conflict, other)) {
      this.apply(operation, { record, done: t(this.words, "settled") });
    }
  }

  removeAnyway(id) {
    const item = this.outbox.items.get(id);
    this.outbox.discard(id);
    this.apply(removeOperation(item.message.operation.records, true), item.about);
  }

  /** Open the editors that a reload closed, with what was typed in them. */
  openDrafts() {
    for (const id of this.drafts.names("edit:")) {
      const card = [...this.cards.values()].find((one) => one.note.id === id);
      const { old, text } = JSON.parse(this.drafts.get(`edit:${id}`));
      if (card) this.edit(card, { old, text });
      else this.strand(id, text);
    }
  }

  /** Show what was typed for a note that somebody removed meanwhile. */
  strand(id, text) {
    this.toast.hidden = false;
    this.toast.replaceChildren(h("span", { dir: "auto" }, t(this.words, "stranded", { text })),
      button("×", () => {
        this.toast.hidden = true;
        this.drafts.drop(`edit:${id}`);
      }, { class: "cjm-more", "aria-label": t(this.words, "close") }));
  }

  edit(card, draft = null) {
    if (card.editing) return;
    const { note, element } = card;
    const name = `edit:${note.id}`;
    const shown = note.value ?? note.text;
    const old = draft ? draft.old : shown;
    const field = h("textarea", {
      class: "cjm-edit", dir: "auto", "aria-label": t(this.words, "text_of_note"),
      value: draft ? draft.text : note.text,
    });
    card.editing = { old, field };
    const finish = (save) => {
      if (!card.editing) return;
      card.editing = null;
      this.drafts.drop(name);
      card.data = null;
      this.areas.get(card.area.id).stamp = null;
      const text = field.value.trim();
      if (save && text && text !== old && text !== note.text) {
        this.apply(editOperation(note.id, note.field, old, text),
          { record: note.id, done: t(this.words, "changed", { text: short(text) }) });
      }
      this.draw();
    };
    field.addEventListener("input", () => {
      autosize(field);
      this.drafts.keep(name, JSON.stringify({ old, text: field.value }));
    });
    field.addEventListener("keydown", (event) => {
      if (isEnter(event) || (event.key === "Escape" && !event.isComposing)) {
        event.preventDefault();
        event.stopPropagation();
        finish(event.key === "Enter");
        this.focusNote(card.key);
      }
    });
    field.addEventListener("blur", () => finish(true));
    element.querySelector(".cjm-text").replaceChildren(field);
    autosize(field);
    field.focus({ preventScroll: Boolean(draft) });
    if (!draft) field.select();
  }

  /** Return where the focus goes when notes go: the next one in sight, or the one before. */
  neighbour(card, going) {
    const { area } = card;
    const keys = area.notes.map((note) => `${area.id}|${note.id}`);
    const at = keys.indexOf(card.key);
    const stays = (key) => !going.has(key) && this.cards.get(key) && !this.cards.get(key).element.hidden;
    return { area, key: keys.slice(at + 1).find(stays) || keys.slice(0, at).reverse().find(stays) };
  }

  focusAfterRemoval({ area, key }) {
    if (key) this.focusNote(key);
    else if (area.make) this.areas.get(area.id).add.focus();
    else this.undo.focus();
  }

  remove(card) {
    if (this.selection.keys.has(card.key)) {
      this.selection.remove();
      return;
    }
    const { note, area } = card;
    const next = this.neighbour(card, new Set([card.key]));
    const done = t(this.words, "removed", { what: `“${short(note.text)}”` });
    this.apply(removeOperation([note.id], area.make?.kind === "note"), { record: note.id, done, offer: true });
    this.focusAfterRemoval(next);
  }

  /** Move a note by a key or a menu; `index` counts the notes before it, itself left out. */
  move(card, target) {
    if (!target) {
      this.say(t(this.words, "edge"));
      return;
    }
    const { area, index } = target;
    const cards = area.id === card.area.id ? [card] : this.selection.with(card);
    const others = area.notes.filter((note) => !cards.some((one) => one.note.id === note.id));
    this.dropCards(cards, area.id, others[index] ? others[index].id : null, card);
  }

  /** Put notes before another one of an area, or at its end; the focus goes with one of them. */
  dropCards(cards, areaId, before, focused = cards[0]) {
    const area = this.view.areas.find((one) => one.id === areaId);
    if (!area || !cards.length) return;
    const [card] = cards;
    const others = area.notes.filter((note) => !cards.some((one) => one.note.id === note.id));
    const found = others.findIndex((note) => note.id === before);
    const index = found < 0 ? others.length : found;
    const stays = cards.length === 1 && card.area.id === area.id && area.notes[index]?.id === card.note.id;
    if (stays) return;
    this.wanted = `${area.id}|${focused.note.id}`;
    const done = cards.length === 1
      ? t(this.words, "moved", { text: short(card.note.text), area: area.title, n: index + 1 })
      : t(this.words, "moved_many", { notes: tn(this.words, "notes", cards.length), area: area.title });
    this.apply(moveAllOperation(cards, area, before), { records: cards.map((one) => one.note.id), done });
  }

  setField(card, field, value, word) {
    const old = card.note[field];
    if (JSON.stringify(old) === JSON.stringify(value)) return;
    this.apply(editOperation(card.note.id, field, old, value),
      { record: card.note.id, done: t(this.words, "set", { text: short(card.note.text), word }) });
  }

  // -- focus and keys ------------------------------------------------------------------------------

  /** One note per area can be reached by Tab; arrow keys go to the others. */
  roving(area) {
    const keys = area.notes.map((note) => `${area.id}|${note.id}`);
    const inSight = (key) => this.cards.get(key) && !this.cards.get(key).element.hidden;
    let current = this.current.get(area.id);
    if (!keys.includes(current) || !inSight(current)) current = keys.find(inSight);
    for (const key of keys) {
      const card = this.cards.get(key);
      const index = key === current ? 0 : -1;
      if (card && card.element.tabIndex !== index) card.element.tabIndex = index;
    }
  }

  focusNow() {
    const active = focusIn(this.root);
    if (!active || !this.root.contains(active)) return null;
    const note = /** @type {HTMLElement | null} */ (active.closest(".cjm-note[data-note]"));
    const area = /** @type {HTMLElement | null} */ (active.closest(".cjm-area"));
    const field = inField(active) ? /** @type {HTMLInputElement} */ (active) : null;
    return {
      active,
      key: note && area ? `${area.dataset.area}|${note.dataset.note}` : null,
      note: note && note.dataset.note,
      area: area && area.dataset.area,
      head: active.closest(".cjm-head"),
      label: active.getAttribute("aria-label"),
      selection: field && field.tagName !== "SELECT" ? [field.selectionStart, field.selectionEnd] : null,
    };
  }

  focusAgain(focus) {
    if (this.wanted && this.cards.has(this.wanted)) {
      const key = this.wanted;
      this.wanted = null;
      if (!focus || focus.note || focus.active === document.body) this.focusNote(key);
      return;
    }
    if (!focus) return;
    if (!takesFocus(focus.active)) this.inherit(focus);
    else if (focusIn(this.root) !== focus.active) {
      focus.active.focus({ preventScroll: true });
      if (focus.selection && focus.selection[0] !== null) focus.active.setSelectionRange(...focus.selection);
    }
  }

  /**
   * Give the focus of what is gone to its like, to its note wherever that hangs now, or to what
   * stands near: a key that is pressed next must not reach JupyterLab.
   */
  inherit(focus) {
    const card = this.cards.get(focus.key)
      || [...this.cards.values()].find(({ note }) => note.id === focus.note);
    const within = card ? card.element : this.root;
    const same = focus.label && [...within.querySelectorAll("button")].find(
      (one) => one.getAttribute("aria-label") === focus.label && takesFocus(one),
    );
    const area = this.areas.get(focus.area);
    const actions = focus.head && focus.head.querySelector(".cjm-more");
    const near = [same, card && card.element, actions, area && area.add, this.undo, this.redo, this.stage];
    const next = near.find(takesFocus);
    if (next) next.focus({ preventScroll: true });
  }

  focusNote(key) {
    const card = this.cards.get(key);
    if (!card) return;
    this.current.set(card.area.id, key);
    this.roving(card.area);
    card.element.focus();
  }

  /** A click chooses notes where several are wanted: with Ctrl or Shift, or in its own mode. */
  click(event) {
    const card = this.cardOf(event.target);
    if (!card || event.target.closest("button, textarea, input")) return;
    if (this.dropped) {
      event.stopPropagation();
      return;
    }
    if (event.shiftKey) this.chooseTo(card);
    else if (event.ctrlKey || event.metaKey || this.selection.on) this.selection.flip(card);
    else {
      this.selection.clear();
      return;
    }
    this.anchor = card.key;
    event.preventDefault();
  }

  /** Choose all notes from the last chosen one to this, in one area. */
  chooseTo(card) {
    const keys = card.area.notes.map((note) => `${card.area.id}|${note.id}`);
    const from = keys.indexOf(this.anchor);
    const to = keys.indexOf(card.key);
    const range = from < 0 ? [card.key] : keys.slice(Math.min(from, to), Math.max(from, to) + 1);
    this.selection.add(range.map((key) => this.cards.get(key)).filter((one) => one && !one.element.hidden));
  }

  /** Keys are the board's as long as the focus is in it: JupyterLab must not see them. */
  key(event) {
    const command = event.ctrlKey || event.metaKey;
    if (command && !COMMANDS.includes(event.key.toLowerCase())) return;
    event.stopPropagation();
    const turns = command && /^[zy]$/i.test(event.key);
    // in an empty field there is nothing of its own to undo
    if (inField(event.target) && !(turns && event.target.value === "")) return;
    if (turns) this.turnKey(event);
    else if (this.menu.element.contains(event.target)) this.menu.key(event);
    else this.noteKey(event, command);
  }

  turnKey(event) {
    event.preventDefault();
    const again = event.key.toLowerCase() === "y" || event.shiftKey;
    if (again ? this.view.can_redo : this.view.can_undo) this.turn(again ? "redo" : "undo");
    else this.say(t(this.words, again ? "no_redo" : "no_undo"));
  }

  noteKey(event, command) {
    const card = this.cardOf(event.target);
    if (!card || event.target !== card.element) return;
    const direction = DIRECTIONS[event.key];
    const acts = command
      ? { a: () => this.selection.area(card.area), " ": () => this.selection.flip(card) }
      : this.noteKeys(card, event);
    if (direction && !command) this.arrow(card, direction, event);
    else if (acts[event.key]) acts[event.key]();
    else return;
    event.preventDefault();
  }

  noteKeys(card, event) {
    const actions = () => this.openMenu(card, card.element, "main");
    return {
      Enter: () => this.edit(card),
      F2: () => this.edit(card),
      Delete: () => this.remove(card),
      Backspace: () => this.remove(card),
      " ": () => (this.selection.on ? this.selection.flip(card) : actions()),
      ContextMenu: actions,
      F10: () => event.shiftKey && actions(),
      Escape: () => this.selection.clear(),
      "+": () => this.voteKey(card, 1),
      "-": () => this.voteKey(card, -1),
    };
  }

  arrow(card, direction, event) {
    if (event.altKey) {
      this.move(card, step(this.view, card.area.id, card.note.id, direction));
      return;
    }
    if (event.shiftKey) this.selection.add([card]);
    const next = this.walk(card, direction);
    if (event.shiftKey && next) this.selection.add([next]);
  }

  voteKey(card, change) {
    if (card.note.mine === undefined || !this.view.votes) return;
    this.vote(card.note.id, card.note.mine, change, card.note.text);
  }

  /** Go to the next note in sight without moving anything; over empty areas, too. */
  walk(card, direction) {
    const inSight = (area) => area.notes.map((note) => this.cards.get(`${area.id}|${note.id}`))
      .filter((one) => one && !one.element.hidden);
    let { area } = card;
    const here = inSight(area);
    const at = here.indexOf(card);
    let next = direction === "up" ? here[at - 1] : direction === "down" ? here[at + 1] : null;
    while (!next) {
      area = nextArea(this.view, area, direction);
      if (!area) return null;
      const there = inSight(area);
      const to = direction === "up" ? there.length - 1 : direction === "down" ? 0 : Math.min(at, there.length - 1);
      next = there[to];
    }
    this.focusNote(next.key);
    return next;
  }

  cardOf(target) {
    const note = target.closest && target.closest(".cjm-note[data-note]");
    const area = target.closest && target.closest(".cjm-area");
    return note && area ? this.cards.get(`${area.dataset.area}|${note.dataset.note}`) : null;
  }

  // -- menus --------------------------------------------------------------------------------------

  openMenu(card, anchor, page) {
    const { note } = card;
    const { words } = this;
    const back = () => this.focusNote(card.key);
    const to = (name) => () => this.openMenu(card, anchor, name);
    const fields = (this.view.fields || []).filter((one) => one.field in note);
    const option = (field) => (one) => ({
      word: one.word, hint: one.hint, colour: field === "colour" ? one.value : "",
      checked: (note[field] ?? "") === one.value,
      act: () => this.setField(card, field, one.value, one.word),
    });
    const pages = {
      main: () => this.mainItems(card, fields, to),
      move: () => this.view.areas
        .filter((area) => area.id !== card.area.id)
        .map((area) => ({ word: area.title, act: () => this.move(card, { area, index: area.notes.length }) })),
      level: () => this.view.levels.map(option("level")),
      colour: () => this.view.colours.map(option("colour")),
      tags: () => this.tagItems(card, anchor),
      links: () => this.linkItems(card, anchor),
    };
    const heads = { main: short(note.text), move: t(words, "move_to"), level: t(words, "how"), colour: t(words, "colour"),
      tags: t(words, "tags"), links: this.view.links && this.view.links.word };
    for (const one of fields) {
      pages[one.field] = () => one.options.map(option(one.field));
      heads[one.field] = one.word;
    }
    this.menu.show(heads[page], pages[page](), anchor, back);
  }

  mainItems(card, fields, to) {
    const { note } = card;
    const { words, view } = this;
    const by = (direction) => () => this.move(card, step(view, card.area.id, note.id, direction));
    const votes = note.mine !== undefined && view.votes;
    const picked = this.selection.keys.has(card.key);
    return [
      { word: t(words, "edit"), act: () => this.edit(card), stay: true },
      note.opens && { word: t(words, "open_record"), act: () => this.openRecord(card), stay: true },
      { word: t(words, "move_up"), act: by("up") },
      { word: t(words, "move_down"), act: by("down") },
      { word: t(words, "move_to"), act: to("move"), stay: true },
      votes && { word: t(words, "vote"), act: () => this.voteKey(card, 1) },
      votes && { word: t(words, "vote_back"), act: () => this.voteKey(card, -1) },
      ...fields.map((one) => (one.options
        ? { word: one.word, act: to(one.field), stay: true }
        : { word: note[one.field] ? one.off : one.on, act: () => this.toggle(card, one) })),
      view.links && { word: view.links.word, act: to("links"), stay: true },
      note.level && { word: t(words, "how"), act: to("level"), stay: true },
      note.can_colour && { word: t(words, "colour"), act: to("colour"), stay: true },
      note.can_tag && { word: t(words, "tags"), act: to("tags"), stay: true },
      ...(note.actions || []).map((one) => this.actionItem(one, note.id)),
      { word: t(words, picked ? "unselect" : "select_note"), act: () => this.selection.flip(card) },
      { word: t(words, "remove"), act: () => this.remove(card), stay: true },
    ].filter(Boolean);
  }

  /** Ask whoever shows this board for the record behind a note; the focus comes back to the note. */
  openRecord(card) {
    this.menu.close(false);
    const detail = { record: card.note.opens, back: () => this.focusNote(card.key) };
    this.root.dispatchEvent(new CustomEvent("cjm-open", { bubbles: true, detail }));
  }

  /** Return a menu's item that sends an operation which the view holds ready. */
  actionItem({ word, hint, operation, done }, record) {
    return { word, hint, act: () => this.apply({ ...operation, id: newId("op") }, { record, done }) };
  }

  toggle(card, { field, on, off }) {
    const value = !card.note[field];
    this.setField(card, field, value, value ? on : off);
  }

  tagItems(card, anchor) {
    const { tags } = card.note;
    const { words } = this;
    const known = this.tags();
    const set = (next, word) => this.setField(card, "tags", next, word);
    const fresh = () => this.menu.ask({ ask: t(words, "tag_ask"), go: t(words, "tag_go"), choices: known },
      t(words, "tags"), anchor, (tag) => tag && !tags.includes(tag) && set([...tags, tag], tag));
    return [
      { word: t(words, "tag_new"), act: fresh, stay: true },
      ...known.map((tag) => ({
        word: tag, checked: tags.includes(tag),
        act: () => set(tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag], tag),
      })),
    ];
  }

  /** List where a note may lead to; those it leads to already are checked. */
  linkItems(card, anchor) {
    const { links } = this.view;
    const { note } = card;
    const there = note[links.field];
    const send = (value, word) => this.apply(editOperation(note.id, links.field, there, value),
      { record: note.id, done: t(this.words, "set", { text: short(note.text), word }) });
    const loops = there.some((one) => one[links.to] === note.id);
    return links.targets.filter((one) => loops || one.value !== note.id).map((one) => {
      const link = there.find((other) => other[links.to] === one.value);
      const join = (when) => send(linked(there, links, one.value, when), one.word);
      const drop = link && { word: links.drop, act: () => send(unlinked(there, links, one.value), links.off) };
      const asked = { ...links, go: link ? links.save : links.go, value: link ? link[links.when] : "", drop };
      return {
        word: one.word, hint: link && link[links.when], checked: Boolean(link), stay: true,
        act: () => this.menu.ask(asked, one.word, anchor, join),
      };
    });
  }

  areaMenu(id, anchor) {
    const column = (this.view.columns || []).find((one) => one.id === id);
    const area = this.view.areas.find((one) => one.id === id) || column;
    if (!area) return;
    const back = () => anchor.isConnected && anchor.focus();
    this.menu.show(area.title, this.areaItems(area, anchor), anchor, back);
  }

  /**
   * List what can be done with an area; boards add to it.
   * @param {any} area
   * @param {Element} [anchor] for items that ask for more
   */
  areaItems(area, anchor) {
    const items = (area.actions || []).map((one) => this.actionItem(one, area.about));
    if (area.rename) items.push({ word: t(this.words, "rename"), act: () => this.rename(area), stay: true });
    if (area.notes && area.notes.length) items.push({ word: t(this.words, "select_area"), act: () => this.selection.area(area) });
    if (area.remove && area.remove.length) {
      const word = t(this.words, area.keeps ? "remove_keeps" : "remove");
      items.push({ word, act: () => this.removeArea(area) });
    }
    return items;
  }

  removeArea(area) {
    this.apply(removeOperation(area.remove, Boolean(area.keeps)),
      { record: area.remove[0], done: t(this.words, "removed", { what: area.title }), offer: true });
  }

  rename(area) {
    const head = this.heads.get(`head:${area.id}`);
    const { record, field, value } = area.rename;
    const label = t(this.words, "new_name", { name: area.title });
    const input = h("input", { class: "cjm-rename", "aria-label": label, value, dir: "auto" });
    head.renaming = true;
    const finish = (save) => {
      if (!head.renaming) return;
      head.renaming = false;
      head.data = null;
      const area = this.areas.get(head.area.id);
      if (area) area.stamp = null;
      const text = input.value.trim();
      if (save && text && text !== value) {
        this.apply(editOperation(record, field, value, text), { record, done: t(this.words, "renamed", { text }) });
      }
      this.draw();
    };
    input.addEventListener("keydown", (event) => {
      if (!isEnter(event) && event.key !== "Escape") return;
      event.preventDefault(); // the same press would go on at what gets the focus next
      finish(event.key === "Enter");
      head.element.querySelector(".cjm-more").focus();
    });
    input.addEventListener("blur", () => finish(true));
    head.element.replaceChildren(input);
    input.focus();
    input.select();
  }
}

/** Keep a model's view up to date by what changed in it; ask for the whole where a piece is missing. */
export function initialize({ model }) {
  const take = (message) => {
    if (message.type !== "patch") return;
    const view = model.get("view");
    if (view.serial === message.from) model.set("view", patched(view, message));
    else if (view.serial < message.from) model.send({ type: "whole" });
  };
  model.on("msg:custom", take);
  return () => model.off("msg:custom", take);
}

export default { initialize, render: ({ model, el }) => mount(model, el, Wall) };
