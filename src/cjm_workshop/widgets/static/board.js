/**
 * The wall of sticky notes. Shows the view that the workshop sends, sends one operation per
 * action, and shows a change as done only when it was acknowledged.
 */

import { Actions } from "./actions.js";
import { AreaDrawing } from "./areas.js";
import { Arrows } from "./arrows.js";
import { cardKey } from "./card_keys.js";
import { Drag } from "./drag.js";
import { Chooser, button, h, short, t, tn } from "./elements.js";
import { Finder } from "./finder.js";
import { Focus } from "./focus.js";
import { Keys } from "./keys.js";
import { Lead } from "./lead.js";
import { Menu } from "./menu.js";
import { Missed } from "./missed.js";
import { renders } from "./mount.js";
import { NoteMenu } from "./note_menu.js";
import { Drafts, Outbox, newId, tabStorage } from "./outbox.js";
import { initialize } from "./patches.js";
import { Selection } from "./selection.js";
import { stageButton } from "./stage.js";
import { Toast } from "./toast.js";
import { Typing } from "./typing.js";
import { Zoom } from "./zoom.js";

/** @import { Area, AreaParts, BoardView, Card, Head, Note, Operation } from "./board_types.js" */
/** @import { Item } from "./outbox.js" */
/** @import { Model, Words } from "./types.js" */

/**
 * Group what is on its way by the records that it is about.
 * @param {Iterable<Item>} items
 * @returns {Map<string, Item[]>}
 */
function byRecord(items) {
  const groups = new Map();
  for (const item of items) {
    const { record, records = [record] } = item.about;
    for (const id of records) groups.set(id, [...(groups.get(id) || []), item]);
  }
  return groups;
}

/** A board on a page. */
export class Wall {
  /**
   * @param {Model} model the traits `view` and `words`, messages both ways
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.model = model;
    /** @type {BoardView} */
    this.view = model.get("view");
    /** @type {Words} */
    this.words = model.get("words");
    this.prefix = `cjm:${this.view.key}:${this.view.board}:${this.view.author}:`;
    this.storage = tabStorage();
    this.drafts = new Drafts(this.storage, `${this.prefix}draft:`, () => this.say(t(this.words, "no_room")));
    /** @type {Map<string, AreaParts>} */
    this.areas = new Map();
    /** @type {Map<string, Card>} */
    this.cards = new Map();
    /** @type {Set<string>} ids of notes that were made here */
    this.made = new Set();
    this.said = ""; // the labels that are drawn
    this.speech = 0; // grows whenever they change: with the language
    /** whether a note was just let go: the click that follows is none */
    this.dropped = false;
    this.outbox = new Outbox({
      send: (message) => model.send(message),
      storage: this.storage,
      prefix: `${this.prefix}op:`,
      changed: () => this.draw(),
    });
    this.actions = new Actions(this);
    this.drawing = new AreaDrawing(this);
    this.focus = new Focus(this);
    this.keys = new Keys(this);
    this.leading = new Lead(this);
    this.menus = new NoteMenu(this);
    this.typing = new Typing(this);
    this.arrows = new Arrows(this);
    this.build(el);
    this.draw();
    this.outbox.seen(this.view.version);
    if (this.outbox.restore()) this.say(t(this.words, "resend"));
    this.typing.openDrafts();
    this.clock = setInterval(() => this.outbox.tick(), 250);
    this.root.dataset.ready = "1";
  }

  /** @param {HTMLElement} el */
  build(el) {
    this.title = h("h2", { class: "cjm-title", dir: "auto" });
    this.prompt = h("p", { class: "cjm-prompt", dir: "auto" });
    this.undo = button("", () => this.turn("undo"), { class: "cjm-tool" });
    this.redo = button("", () => this.turn("redo"), { class: "cjm-tool" });
    this.dots = h("span", { class: "cjm-dots" });
    this.status = h("div", { class: "cjm-status", role: "status", "aria-live": "polite" });
    this.toast = new Toast(this);
    this.notice = h("div", { class: "cjm-notice", role: "alert" });
    this.chooser = new Chooser(this.model);
    this.lead = h("div", { class: "cjm-lead" });
    this.extra = h("div", { class: "cjm-extra" });
    this.surface = h("div", { class: "cjm-wall" });
    this.help = h("p", { class: "cjm-hidden", id: newId("help") });
    this.selection = new Selection(this);
    this.finder = new Finder(this);
    this.missed = new Missed(this);
    this.zooming = new Zoom(this);
    this.tools = h("div", { class: "cjm-tools" }, this.dots, this.undo, this.redo);
    this.bench = h("div", { class: "cjm-bench" },
      this.finder.field, this.finder.more, this.selection.toggle, this.zooming.element);
    const words = h("div", { class: "cjm-words" }, this.title, this.prompt);
    const bar = h("header", { class: "cjm-bar" }, words, this.tools);
    this.root = h(
      "div",
      { class: "cjm-board", "data-testid": "cjm-board", role: "group" },
      bar, this.chooser.element, this.notice, this.lead, this.missed.element, this.bench, this.finder.row,
      this.finder.count, this.extra, this.surface, this.selection.bar, this.toast.element, this.status, this.help,
    );
    this.menu = new Menu(this.root);
    this.stage = stageButton(this.root, () => this.model.get("words"));
    this.tools.append(this.stage);
    this.listen();
    el.append(this.root);
    this.drag = new Drag(this);
  }

  listen() {
    this.root.addEventListener("keydown", (event) => this.keys.press(event));
    this.root.addEventListener("input", () => this.outbox.ask());
    this.root.addEventListener("compositionstart", () => (this.composing = true));
    this.root.addEventListener("compositionend", () => {
      this.composing = false;
      this.drawIfStale();
    });
    this.surface.addEventListener("click", (event) => this.keys.click(event), true);
    this.surface.addEventListener("dblclick", (event) => {
      const card = this.cardOf(event.target);
      if (card && !/** @type {Element} */ (event.target).closest("button, textarea")) this.typing.edit(card);
    });
    this.surface.addEventListener("focusin", (event) => {
      const card = this.cardOf(event.target);
      if (!card) return;
      this.focus.current.set(card.area.id, card.key);
      this.focus.roving(card.area);
    });
  }

  close() {
    clearInterval(this.clock);
    clearTimeout(this.typing.clock);
    this.stage.off();
    this.arrows.close();
    this.drag.end();
    this.root.remove();
  }

  // -- talking to the workshop and to the person -------------------------------------------

  /**
   * @param {Operation} operation
   * @param {Record<string, any>} about what is said or shown once it is answered
   */
  apply(operation, about) {
    this.toast.hide();
    return this.outbox.put({ type: "apply", operation }, about);
  }

  /** @param {"undo" | "redo"} which */
  turn(which) {
    this.toast.hide();
    const done = t(this.words, which === "undo" ? "undone" : "redone");
    this.outbox.put({ type: which, id: newId("op") }, { done });
  }

  /** @param {any} message of the kernel */
  take(message) {
    const item = this.outbox.answer(message);
    if (!item) return;
    if (item.state === "refused") this.say(t(this.words, "refused", { reason: item.reason }));
    else if (message.both) this.say(t(this.words, "both"));
    else if (item.about.done) this.say(item.about.done);
    if (item.state === "refused" && item.message.type !== "apply") this.outbox.discard(item.id);
    if (item.state === "done" && item.about.offer) this.offerUndo(item.about.done);
  }

  /**
   * Tell a person what happened; waits a moment, so that bursts are read as one.
   * @param {string} words
   */
  say(words) {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (this.status.textContent = words), 100);
  }

  /**
   * Offer to take a removal back; until the next change, as reading takes its time.
   * @param {string} words
   */
  offerUndo(words) {
    this.toast.show(words, [button(t(this.words, "undo"), () => this.turn("undo"), { class: "cjm-tool" })]);
  }

  follow() {
    const before = this.view;
    this.view = this.model.get("view");
    this.words = this.model.get("words");
    this.outbox.seen(this.view.version);
    this.draw();
    this.tellOthers(before);
  }

  /**
   * Say what others did, in one sentence.
   * @param {BoardView} before
   */
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
    const focus = this.focus.now();
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
    this.leading.draw();
    this.missed.draw();
    this.leading.drawNewArea();
    this.finder.draw();
    this.zooming.draw();
    this.drawing.draw();
    this.arrows.draw();
    this.selection.draw();
    this.focus.again(focus);
  }

  /** Return what the drawing of every note depends on. */
  boardStamp() {
    const { view, words, finder } = this;
    const said = JSON.stringify([words, view.levels, view.colours]);
    if (said !== this.said) this.speech += 1;
    this.said = said;
    return JSON.stringify([this.speech, view.layout, view.votes, view.author, finder.wanted, finder.fresh.size]);
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

  // -- notes and areas -----------------------------------------------------------------------

  /**
   * @param {Note} note
   * @param {Area} area
   */
  colourOf(note, area) {
    const colour = note.colour || area.colour || "yellow";
    return this.view.colours.some((one) => one.value === colour) ? colour : "yellow";
  }

  tags() {
    return [...new Set(this.view.areas.flatMap((area) => area.notes.flatMap((note) => note.tags || [])))].sort();
  }

  /** @param {string} id */
  goTo(id) {
    const area = this.view.areas.find((one) => one.notes.some((note) => note.id === id));
    if (area) this.focus.note(cardKey(area.id, id));
  }

  /**
   * @param {EventTarget | null} target
   * @returns {Card | null | undefined}
   */
  cardOf(target) {
    if (!(target instanceof Element)) return null;
    const note = /** @type {HTMLElement | null} */ (target.closest(".cjm-note[data-note]"));
    const area = /** @type {HTMLElement | null} */ (target.closest(".cjm-area"));
    return note && area ? this.cards.get(cardKey(area.dataset.area, note.dataset.note)) : null;
  }

  /**
   * List what can be done with an area; boards add to it.
   * @param {Area | Head} area
   * @param {Element} [anchor] for items that ask for more
   */
  areaItems(area, anchor) {
    const items = (area.actions || []).map((one) => this.menus.actionItem(one, area.about));
    if (area.rename) items.push({ word: t(this.words, "rename"), act: () => this.drawing.rename(area), stay: true });
    if ("into" in area && area.notes.length) items.push({ word: t(this.words, "select_area"), act: () => this.selection.area(area) });
    if (area.remove && area.remove.length) {
      const word = t(this.words, area.keeps ? "remove_keeps" : "remove");
      items.push({ word, act: () => this.actions.removeArea(area) });
    }
    return items;
  }
}

export default { initialize, render: renders(Wall) };
