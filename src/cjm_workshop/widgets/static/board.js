/**
 * The wall of sticky notes. Shows the view that the workshop sends, sends one operation per
 * action, and shows a change as done only when it was acknowledged.
 */

import {
  addOperation, alsoOperation, editOperation, linesOf, linked, moveOperation, nextArea,
  removeOperation, settleOperations, step, unlinked,
} from "./operations.js";
import { Outbox, newId, tabStorage } from "./outbox.js";
import { Chooser, autosize, button, h, inField, isEnter, mount, place, short } from "./elements.js";
import { stageButton } from "./stage.js";

export * from "./operations.js";
export * from "./outbox.js";
export * from "./elements.js";

const DIRECTIONS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

/** Group what is on its way by the record that it is about. */
function byRecord(items) {
  const groups = new Map();
  for (const item of items) {
    groups.set(item.about.record, [...(groups.get(item.about.record) || []), item]);
  }
  return groups;
}

/** A board on a page. Other boards extend it. */
export class Wall {
  constructor(model, el) {
    this.model = model;
    this.view = model.get("view");
    this.prefix = `cjm:${this.view.key}:${this.view.board}:${this.view.author}:`;
    this.storage = tabStorage();
    this.areas = new Map();
    this.cards = new Map();
    this.heads = new Map();
    this.current = new Map();
    this.outbox = new Outbox({
      send: (message) => model.send(message),
      storage: this.storage,
      prefix: `${this.prefix}op:`,
      changed: () => this.draw(),
    });
    this.build(el);
    this.draw();
    this.outbox.seen(this.view.version);
    if (this.outbox.restore()) this.say("Sending again what was not yet saved.");
    this.clock = setInterval(() => this.outbox.tick(), 250);
    this.root.dataset.ready = "1";
  }

  build(el) {
    this.title = h("h2", { class: "cjm-title" });
    this.prompt = h("p", { class: "cjm-prompt" });
    this.undo = button("Undo", () => this.turn("undo"), { class: "cjm-tool" });
    this.redo = button("Redo", () => this.turn("redo"), { class: "cjm-tool" });
    this.dots = h("span", { class: "cjm-dots" });
    this.status = h("div", { class: "cjm-status", role: "status", "aria-live": "polite" });
    this.notice = h("div", { class: "cjm-notice", role: "alert" });
    this.tools = h("div", { class: "cjm-tools" }, this.dots, this.undo, this.redo);
    this.chooser = new Chooser(this.model);
    this.lead = h("div", { class: "cjm-lead" });
    this.extra = h("div", { class: "cjm-extra" });
    this.wall = h("div", { class: "cjm-wall" });
    this.corner = h("div", { class: "cjm-corner" });
    this.menu = h("div", { class: "cjm-menu", role: "menu", popover: "manual" });
    this.help = h("p", { class: "cjm-hidden", id: newId("help") });
    this.help.textContent =
      "Enter edits, Space opens the actions, Alt with an arrow key moves, Delete removes.";
    const words = h("div", { class: "cjm-words" }, this.title, this.prompt);
    const bar = h("header", { class: "cjm-bar" }, words, this.tools);
    this.root = h(
      "div",
      { class: "cjm-board", "data-testid": "cjm-board", role: "group" },
      bar, this.chooser.element, this.notice, this.lead, this.extra, this.wall, this.status, this.help, this.menu,
    );
    this.stage = stageButton(this.root, () => this.model.get("words"));
    this.tools.append(this.stage);
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.root.addEventListener("compositionstart", () => (this.composing = true));
    this.root.addEventListener("compositionend", () => {
      this.composing = false;
      if (this.stale) this.draw();
    });
    this.menu.addEventListener("focusout", (event) => {
      if (!this.menu.contains(event.relatedTarget)) this.closeMenu(false);
    });
    el.append(this.root);
  }

  close() {
    clearInterval(this.clock);
    this.stage.off();
    this.dropDrag();
    this.root.remove();
  }

  // -- talking to the workshop and to the person -------------------------------------------

  apply(operation, about) {
    return this.outbox.put({ type: "apply", operation }, about);
  }

  turn(which) {
    this.outbox.put({ type: which, id: newId("op") }, { done: which === "undo" ? "Undone." : "Done again." });
  }

  take(message) {
    const item = this.outbox.answer(message);
    if (!item) return;
    if (item.state === "refused") this.say(`Not done: ${item.reason}`);
    else if (message.both) this.say("Somebody else changed this too: both texts are kept, choose one.");
    else if (item.about.done) this.say(item.about.done);
  }

  /** Tell a person what happened; waits a moment, so that bursts are read as one. */
  say(words) {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (this.status.textContent = words), 100);
  }

  follow() {
    const before = this.view;
    this.view = this.model.get("view");
    this.outbox.seen(this.view.version);
    this.draw();
    this.tellOthers(before);
  }

  /** Say what others did, in one sentence. */
  tellOthers(before) {
    const mine = (id) => [...(this.made || [])].includes(id);
    const had = new Map(before.areas.flatMap((area) => area.notes.map((n) => [n.id, n])));
    const fresh = this.view.areas
      .flatMap((area) => area.notes)
      .filter((note) => !had.has(note.id) && !mine(note.id) && note.author !== this.view.author);
    const count = new Set(fresh.map((note) => note.id)).size;
    if (count) this.say(count === 1 ? `New note: “${short(fresh[0].text)}”` : `${count} new notes.`);
  }

  // -- drawing -------------------------------------------------------------------------------

  draw() {
    if (this.composing || (this.drag && this.drag.ghost)) {
      this.stale = true;
      return;
    }
    this.stale = false;
    this.touched = byRecord(this.outbox.items.values());
    const focus = this.focusNow();
    const view = this.view;
    this.root.dataset.layout = view.layout;
    this.root.setAttribute("aria-label", view.title);
    this.title.textContent = view.title;
    this.prompt.textContent = view.gone || view.prompt;
    this.undo.disabled = !view.can_undo;
    this.redo.disabled = !view.can_redo;
    this.chooser.draw(view.chooser);
    this.drawDots();
    this.drawNotice();
    this.drawLead();
    this.drawNewArea();
    this.drawWall();
    this.focusAgain(focus);
  }

  drawDots() {
    const votes = this.view.votes;
    this.dots.hidden = !votes;
    if (!votes) return;
    const dots = "●".repeat(votes.left) + "○".repeat(Math.max(votes.each - votes.left, 0));
    const word = votes.left === 1 ? "dot" : "dots";
    this.dots.replaceChildren(
      h("span", { class: "cjm-dotrow", "aria-hidden": "true" }, dots),
      this.view.author ? ` ${votes.left} ${word} left` : " Say who you are to vote",
    );
  }

  drawNotice() {
    const waiting = this.outbox.waiting().length;
    this.notice.hidden = !(this.outbox.silent && waiting);
    if (this.notice.hidden) return;
    const what = waiting === 1 ? "1 change is" : `${waiting} changes are`;
    const words =
      `The kernel does not answer. ${what} kept in this browser tab and will be sent as soon ` +
      "as it is back. After a restart of the kernel, run this cell again.";
    if (this.notice.textContent !== words) this.notice.textContent = words;
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
      this.leadField.addEventListener("change", () => this.setLead(this.view.lead, this.leadField.value.trim()));
      this.lead.append(h("label", { for: this.leadField.id }, lead.label), this.leadField);
      this.leadField.value = lead.value;
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
    this.apply(operation, { done: "Saved." });
  }

  drawNewArea() {
    const make = this.view.new_area;
    if (make && !this.newArea) {
      this.newArea = h("input", {
        class: "cjm-newarea", "aria-label": make.label, placeholder: make.placeholder || make.label,
        maxlength: "200",
      });
      this.newArea.addEventListener("keydown", (event) => {
        if (isEnter(event) && this.newArea.value.trim()) this.addArea(this.newArea.value.trim());
      });
      this.remember(this.newArea, "new-area");
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
    this.apply(operation, { done: `“${name}” added.`, newArea: name });
    this.forget(this.newArea, "new-area");
  }

  drawWall() {
    const { view } = this;
    const areas = view.areas.map((area) => this.drawArea(area));
    if (view.layout === "matrix") {
      this.wall.style.setProperty("--columns", String(view.columns.length));
      const cells = new Map(view.areas.map((area, at) => [`${area.row}/${area.column}`, areas[at]]));
      const lines = view.rows.flatMap((row) => [
        this.drawRowHead(row),
        ...view.columns.map((column) => cells.get(`${row.id}/${column.id}`)),
      ]);
      const loose = areas.filter((_, at) => !view.areas[at].row); // stand before rows and columns
      place(this.wall, [...loose, this.corner, ...view.columns.map((c) => this.drawHead(c)), ...lines]);
    } else {
      const tail = ["clusters", "columns"].includes(view.layout) && view.new_area ? [this.extra] : [];
      place(this.wall, [...areas, ...tail]);
    }
    const known = new Set(view.areas.map((area) => area.id));
    for (const id of [...this.areas.keys()]) if (!known.has(id)) this.areas.delete(id);
    const shown = new Set(view.areas.flatMap((a) => a.notes.map((n) => `${a.id}|${n.id}`)));
    for (const key of [...this.cards.keys()]) if (!shown.has(key)) this.cards.delete(key);
  }

  drawRowHead(row) {
    if (!this.heads.has(row.id)) {
      const head = h("div", { class: "cjm-rowhead" }, h("h3", {}, row.title), h("p", {}, row.hint || ""));
      this.heads.set(row.id, { element: head });
    }
    return this.heads.get(row.id).element;
  }

  /** Draw the head of a column or area: title, count, dots, actions. */
  drawHead(area) {
    const key = `head:${area.id}`;
    const data = JSON.stringify([area.title, area.rename, area.votes, area.mine, area.conflicts,
      area.actions, this.view.votes, area.notes && area.notes.length, this.refusals(area)]);
    let head = this.heads.get(key);
    if (!head) {
      head = { element: h("div", { class: "cjm-head" }) };
      this.heads.set(key, head);
    }
    if (head.data === data || head.renaming) return head.element;
    head.data = data;
    const title = h("h3", { dir: "auto" }, area.title);
    const parts = [title];
    if (area.notes && area.notes.length) {
      parts.push(h("span", { class: "cjm-count", title: "notes" }, String(area.notes.length)));
    }
    if (area.vote) parts.push(this.drawVotes(area, area.vote, area.title, "0"));
    if (area.rename || (area.remove && area.remove.length) || (area.actions || []).length) {
      parts.push(
        button("⋯", (event) => this.areaMenu(area, event.currentTarget), {
          class: "cjm-more", "aria-haspopup": "menu", "aria-label": `Actions for ${area.title}`,
        }),
      );
    }
    head.element.replaceChildren(...parts, ...this.drawConflicts(area.about, area.conflicts),
      ...this.drawRefusals(this.refusals(area)));
    return head.element;
  }

  refusals(area) {
    const ids = new Set([area.vote, ...(area.remove || []), area.rename && area.rename.record]);
    return [...this.outbox.items.values()]
      .filter((item) => item.state === "refused" && ids.has(item.about.record))
      .map(({ id, reason, offer }) => ({ id, reason, offer }));
  }

  drawArea(area) {
    let parts = this.areas.get(area.id);
    if (!parts) {
      parts = this.buildArea(area);
      this.areas.set(area.id, parts);
    }
    parts.area = area;
    parts.element.dataset.colour = area.colour || "";
    parts.element.dataset.zone = area.zone || "";
    parts.element.setAttribute("aria-label", area.title);
    parts.prompt.textContent = area.prompt || "";
    parts.prompt.hidden = !area.prompt;
    parts.name.textContent = area.title;
    parts.add.hidden = !area.make;
    if (this.view.layout !== "matrix" || !area.row) {
      const head = this.drawHead(area);
      if (parts.head.firstElementChild !== head) parts.head.replaceChildren(head);
    }
    const cards = area.notes.map((note) => this.drawCard(area, note));
    place(parts.list, [...cards, ...this.drawPending(area)]);
    this.roving(area);
    return parts.element;
  }

  buildArea(area) {
    const name = h("h4", { class: "cjm-cellname" });
    const head = h("div", { class: "cjm-headslot" });
    const prompt = h("p", { class: "cjm-hint" });
    const list = h("ul", { class: "cjm-notes", role: "list" });
    const offer = h("div", { class: "cjm-offer", hidden: true });
    const add = this.buildAdd(area, offer);
    const element = h(
      "section", { class: "cjm-area", "data-area": area.id, "data-row": area.row }, head, name, prompt, list, add, offer,
    );
    return { element, head, name, prompt, list, add };
  }

  buildAdd(area, offer) {
    const add = h("textarea", {
      class: "cjm-add", rows: "1", placeholder: area.placeholder || "+ Add a note", dir: "auto",
      "aria-label": `Add a note to ${area.title}`,
    });
    add.addEventListener("keydown", (event) => {
      if (isEnter(event)) {
        event.preventDefault();
        this.addNotes(area.id, [add.value.trim()].filter(Boolean), add);
      }
    });
    add.addEventListener("input", () => autosize(add));
    add.addEventListener("paste", (event) => this.paste(event, area.id, add, offer));
    this.remember(add, `add:${area.id}`);
    return add;
  }

  /** Keep what is typed in a field over a reload. */
  remember(field, name) {
    const key = `${this.prefix}draft:${name}`;
    field.value = this.storage.getItem(key) || "";
    field.addEventListener("input", () => {
      try {
        this.storage.setItem(key, field.value);
      } catch {
        this.say("This browser tab has no room to keep unsent text; press Enter soon.");
      }
    });
  }

  forget(field, name) {
    field.value = "";
    this.storage.removeItem(`${this.prefix}draft:${name}`);
  }

  addNotes(areaId, texts, add) {
    if (!texts.length) return;
    const { area } = this.areas.get(areaId);
    const operation = addOperation(area.make, texts);
    this.made = new Set([...(this.made || []), ...operation.records.map((r) => r.fields.id)]);
    const what = texts.length === 1 ? `“${short(texts[0])}”` : `${texts.length} notes`;
    this.apply(operation, { add: areaId, texts, done: `${what} added to ${area.title}.` });
    this.forget(add, `add:${areaId}`);
    autosize(add);
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
    offer.replaceChildren(
      h("p", {}, `You pasted ${lines.length} lines.`),
      button(`One note per line (${lines.length})`, () => done(lines)),
      button("All in one note", () => done([text.trim()])),
      button("Cancel", () => done(null)),
    );
    offer.hidden = false;
    offer.querySelector("button").focus();
  }

  drawPending(area) {
    return [...this.outbox.items.values()]
      .filter((item) => item.about.add === area.id && !this.isShown(item, area))
      .flatMap((item) => item.about.texts.map((text, at) => this.pendingCard(item, text, at)));
  }

  isShown(item, area) {
    if (item.state === "refused") return false;
    const first = item.message.operation.records[0].fields.id;
    return area.notes.some((note) => note.id === first);
  }

  pendingCard(item, text, at) {
    const refused = item.state === "refused";
    const word = refused ? "not saved" : "saving …";
    const card = h(
      "li", { class: `cjm-note ${refused ? "is-refused" : "is-pending"}` },
      h("p", { class: "cjm-text", dir: "auto" }, text), h("span", { class: "cjm-wait" }, word),
    );
    if (refused && at === 0) {
      card.append(
        h("p", { class: "cjm-reason" }, item.reason),
        h("div", { class: "cjm-choices" },
          button("Edit again", () => this.takeBack(item)),
          button("Discard", () => this.outbox.discard(item.id))),
      );
    }
    return card;
  }

  takeBack(item) {
    const { add } = this.areas.get(item.about.add);
    add.value = item.about.texts.join("\n");
    add.dispatchEvent(new Event("input"));
    this.outbox.discard(item.id);
    add.focus();
  }

  // -- one note --------------------------------------------------------------------------------

  drawCard(area, note) {
    const key = `${area.id}|${note.id}`;
    const items = this.touched.get(note.id) || [];
    const waiting = items.some((item) => item.state !== "refused");
    const refused = items.filter((item) => item.state === "refused");
    const data = JSON.stringify([note, area.colour, this.view.votes,
      refused.map((item) => [item.id, item.reason])]);
    let card = this.cards.get(key);
    if (!card) {
      card = { element: h("li", { class: "cjm-note", tabindex: "-1" }), key };
      this.cards.set(key, card);
      this.wire(card);
    }
    Object.assign(card, { note, area });
    card.element.classList.toggle("is-pending", waiting);
    if (card.data !== data && !card.editing) {
      card.data = data;
      this.fillCard(card, refused);
    }
    return card.element;
  }

  fillCard(card, refused) {
    const { note, area, element } = card;
    const colour = note.colour || area.colour || "yellow";
    element.dataset.colour = this.view.colours.some((c) => c.value === colour) ? colour : "yellow";
    element.dataset.note = note.id;
    element.setAttribute("aria-label", this.describe(note));
    element.setAttribute("aria-describedby", this.help.id);
    element.replaceChildren(
      h("div", { class: "cjm-grip", "aria-hidden": "true" }),
      ...(note.label ? [h("span", { class: "cjm-label", dir: "auto" }, note.label)] : []),
      h("p", { class: "cjm-text", dir: "auto" }, note.text),
      ...this.drawMarks(note),
      this.drawFoot(card),
      ...this.drawConflicts(note.id, note.conflicts),
      ...this.drawRefusals(refused),
    );
  }

  describe(note) {
    const level = this.view.levels.find((one) => one.value === note.level);
    const marks = (note.marks || []).map((mark) => mark.word);
    const parts = [note.text, note.label, ...marks, level && level.word, note.colour,
      note.author && `by ${note.author}`, note.votes && `${note.votes} dots`];
    return parts.filter(Boolean).join(", ");
  }

  /** Draw what else is known of a note, in words; a mark may lead to another note. */
  drawMarks(note) {
    if (!(note.marks || []).length) return [];
    const marks = note.marks.map((mark) => {
      const props = { class: "cjm-mark", dir: "auto", "data-kind": mark.kind, "data-value": mark.value };
      if (!mark.to) return h("span", props, mark.word);
      return button(mark.word, () => this.goTo(mark.to), { ...props, tabindex: "-1" });
    });
    return [h("div", { class: "cjm-marks" }, ...marks)];
  }

  goTo(id) {
    const area = this.view.areas.find((one) => one.notes.some((note) => note.id === id));
    if (area) this.focusNote(`${area.id}|${id}`);
  }

  drawFoot(card) {
    const { note } = card;
    const foot = h("div", { class: "cjm-foot" });
    const level = this.view.levels.find((one) => one.value === note.level);
    if (level) {
      foot.append(
        button(level.word, (event) => this.openMenu(card, event.currentTarget, "level"), {
          class: "cjm-level", "data-level": level.value, tabindex: "-1", title: level.hint,
          "aria-haspopup": "menu", "aria-label": `How do we know: ${level.word}`,
        }),
      );
    }
    if (note.private) foot.append(h("span", { class: "cjm-tag" }, "only you see this"));
    if (note.colour) foot.append(h("span", { class: "cjm-tag" }, note.colour));
    if (note.author) foot.append(h("span", { class: "cjm-author", dir: "auto" }, note.author));
    if (note.mine !== undefined && this.view.votes) {
      foot.append(this.drawVotes(note, note.id, note.text, "-1"));
    } else if (note.votes) {
      foot.append(h("span", { class: "cjm-votes" }, `● ${note.votes}`));
    }
    foot.append(
      button("⋯", (event) => this.openMenu(card, event.currentTarget, "main"), {
        class: "cjm-more", tabindex: "-1", "aria-haspopup": "menu",
        "aria-label": `Actions for ${short(note.text)}`,
      }),
    );
    return foot;
  }

  drawVotes(holder, record, name, tabindex) {
    const { votes } = this.view;
    const mine = holder.mine || 0;
    const total = holder.votes || 0;
    const less = button("−", () => this.vote(record, mine - 1, name), {
      class: "cjm-dot", tabindex, disabled: mine < 1, "aria-label": `Take a dot from ${short(name)}`,
    });
    const more = button("+", () => this.vote(record, mine + 1, name), {
      class: "cjm-dot", tabindex, disabled: !votes || votes.left < 1 || !this.view.author,
      "aria-label": `Give a dot to ${short(name)}`,
    });
    const row = "●".repeat(Math.min(mine, 5));
    const said = `${total} ${total === 1 ? "dot" : "dots"}, ${mine} of them yours`;
    const shown = h("span", { class: "cjm-tally", title: said },
      h("span", { class: "cjm-dotrow", "aria-hidden": "true" }, row), String(total),
      h("span", { class: "cjm-hidden" }, said));
    return h("span", { class: "cjm-votes" }, less, shown, more);
  }

  vote(record, dots, name) {
    if (dots < 0) return;
    const operation = { kind: "vote", id: newId("op"), about: record, dots, vote: newId("vote") };
    this.apply(operation, { record, done: `${dots} of your dots on “${short(name)}”.` });
  }

  drawConflicts(record, conflicts) {
    return (conflicts || []).map((conflict) => {
      const choice = (text, who, other) =>
        h("div", { class: "cjm-version" },
          h("p", { dir: "auto" }, typeof text === "string" ? text : JSON.stringify(text)),
          h("span", { class: "cjm-author" }, who ? `by ${who}` : ""),
          button("Keep this one", () => this.settle(record, conflict, other)));
      return h("div", { class: "cjm-conflict", role: "group", "aria-label": "Two texts" },
        h("strong", {}, "Two people changed this at once"),
        choice(conflict.now, conflict.kept_by, false),
        choice(conflict.other, conflict.other_by, true));
    });
  }

  settle(record, conflict, other) {
    for (const operation of settleOperations(record, conflict, other)) {
      this.apply(operation, { record, done: "Settled." });
    }
  }

  drawRefusals(refused) {
    return refused.map((item) => {
      const choices = h("div", { class: "cjm-choices" });
      if (item.offer === "dependents") {
        choices.append(button("Remove it there too", () => this.removeAnyway(item.id)));
      }
      choices.append(button("OK", () => this.outbox.discard(item.id)));
      return h("div", { class: "cjm-refusal" }, h("p", { class: "cjm-reason" }, item.reason), choices);
    });
  }

  removeAnyway(id) {
    const item = this.outbox.items.get(id);
    this.outbox.discard(id);
    this.apply(removeOperation(item.message.operation.records, true), item.about);
  }

  edit(card) {
    if (card.editing) return;
    const { note, element } = card;
    const key = `${this.prefix}draft:edit:${note.id}`;
    const field = h("textarea", {
      class: "cjm-edit", dir: "auto", "aria-label": "Text of the note", value: note.text,
    });
    card.editing = { old: note.text, field };
    const finish = (save) => {
      if (!card.editing) return;
      card.editing = null;
      this.storage.removeItem(key);
      card.data = null;
      const text = field.value.trim();
      if (save && text && text !== note.text) {
        this.apply(editOperation(note.id, note.field, note.value ?? note.text, text),
          { record: note.id, done: `Changed to “${short(text)}”.` });
      }
      this.draw();
    };
    field.addEventListener("input", () => autosize(field));
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
    field.focus();
    field.select();
  }

  remove(card) {
    const { note, area } = card;
    const at = area.notes.findIndex((one) => one.id === note.id);
    const next = area.notes[at + 1] || area.notes[at - 1];
    const dependents = area.make?.kind === "note";
    this.apply(removeOperation([note.id], dependents),
      { record: note.id, done: `“${short(note.text)}” removed. Undo brings it back.` });
    if (next) this.focusNote(`${area.id}|${next.id}`);
    else if (area.make) this.areas.get(area.id).add.focus();
    else this.undo.focus();
  }

  move(card, target) {
    if (!target) {
      this.say("This is the edge of the board.");
      return;
    }
    const { area, index } = target;
    const place = `position ${index + 1}`;
    this.wanted = `${area.id}|${card.note.id}`;
    this.apply(moveOperation(card.note, card.area, area, index),
      { record: card.note.id, done: `“${short(card.note.text)}” moved to ${area.title}, ${place}.` });
  }

  setField(card, field, value, word) {
    const old = card.note[field];
    if (old === value) return;
    this.apply(editOperation(card.note.id, field, old, value),
      { record: card.note.id, done: `“${short(card.note.text)}”: ${word}.` });
  }

  // -- focus and keys ------------------------------------------------------------------------------

  /** One note per area can be reached by Tab; arrow keys go to the others. */
  roving(area) {
    const keys = area.notes.map((note) => `${area.id}|${note.id}`);
    let current = this.current.get(area.id);
    if (!keys.includes(current)) current = keys[0];
    for (const key of keys) {
      const { element } = this.cards.get(key);
      const index = key === current ? 0 : -1;
      if (element.tabIndex !== index) element.tabIndex = index;
    }
  }

  focusNow() {
    const active = this.root.getRootNode().activeElement;
    if (!active || !this.root.contains(active)) return null;
    const note = active.closest(".cjm-note[data-note]");
    const area = active.closest(".cjm-area");
    const field = inField(active) ? active : null;
    return {
      active,
      key: note && area ? `${area.dataset.area}|${note.dataset.note}` : null,
      note: note && note.dataset.note,
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
    if (!focus || this.root.getRootNode().activeElement === focus.active) return;
    if (focus.active.isConnected && !focus.active.disabled) {
      focus.active.focus({ preventScroll: true });
      if (focus.selection) focus.active.setSelectionRange(...focus.selection);
    } else if (focus.key && this.cards.has(focus.key)) {
      const { element } = this.cards.get(focus.key);
      const same = [...element.querySelectorAll("button")].find(
        (one) => one.getAttribute("aria-label") === focus.label && !one.disabled,
      );
      (same || element).focus({ preventScroll: true });
    } else if (focus.label) {
      const same = [...this.wall.querySelectorAll("button")].find(
        (one) => one.getAttribute("aria-label") === focus.label && !one.disabled,
      );
      if (same) same.focus({ preventScroll: true });
    }
  }

  focusNote(key) {
    const card = this.cards.get(key);
    if (!card) return;
    this.current.set(card.area.id, key);
    this.roving(card.area);
    card.element.focus();
  }

  /** Keys are the board's as long as the focus is in it: JupyterLab must not see them. */
  key(event) {
    const command = event.ctrlKey || event.metaKey;
    if (command && !["z", "y", "Enter"].includes(event.key.toLowerCase())) return;
    event.stopPropagation();
    // in an empty field there is nothing of its own to undo
    if (inField(event.target) && !(command && event.target.value === "")) return;
    if (command) this.turnKey(event);
    else if (this.menu.contains(event.target)) this.menuKey(event);
    else this.noteKey(event);
  }

  turnKey(event) {
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    const again = key === "y" || event.shiftKey;
    if (again ? this.view.can_redo : this.view.can_undo) this.turn(again ? "redo" : "undo");
    else this.say(again ? "There is nothing to do again." : "There is nothing of yours to undo.");
  }

  noteKey(event) {
    const card = this.cardOf(event.target);
    if (!card || event.target !== card.element) return;
    const direction = DIRECTIONS[event.key];
    const acts = {
      Enter: () => this.edit(card),
      F2: () => this.edit(card),
      Delete: () => this.remove(card),
      Backspace: () => this.remove(card),
      " ": () => this.openMenu(card, card.element, "main"),
      ContextMenu: () => this.openMenu(card, card.element, "main"),
      F10: () => event.shiftKey && this.openMenu(card, card.element, "main"),
      "+": () => this.voteKey(card, 1),
      "-": () => this.voteKey(card, -1),
    };
    if (direction) {
      const target = step(this.view, card.area.id, card.note.id, direction);
      if (event.altKey) this.move(card, target);
      else this.walk(card, direction);
    } else if (acts[event.key]) acts[event.key]();
    else return;
    event.preventDefault();
  }

  voteKey(card, change) {
    if (card.note.mine === undefined || !this.view.votes) return;
    this.vote(card.note.id, card.note.mine + change, card.note.text);
  }

  /** Go to the next note without moving anything; over empty areas, too. */
  walk(card, direction) {
    let { area } = card;
    const at = area.notes.findIndex((note) => note.id === card.note.id);
    const beside = direction === "up" ? at - 1 : direction === "down" ? at + 1 : -1;
    if (area.notes[beside]) {
      this.focusNote(`${area.id}|${area.notes[beside].id}`);
      return;
    }
    do area = nextArea(this.view, area, direction);
    while (area && !area.notes.length);
    if (!area) return;
    const to = direction === "up" ? area.notes.length - 1 : direction === "down" ? 0 : Math.min(at, area.notes.length - 1);
    this.focusNote(`${area.id}|${area.notes[to].id}`);
  }

  cardOf(target) {
    const note = target.closest(".cjm-note[data-note]");
    const area = target.closest(".cjm-area");
    return note && area ? this.cards.get(`${area.dataset.area}|${note.dataset.note}`) : null;
  }

  // -- menus --------------------------------------------------------------------------------------

  openMenu(card, anchor, page) {
    const { note } = card;
    const back = () => this.focusNote(card.key);
    const to = (name) => () => this.openMenu(card, anchor, name);
    const fields = (this.view.fields || []).filter((one) => one.field in note);
    const option = (field) => (one) => ({
      word: one.word, hint: one.hint, colour: field === "colour" ? one.value : "",
      checked: (note[field] ?? "") === one.value,
      act: () => this.setField(card, field, one.value, one.word),
    });
    const pages = {
      main: () => [
        { word: "Edit", act: () => this.edit(card), stay: true },
        { word: "Move up", act: () => this.move(card, step(this.view, card.area.id, note.id, "up")) },
        { word: "Move down", act: () => this.move(card, step(this.view, card.area.id, note.id, "down")) },
        { word: "Move to …", act: to("move"), stay: true },
        ...(note.mine !== undefined && this.view.votes
          ? [{ word: "Give a dot", act: () => this.voteKey(card, 1) },
             { word: "Take a dot back", act: () => this.voteKey(card, -1) }]
          : []),
        ...fields.map((one) => (one.options
          ? { word: one.word, act: to(one.field), stay: true }
          : { word: note[one.field] ? one.off : one.on, act: () => this.toggle(card, one) })),
        ...(this.view.links ? [{ word: this.view.links.word, act: to("links"), stay: true }] : []),
        ...(note.level ? [{ word: "How do we know?", act: to("level"), stay: true }] : []),
        ...(note.can_colour ? [{ word: "Colour", act: to("colour"), stay: true }] : []),
        { word: "Remove", act: () => this.remove(card) },
      ],
      move: () => this.view.areas
        .filter((area) => area.id !== card.area.id)
        .map((area) => ({ word: area.title, act: () => this.move(card, { area, index: area.notes.length }) })),
      level: () => this.view.levels.map(option("level")),
      colour: () => this.view.colours.map(option("colour")),
      links: () => this.linkItems(card, anchor),
    };
    const heads = { main: short(note.text), move: "Move to", level: "How do we know?", colour: "Colour",
      links: this.view.links && this.view.links.word };
    for (const one of fields) {
      pages[one.field] = () => one.options.map(option(one.field));
      heads[one.field] = one.word;
    }
    this.showMenu(heads[page], pages[page](), anchor, back);
  }

  toggle(card, { field, on, off }) {
    const value = !card.note[field];
    this.setField(card, field, value, value ? on : off);
  }

  /** List where a note may lead to; those it leads to already are checked. */
  linkItems(card, anchor) {
    const { links } = this.view;
    const { note } = card;
    const there = note[links.field];
    const send = (value, word) => this.apply(editOperation(note.id, links.field, there, value),
      { record: note.id, done: `“${short(note.text)}”: ${word}.` });
    return links.targets.filter((one) => one.value !== note.id).map((one) => {
      const link = there.find((other) => other[links.to] === one.value);
      const join = (when) => send(linked(there, links, one.value, when), one.word);
      return {
        word: one.word, hint: link && link[links.when], checked: Boolean(link), stay: !link,
        act: () => (link ? send(unlinked(there, links, one.value), links.off) : this.ask(links, one.word, anchor, join)),
      };
    });
  }

  /** Ask for a line of text in the place of a menu. */
  ask({ ask, go }, title, anchor, done) {
    const input = h("input", { class: "cjm-rename", "aria-label": ask, placeholder: ask, maxlength: "200", dir: "auto" });
    const finish = (save) => {
      this.closeMenu(true);
      if (save) done(input.value.trim());
    };
    input.addEventListener("keydown", (event) => {
      if (!isEnter(event) && event.key !== "Escape") return;
      event.preventDefault();
      finish(event.key === "Enter");
    });
    this.showMenu(title, [], anchor, this.back);
    this.menu.setAttribute("role", "dialog");
    this.menu.append(input, button(go, () => finish(true), { class: "cjm-tool" }));
    this.placeMenu(anchor.getBoundingClientRect());
    input.focus();
  }

  areaMenu(area, anchor) {
    const items = (area.actions || []).map(({ word, operation, done }) => ({
      word, act: () => this.apply({ ...operation, id: newId("op") }, { record: area.about, done }),
    }));
    if (area.rename) items.push({ word: "Rename", act: () => this.rename(area), stay: true });
    if (area.remove && area.remove.length) {
      const word = area.keeps ? "Remove (its notes stay)" : "Remove";
      items.push({ word, act: () => this.removeArea(area) });
    }
    this.showMenu(area.title, items, anchor, () => anchor.isConnected && anchor.focus());
  }

  removeArea(area) {
    this.apply(removeOperation(area.remove, Boolean(area.keeps)),
      { record: area.remove[0], done: `${area.title} removed. Undo brings it back.` });
  }

  rename(area) {
    const head = this.heads.get(`head:${area.id}`);
    const { record, field, value } = area.rename;
    const input = h("input", { class: "cjm-rename", "aria-label": `New name of ${area.title}`, value });
    head.renaming = true;
    const finish = (save) => {
      if (!head.renaming) return;
      head.renaming = false;
      head.data = null;
      const text = input.value.trim();
      if (save && text && text !== value) {
        this.apply(editOperation(record, field, value, text), { record, done: `Now called “${text}”.` });
      }
      this.draw();
    };
    input.addEventListener("keydown", (event) => {
      if (isEnter(event) || event.key === "Escape") finish(event.key === "Enter");
    });
    input.addEventListener("blur", () => finish(true));
    head.element.replaceChildren(input);
    input.focus();
    input.select();
  }

  showMenu(title, items, anchor, back) {
    this.back = back;
    const rows = items.map((item) =>
      h("button", {
        type: "button", tabindex: "-1", title: item.hint || null,
        role: item.checked === undefined ? "menuitem" : "menuitemradio",
        "aria-checked": item.checked === undefined ? null : String(item.checked),
        onclick: () => {
          if (!item.stay) this.closeMenu(true);
          else this.closeMenu(false);
          item.act();
        },
      },
      item.colour ? h("span", { class: "cjm-swatch", "data-colour": item.colour, "aria-hidden": "true" }) : null,
      h("span", { class: "cjm-word", dir: "auto" }, item.word),
      item.hint ? h("span", { class: "cjm-why" }, item.hint) : null));
    this.menu.setAttribute("role", "menu");
    this.menu.setAttribute("aria-label", title);
    this.menu.replaceChildren(h("p", { class: "cjm-menutitle", "aria-hidden": "true" }, title), ...rows);
    this.menu.dataset.open = "1";
    if (this.menu.showPopover && !this.menu.matches(":popover-open")) this.menu.showPopover();
    this.placeMenu(anchor.getBoundingClientRect());
    if (rows.length) rows[0].focus();
  }

  placeMenu(box) {
    const { offsetWidth: width, offsetHeight: height } = this.menu;
    const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
    const below = box.bottom + 4;
    const top = below + height < innerHeight ? below : Math.max(8, box.top - height - 4);
    Object.assign(this.menu.style, { left: `${left}px`, top: `${Math.min(top, Math.max(8, innerHeight - height - 8))}px` });
  }

  closeMenu(refocus) {
    if (!this.menu.dataset.open) return;
    delete this.menu.dataset.open;
    if (refocus) this.back();
    if (this.menu.hidePopover && this.menu.matches(":popover-open")) this.menu.hidePopover();
  }

  menuKey(event) {
    const rows = [...this.menu.querySelectorAll("button")];
    const at = rows.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + rows.length, Home: 0, End: rows.length - 1 };
    if (event.key in to) rows[to[event.key] % rows.length].focus();
    else if (event.key === "Escape" || event.key === "Tab") this.closeMenu(true);
    else return;
    event.preventDefault();
  }

  // -- dragging -------------------------------------------------------------------------------------

  wire(card) {
    const { element } = card;
    element.addEventListener("dblclick", (event) => {
      if (!event.target.closest("button, textarea")) this.edit(card);
    });
    element.addEventListener("focus", () => {
      this.current.set(card.area.id, card.key);
      this.roving(card.area);
    });
    element.addEventListener("pointerdown", (event) => {
      const free = !event.target.closest("button, textarea, input") && event.button === 0;
      const grip = event.target.closest(".cjm-grip");
      if (!free || card.editing || (event.pointerType === "touch" && !grip)) return;
      this.drag = { card, x: event.clientX, y: event.clientY, pointer: event.pointerId };
      element.setPointerCapture(event.pointerId);
    });
    element.addEventListener("pointermove", (event) => this.dragging(event, element));
    element.addEventListener("pointerup", (event) => this.drop(event));
    element.addEventListener("pointercancel", () => this.dropDrag());
    element.addEventListener("lostpointercapture", () => this.dropDrag());
  }

  dragging(event, element) {
    const { drag } = this;
    if (!drag || event.pointerId !== drag.pointer) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.ghost) {
      if (Math.hypot(dx, dy) < 5) return;
      this.lift(element);
    }
    drag.ghost.style.transform = `translate(${dx}px, ${dy}px) rotate(1.5deg)`;
    this.scrollAlong(event);
    drag.target = this.targetAt(event.clientX, event.clientY);
    this.showTarget(drag.target);
  }

  lift(element) {
    const box = element.getBoundingClientRect();
    const ghost = element.cloneNode(true);
    ghost.removeAttribute("tabindex");
    ghost.classList.add("cjm-ghost");
    ghost.setAttribute("popover", "manual");
    ghost.setAttribute("aria-hidden", "true");
    Object.assign(ghost.style, {
      left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px`,
    });
    this.root.append(ghost);
    if (ghost.showPopover) ghost.showPopover();
    element.classList.add("is-lifted");
    this.drag.ghost = ghost;
    this.drag.mark = h("li", { class: "cjm-here", "aria-hidden": "true" });
  }

  scrollAlong(event) {
    const box = this.wall.getBoundingClientRect();
    if (event.clientX > box.right - 40) this.wall.scrollLeft += 14;
    if (event.clientX < box.left + 40) this.wall.scrollLeft -= 14;
  }

  /** Find the area under the pointer and the place among its notes. */
  targetAt(x, y) {
    for (const { element, list, area } of this.areas.values()) {
      const box = element.getBoundingClientRect();
      if (x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
      const notes = [...list.querySelectorAll(".cjm-note[data-note]:not(.is-lifted)")];
      const before = notes.filter((note) => {
        const place = note.getBoundingClientRect();
        const above = y > place.bottom;
        const beside = y > place.top && x > place.left + place.width / 2;
        const stacked = list.clientWidth < place.width * 1.6 && y > place.top + place.height / 2;
        return above || stacked || (beside && list.clientWidth >= place.width * 1.6);
      });
      return { area, list, index: before.length, next: notes[before.length] || null };
    }
    return null;
  }

  showTarget(target) {
    const { mark } = this.drag;
    for (const { element, area } of this.areas.values()) {
      element.classList.toggle("is-target", Boolean(target && target.area.id === area.id));
    }
    if (!target) mark.remove();
    else if (mark.parentElement !== target.list || mark.nextElementSibling !== target.next) {
      target.list.insertBefore(mark, target.next);
    }
  }

  drop(event) {
    const { drag } = this;
    if (!drag || event.pointerId !== drag.pointer) return;
    const { card, target } = drag;
    this.dropDrag();
    if (!drag.ghost || !target) return;
    const area = this.view.areas.find((one) => one.id === target.area.id);
    if (!area) return;
    const at = area.notes.findIndex((note) => note.id === card.note.id);
    if (area.id === card.area.id && target.index === at) return;
    this.move(card, { area, index: target.index });
  }

  dropDrag() {
    const { drag } = this;
    this.drag = null;
    if (!drag || !drag.ghost) return;
    drag.ghost.remove();
    drag.mark.remove();
    drag.card.element.classList.remove("is-lifted");
    for (const { element } of this.areas.values()) element.classList.remove("is-target");
    if (this.stale) this.draw();
  }
}

export default { render: ({ model, el }) => mount(model, el, Wall) };
