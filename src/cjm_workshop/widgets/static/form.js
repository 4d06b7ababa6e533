/**
 * Forms: each field is saved when it is left, by one operation, and says so beside itself. What
 * others change meanwhile is shown, but never over what is being typed.
 */

import {
  Chooser, Outbox, addOperation, autosize, button, editOperation, h, inField, isEnter, newId,
  onPage, removeOperation, settleOperations, short, tabStorage,
} from "./board.js";

/** Tell whether two JSON-like values are the same; what is empty equals what is missing. */
export function same(one, other) {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

function plain(value) {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object") {
    const names = Object.keys(value).sort().filter((name) => plain(value[name]) !== null);
    return Object.fromEntries(names.map((name) => [name, plain(value[name])]));
  }
  return value;
}

/** Return where an item of an outline goes one place up or down: `{group, after}`, or null. */
export function shift(groups, id, up) {
  const at = groups.findIndex((group) => group.items.some((item) => item.id === id));
  const { items } = groups[at];
  const index = items.findIndex((item) => item.id === id);
  const inside = index + (up ? -1 : 1);
  if (items[inside]) {
    if (!up) return { group: groups[at], after: items[inside].id };
    return { group: groups[at], after: index > 1 ? items[index - 2].id : "start" };
  }
  const group = groups.filter((one) => one.into)[groups.filter((one) => one.into).indexOf(groups[at]) + (up ? -1 : 1)];
  if (!group) return null;
  const last = group.items[group.items.length - 1];
  return { group, after: up && last ? last.id : "start" };
}

/** Return a list with one entry taken out and put in elsewhere. */
export function reordered(list, id, up) {
  const at = list.indexOf(id);
  const to = at + (up ? -1 : 1);
  if (at < 0 || to < 0 || to >= list.length) return null;
  const next = [...list];
  [next[at], next[to]] = [next[to], next[at]];
  return next;
}

/** Return the rows that were filled in, each with what its old row had beside the shown columns. */
export function filledRows(old, shown, columns) {
  return shown
    .map((row, at) => ({ ...(old[at] || {}), ...row }))
    .filter((row) => columns.some((c) => !c.choices && String(row[c.field] ?? "").trim()));
}

const NOT_SAID = "not said yet";

/** One input with its label, its state beside it, and what others wrote. */
export class Field {
  constructor(form, spec) {
    this.form = form;
    this.id = newId("field");
    this.key = `${spec.record}.${spec.field}`;
    this.store = `${form.prefix}draft:${this.key}`;
    this.state = h("span", { class: "cjm-saved", role: "status" });
    this.beside = h("div", { class: "cjm-beside" });
    this.spec = spec;
    this.base = spec.value;
    this.hint = h("p", { class: "cjm-hint", id: `${this.id}-hint` }, spec.hint || "");
    this.input = this.build();
    this.element = this.wrap();
    this.set(spec.value);
    this.takeDraft();
    this.update(spec);
  }

  wrap() {
    const { spec } = this;
    const group = spec.type === "many" || spec.type === "rows";
    const label = group
      ? h("span", { class: "cjm-label2", id: `${this.id}-label` }, spec.label)
      : h("label", { class: "cjm-label2", for: this.id }, spec.label);
    const props = { class: "cjm-field", "data-type": spec.type, "data-field": spec.field };
    if (group) Object.assign(props, { role: "group", "aria-labelledby": `${this.id}-label` });
    if (!spec.hint) this.hint.hidden = true;
    const head = h("div", { class: "cjm-fieldhead" }, label, this.state);
    return h("div", props, head, this.hint, this.input, this.beside);
  }

  build() {
    const { spec } = this;
    const common = { id: this.id, "aria-describedby": `${this.id}-hint`, dir: "auto" };
    const makers = {
      line: () => h("input", { ...common, type: "text", maxlength: "300", placeholder: spec.placeholder }),
      date: () => h("input", { ...common, type: "date" }),
      number: () => h("input", { ...common, type: "number", min: spec.min, max: spec.max, step: "any" }),
      text: () => h("textarea", { ...common, rows: spec.rows || 2, placeholder: spec.placeholder }),
      names: () => h("textarea", { ...common, rows: "2" }),
      check: () => h("input", { ...common, type: "checkbox" }),
      choice: () => this.buildChoice(common),
      scale: () => this.buildScale(common),
      many: () => this.buildMany(),
      rows: () => h("div", { class: "cjm-rows" }),
    };
    const input = makers[spec.type]();
    input.addEventListener("input", () => this.typing());
    input.addEventListener("change", () => this.commit());
    return input;
  }

  buildChoice(common) {
    const options = this.spec.choices.map((one) => h("option", { value: JSON.stringify(one.value) }, one.word));
    return h("select", common, h("option", { value: "null" }, this.spec.empty || "—"), ...options);
  }

  buildScale(common) {
    const { choices } = this.spec;
    this.range = h("input", {
      ...common, type: "range", min: choices[0].value, max: choices[choices.length - 1].value, step: "1",
    });
    this.word = h("output", { for: this.id, class: "cjm-scaleword" });
    // a slider that rests where the answer lies sends no change when it is clicked
    this.range.addEventListener("click", () => this.commit());
    this.range.addEventListener("keydown", (event) => isEnter(event) && this.commit());
    const clear = button("Clear", () => this.send(null), { class: "cjm-small" });
    const ticks = choices.map((one) => h("span", {}, signed(one.value, choices[0].value < 0)));
    return h("div", { class: "cjm-scale" },
      h("div", {}, this.range, h("div", { class: "cjm-ticks", "aria-hidden": "true" }, ...ticks)), this.word, clear);
  }

  buildMany() {
    const box = h("div", { class: "cjm-chips" });
    if (this.spec.choices.length > 12) {
      const find = h("input", { type: "search", placeholder: "Find …", "aria-label": `Find in ${this.spec.label}` });
      find.addEventListener("input", (event) => {
        event.stopPropagation();
        for (const chip of box.querySelectorAll("label")) {
          chip.hidden = !chip.textContent.toLowerCase().includes(find.value.toLowerCase());
        }
      });
      find.addEventListener("change", (event) => event.stopPropagation());
      box.append(find);
    }
    for (const one of this.spec.choices) {
      const check = h("input", { type: "checkbox", value: one.value });
      box.append(h("label", { title: one.hint }, check, one.word));
    }
    if (!this.spec.choices.length) box.append(h("p", { class: "cjm-hint" }, this.spec.none || "There are none yet."));
    return box;
  }

  buildRow(row, at) {
    const { columns } = this.spec;
    const cells = columns.map((column) => {
      if (column.choices) {
        const options = column.choices.map((one) => h("option", { value: one.value }, one.word));
        return h("select", { "data-column": column.field }, ...options);
      }
      if (column.type === "check") return h("input", { type: "checkbox", "data-column": column.field });
      return h("textarea", { rows: "1", placeholder: column.label, "data-column": column.field, dir: "auto" });
    });
    const gone = button("✕", () => this.dropRow(element), { class: "cjm-small" });
    const element = h("div", { class: "cjm-row" }, ...cells, gone);
    element.addEventListener("keydown", (event) => {
      if (!isEnter(event) || event.target.tagName !== "TEXTAREA") return;
      event.preventDefault();
      this.commit();
      const next = element.nextElementSibling;
      if (next) next.querySelector("textarea").focus();
    });
    this.setRow(element, row);
    this.nameRow(element, at);
    return element;
  }

  nameRow(element, at) {
    for (const cell of element.querySelectorAll("[data-column]")) {
      const column = this.spec.columns.find((one) => one.field === cell.dataset.column);
      cell.setAttribute("aria-label", `${column.label}, ${this.spec.label} ${at + 1}`);
    }
    element.lastElementChild.setAttribute("aria-label", `Remove ${this.spec.label} ${at + 1}`);
  }

  setRow(element, row) {
    for (const cell of element.querySelectorAll("[data-column]")) {
      const column = this.spec.columns.find((one) => one.field === cell.dataset.column);
      const value = row[column.field] ?? column.start ?? "";
      if (column.type === "check") cell.checked = Boolean(value);
      else if (cell.value !== value) cell.value = value;
      if (cell.tagName === "TEXTAREA" && cell.isConnected) autosize(cell);
    }
  }

  dropRow(element) {
    const next = element.nextElementSibling || element.previousElementSibling;
    element.remove();
    this.commit();
    if (next) next.querySelector("textarea").focus();
  }

  /** Have one empty row at the end, also while the row before it is being filled in. */
  openRow() {
    const { input } = this;
    const last = input.lastElementChild;
    const filled = [...last.querySelectorAll("textarea")].some((one) => one.value.trim());
    last.classList.toggle("is-blank", !filled);
    if (filled) {
      input.append(this.buildRow({}, input.children.length));
      input.lastElementChild.classList.add("is-blank");
    }
  }

  /** Read what stands in the input. */
  get() {
    const { input, spec } = this;
    if (spec.type === "check") return input.checked;
    if (spec.type === "choice") return JSON.parse(input.value);
    if (spec.type === "scale") return Number(this.range.value);
    if (spec.type === "number") return input.value === "" ? null : Number(input.value);
    if (spec.type === "date") return input.value || null;
    if (spec.type === "many") {
      return [...input.querySelectorAll("label input")].filter((one) => one.checked).map((one) => one.value);
    }
    if (spec.type === "rows") return this.getRows();
    if (spec.type === "names") return input.value.split("\n").map((one) => one.trim()).filter(Boolean);
    if (spec.wrap) return input.value.trim() ? { ...(this.base || {}), [spec.wrap]: input.value.trim() } : null;
    return spec.type === "text" ? input.value.trim() : input.value;
  }

  getRows() {
    const shown = [...this.input.children].map((element) => {
      const cells = [...element.querySelectorAll("[data-column]")];
      const value = (cell) => (cell.type === "checkbox" ? cell.checked : cell.value.trim());
      return Object.assign({}, element.old, Object.fromEntries(cells.map((c) => [c.dataset.column, value(c)])));
    });
    return filledRows([], shown, this.spec.columns);
  }

  /** Show a value in the input. */
  set(value) {
    const { input, spec } = this;
    if (spec.type === "check") input.checked = Boolean(value);
    else if (spec.type === "choice") input.value = JSON.stringify(value ?? null);
    else if (spec.type === "scale") this.setScale(value);
    else if (spec.type === "many") {
      for (const one of input.querySelectorAll("label input")) one.checked = (value || []).includes(one.value);
    } else if (spec.type === "rows") this.setRows(value || []);
    else if (spec.type === "names") input.value = (value || []).join("\n");
    else input.value = (spec.wrap ? value && value[spec.wrap] : value) ?? "";
    this.fit();
  }

  setScale(value) {
    const { choices } = this.spec;
    const middle = choices[Math.floor(choices.length / 2)].value;
    this.range.value = value ?? middle;
    this.sayScale(value);
  }

  sayScale(value) {
    const one = this.spec.choices.find((choice) => choice.value === value);
    this.word.textContent = one ? one.word : NOT_SAID;
    this.range.setAttribute("aria-valuetext", this.word.textContent);
    this.input.classList.toggle("is-empty", !one);
  }

  setRows(value) {
    const { input } = this;
    while (input.children.length > value.length + 1) input.lastElementChild.remove();
    while (input.children.length < value.length + 1) input.append(this.buildRow({}, input.children.length));
    [...input.children].forEach((element, at) => {
      element.old = value[at] || {};
      this.setRow(element, element.old);
      this.nameRow(element, at);
      element.classList.toggle("is-blank", at === value.length);
    });
  }

  fit() {
    if (this.input.isConnected && this.input.tagName === "TEXTAREA") autosize(this.input);
    if (this.spec.type === "rows") for (const one of this.input.querySelectorAll("textarea")) if (one.isConnected) autosize(one);
  }

  // -- saving ------------------------------------------------------------------------------------

  /** Tell whether something of this field is on its way and not yet in the view. */
  get pending() {
    const items = [...this.form.outbox.items.values()];
    return items.some((one) => one.about.field === this.key && one.state !== "refused");
  }

  typing() {
    this.touched = true;
    if (this.spec.type === "scale") this.sayScale(this.get());
    if (this.spec.type === "rows") this.openRow();
    this.fit();
    try {
      this.form.storage.setItem(this.store, JSON.stringify({ base: this.base, typed: this.get() }));
    } catch {
      this.tell("This tab cannot keep unsaved text; leave the field to save it.", "late");
    }
  }

  /** Take up what was typed and not saved when the page went away. */
  takeDraft() {
    const kept = this.form.storage.getItem(this.store);
    if (!kept) return;
    const { base, typed } = JSON.parse(kept);
    if (same(typed, this.spec.value)) {
      this.form.storage.removeItem(this.store);
      return;
    }
    this.base = base;
    this.set(typed);
    this.touched = true;
    this.tell("Not saved yet: change it or leave the field to save it.", "late");
    this.input.addEventListener("focusout", () => this.commit(), { once: true });
  }

  commit() {
    const value = this.get();
    const old = this.pending ? this.sent : this.base;
    if (this.spec.type === "scale" ? value !== old : !same(value, old)) this.send(value);
    else this.settled("");
  }

  send(value) {
    const old = this.pending ? this.sent : this.base;
    if (same(old, value)) return;
    Object.assign(this, { sent: value, touched: false, refused: false });
    if (this.spec.type === "scale") this.setScale(value);
    this.tell("saving …", "late");
    const operation = editOperation(this.spec.record, this.spec.field, old ?? null, value);
    this.form.apply(operation, { field: this.key });
  }

  answered(item) {
    if (item.state === "refused") {
      this.refused = true;
      this.tell(item.reason, "bad");
    } else if (!this.form.outbox.waiting().some((one) => one.about.field === this.key)) {
      this.settled("saved");
    }
  }

  settled(words) {
    if (this.refused && words) return;
    this.form.storage.removeItem(this.store);
    Object.assign(this, { touched: false, refused: false });
    if (!(this.spec.conflicts || []).length) this.tell(words, "good");
    this.update(this.spec);
  }

  tell(words, kind) {
    if (this.state.textContent !== words) this.state.textContent = words;
    this.state.dataset.kind = kind;
  }

  /** Follow the workshop, but never write over what is being typed. */
  update(spec) {
    const before = this.spec;
    this.spec = spec;
    if (!this.touched && !this.refused && !this.pending) {
      if (!same(this.get(), spec.value) || spec.type === "scale") this.set(spec.value);
      this.base = spec.value;
    } else if (!same(before.value, spec.value) && !same(spec.value, this.sent)) {
      this.tell("Somebody else changed this meanwhile. Your words will be kept beside theirs.", "late");
    }
    this.drawConflicts(spec.conflicts || []);
  }

  drawConflicts(conflicts) {
    if (same(conflicts, this.shownConflicts || [])) return;
    this.shownConflicts = conflicts;
    this.tell(conflicts.length ? "Two texts: choose one below." : "", "late");
    this.beside.replaceChildren(...conflicts.map((conflict) => this.drawConflict(conflict)));
  }

  drawConflict(conflict) {
    const settle = (other) => () => {
      for (const operation of settleOperations(this.spec.record, conflict, other)) this.form.apply(operation, {});
    };
    const version = (value, who, other) =>
      h("div", { class: "cjm-version" }, h("p", { dir: "auto" }, inWords(value)),
        h("span", { class: "cjm-author" }, who ? `by ${who}` : ""), button("Keep this one", settle(other)));
    return h("div", { class: "cjm-conflict", role: "group", "aria-label": "Two texts" },
      h("strong", {}, "Two people changed this at once"),
      version(conflict.now, conflict.kept_by, false), version(conflict.other, conflict.other_by, true));
  }
}

/** Say a value in words: lists line by line, statements by their text. */
export function inWords(value) {
  if (value === null || value === undefined || value === "") return "(nothing)";
  if (Array.isArray(value)) return value.map(inWords).join("\n") || "(nothing)";
  if (typeof value === "object") {
    const parts = Object.entries(value).filter(([, held]) => typeof held === "string" && held);
    return parts.map(([, held]) => held).join(" · ");
  }
  return String(value);
}

/** Write a number as it stands on a scale around zero: with its sign. */
export function signed(value, around) {
  if (!around || value === 0) return String(value);
  return value > 0 ? `+${value}` : `−${-value}`;
}

/**
 * A page about a workshop: head, choice of what is shown, what goes wrong, fields that save
 * themselves. What it is about is drawn by `body` and `drawBody`.
 */
export class Sheet {
  constructor(model, el, testid) {
    this.model = model;
    this.view = model.get("view");
    this.prefix = `cjm:${this.view.key}:${this.view.form}:${this.view.author}:`;
    this.storage = tabStorage();
    this.fields = new Map();
    this.opened = new Set();
    this.outbox = new Outbox({
      send: (message) => model.send(message),
      storage: this.storage,
      prefix: `${this.prefix}op:`,
      changed: () => this.outgoing(),
    });
    this.build(el, testid);
    this.selected = this.storage.getItem(this.pageKey);
    this.outbox.seen(this.view.version);
    this.outbox.restore();
    this.draw();
    this.clock = setInterval(() => this.outbox.tick(), 250);
    this.root.dataset.ready = "1";
  }

  build(el, testid) {
    this.title = h("h2", { class: "cjm-title" });
    this.prompt = h("p", { class: "cjm-prompt" });
    this.undo = button("Undo", () => this.turn("undo"), { class: "cjm-tool" });
    this.redo = button("Redo", () => this.turn("redo"), { class: "cjm-tool" });
    this.notice = h("div", { class: "cjm-notice", role: "alert" });
    this.status = h("div", { class: "cjm-status", role: "status" });
    const words = h("div", { class: "cjm-words" }, this.title, this.prompt);
    this.chooser = new Chooser(this.model);
    const tools = h("div", { class: "cjm-tools" }, this.undo, this.redo);
    const body = this.body();
    this.root = h("div", { class: "cjm-board cjm-form", "data-testid": testid, role: "group" },
      h("header", { class: "cjm-bar" }, words, tools), this.chooser.element, this.notice, body, this.status);
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.width = new ResizeObserver(() => this.sized());
    this.width.observe(body);
    el.append(this.root);
  }

  /** Show what was sent, answered or given up. */
  outgoing() {
    this.drawNotice();
  }

  /** Follow the width of the page. */
  sized() {
    this.fields.forEach((field) => field.fit());
  }

  key(event) {
    const command = event.ctrlKey || event.metaKey;
    const turns = command && ["z", "y"].includes(event.key.toLowerCase());
    if (command && !turns && event.key !== "Enter") return;
    event.stopPropagation();
    if (!turns || inField(event.target)) return;
    event.preventDefault();
    this.turn(event.key.toLowerCase() === "y" || event.shiftKey ? "redo" : "undo");
  }

  close() {
    clearInterval(this.clock);
    this.width.disconnect();
    this.root.remove();
  }

  apply(operation, about) {
    return this.outbox.put({ type: "apply", operation }, about);
  }

  turn(which) {
    this.outbox.put({ type: which, id: newId("op") }, { done: which === "undo" ? "Undone." : "Done again." });
  }

  say(words) {
    this.status.textContent = words;
  }

  take(message) {
    const item = this.outbox.answer(message);
    if (!item) return;
    const field = item.about.field && this.fields.get(item.about.field);
    if (field) field.answered(item);
    if (item.state === "refused" && !field) this.showRefusal(item);
    else if (item.state === "refused") this.outbox.discard(item.id);
    else if (item.about.done) this.say(item.about.done);
    if (item.about.select && item.state === "done") this.select(item.about.select);
  }

  showRefusal(item) {
    const done = () => {
      this.outbox.discard(item.id);
      box.remove();
    };
    const choices = h("div", { class: "cjm-choices" });
    if (item.offer === "dependents") {
      choices.append(button("Remove it with all that hangs on it", () => {
        done();
        this.apply(removeOperation(item.message.operation.records, true), { done: "Removed. Undo brings it back." });
      }));
    }
    choices.append(button("OK", done));
    const box = h("div", { class: "cjm-refusal", role: "alert" }, h("p", { class: "cjm-reason" }, item.reason), choices);
    this.notice.after(box);
    box.scrollIntoView({ block: "nearest" });
    choices.firstElementChild.focus({ preventScroll: true });
  }

  /** Under which name the chosen page is kept: of each journey its own. */
  get pageKey() {
    const { chooser } = this.view;
    return `${this.prefix}page${chooser ? `:${chooser.value}` : ""}`;
  }

  follow() {
    const before = this.pageKey;
    this.view = this.model.get("view");
    if (this.pageKey !== before) this.selected = this.storage.getItem(this.pageKey);
    this.outbox.seen(this.view.version);
    this.draw();
  }

  // -- drawing -----------------------------------------------------------------------------------

  draw() {
    const { view } = this;
    this.root.setAttribute("aria-label", view.title);
    this.title.textContent = view.title;
    this.prompt.textContent = view.gone || view.prompt;
    this.undo.disabled = !view.can_undo;
    this.redo.disabled = !view.can_redo;
    this.chooser.draw(view.chooser);
    this.drawNotice();
    this.drawBody();
  }

  drawNotice() {
    const waiting = this.outbox.waiting().length;
    this.notice.hidden = !(this.outbox.silent && waiting);
    if (this.notice.hidden) return;
    this.notice.textContent =
      "The kernel does not answer. What you wrote is kept in this browser tab and will be sent " +
      "as soon as it is back. After a restart of the kernel, run this cell again.";
  }

  select(id) {
    this.selected = id;
    this.storage.setItem(this.pageKey, id);
    this.draw();
  }

  /** Return the field of a spec: the one there was, or a new one where it must be built anew. */
  field(spec, old) {
    const key = `${spec.record}.${spec.field}`;
    const kept = old.get(key);
    const field = kept && same(shapeOf(kept.spec), shapeOf(spec)) ? kept : new Field(this, spec);
    field.element.classList.toggle("is-half", Boolean(spec.half));
    this.fields.set(key, field);
    return field;
  }
}

class Form extends Sheet {
  body() {
    this.outline = h("nav", { class: "cjm-outline" });
    this.page = h("div", { class: "cjm-page" });
    return h("div", { class: "cjm-split" }, this.outline, this.page);
  }

  drawBody() {
    this.drawOutline();
    this.drawPage();
  }

  current() {
    const { pages } = this.view;
    return pages.find((page) => page.id === this.selected) || pages[0];
  }

  drawOutline() {
    const { outline } = this.view;
    this.outline.hidden = !outline;
    this.root.classList.toggle("has-outline", Boolean(outline));
    if (!outline) return;
    const page = this.current();
    const data = JSON.stringify([outline, page && page.id]);
    if (data === this.outlined) return;
    this.outlined = data;
    const active = this.root.getRootNode().activeElement;
    const held = this.outline.contains(active) ? active : null;
    const name = held && held.dataset.name;
    const typed = held && inField(held) ? held.value : "";
    this.outline.setAttribute("aria-label", outline.title);
    this.outline.replaceChildren(
      ...outline.groups.map((group) => this.drawGroup(group, page)),
      ...(outline.add ? [this.drawAdd(outline.add, "group")] : []),
    );
    const again = name && [...this.outline.querySelectorAll("[data-name]")].find((one) => one.dataset.name === name);
    if (again) {
      if (typed) again.value = typed;
      again.focus({ preventScroll: true });
    }
  }

  drawGroup(group, page) {
    const title = group.page
      ? this.drawLink({ id: group.page, title: group.title }, page, "cjm-grouplink")
      : document.createTextNode(group.title);
    const items = group.items.map((item) => h("li", {}, this.drawLink(item, page, "cjm-itemlink")));
    return h("section", { class: "cjm-group" }, h("h3", {}, title), h("ul", {}, ...items),
      group.add ? this.drawAdd(group.add, group.id) : null);
  }

  drawLink(item, page, style) {
    const here = page && page.id === item.id;
    return button(h("span", { dir: "auto" }, item.title), () => this.select(item.id), {
      class: style, "aria-current": here ? "true" : null, "data-name": `link:${item.id}`,
    }).appendChild(h("span", { class: "cjm-detail" }, item.detail || "")).parentElement;
  }

  /** Draw a field that makes a record by typing. */
  drawAdd(add, name) {
    const field = h("input", {
      class: "cjm-newarea", placeholder: add.placeholder || add.label, "aria-label": add.label,
      "data-name": `add:${name}`, maxlength: "300", dir: "auto",
    });
    const key = `${this.prefix}draft:add:${this.view.chooser ? `${this.view.chooser.value}:` : ""}${name}`;
    field.value = this.storage.getItem(key) || "";
    field.addEventListener("input", () => this.storage.setItem(key, field.value));
    field.addEventListener("keydown", (event) => {
      const text = field.value.trim();
      if (!isEnter(event) || !text) return;
      event.preventDefault();
      field.value = "";
      this.storage.removeItem(key);
      this.add(add, text);
    });
    return field;
  }

  add(add, text) {
    const operation = addOperation(add.make, [add.prefix ? prefixed(add.prefix, text) : text], add.after);
    const id = operation.records[0].fields.id;
    this.apply(operation, { done: `“${short(text)}” added.`, select: add.select ? id : null });
    if (add.also) {
      const { record, field, value } = add.also;
      this.apply(editOperation(record, field, value, [...value, id]), {});
    }
  }

  drawPage() {
    const page = this.current();
    if (!page) {
      this.page.replaceChildren(h("p", { class: "cjm-hint" }, this.view.nothing || ""));
      this.shown = null;
      return;
    }
    const shape = JSON.stringify([page.id, page.prompt, page.sections.map((s) => [s.title, s.hint, s.fields.map(shapeOf)]),
      page.adds, page.place, page.moves, page.remove]);
    if (shape !== this.shown) {
      this.shown = shape;
      this.buildPage(page);
    }
    this.pageTitle.textContent = page.title || "";
    const specs = page.sections.flatMap((section) => section.fields.flatMap(fieldsOf));
    for (const spec of specs) this.fields.get(`${spec.record}.${spec.field}`).update(spec);
  }

  buildPage(page) {
    const active = this.root.getRootNode().activeElement;
    const held = this.page.contains(active) ? active : null;
    const name = held && held.dataset.name;
    const old = this.fields;
    this.fields = new Map();
    this.pageTitle = h("h3", { class: "cjm-pagetitle", dir: "auto" });
    const sections = page.sections.map((section) => this.buildSection(section, old));
    const adds = (page.adds || []).map((add, at) => this.drawAdd(add, `${page.id}:${at}`));
    const head = h("div", { class: "cjm-pagehead" }, this.pageTitle, ...this.buildMoves(page));
    const parts = [head, h("p", { class: "cjm-hint" }, page.prompt || ""), ...sections, ...adds];
    if (!page.title && !page.moves) head.hidden = true;
    this.page.replaceChildren(...parts);
    this.fields.forEach((field) => field.fit());
    const again = name && [...this.page.querySelectorAll("[data-name]")].find((one) => one.dataset.name === name);
    if (again) again.focus({ preventScroll: true });
    else if (held && held.isConnected) held.focus({ preventScroll: true });
  }

  buildSection(section, old) {
    const fields = section.fields.map((spec) =>
      spec.type === "records" ? this.buildRecords(spec, old) : this.field(spec, old).element);
    const parts = [section.hint ? h("p", { class: "cjm-hint" }, section.hint) : null, h("div", { class: "cjm-grid" }, ...fields)];
    if (section.folds) {
      const summary = h("summary", { tabindex: "0" }, section.title);
      const folded = h("details", { class: "cjm-section", open: section.open || this.opened.has(section.title) }, summary, ...parts);
      folded.addEventListener("toggle", () => {
        this.opened[folded.open ? "add" : "delete"](section.title);
        this.fields.forEach((field) => field.fit());
      });
      return folded;
    }
    return h("section", { class: "cjm-section" }, section.title ? h("h4", {}, section.title) : null, ...parts);
  }

  buildRecords(spec, old) {
    const items = spec.items.map((item) =>
      h("li", { class: "cjm-item" },
        h("div", { class: "cjm-grid" }, ...item.fields.map((one) => this.field(one, old).element)),
        button("Remove", () => this.apply(removeOperation([item.id], true), { done: "Removed. Undo brings it back." }),
          { class: "cjm-small", "aria-label": `Remove ${spec.label}: ${short(item.title)}` })));
    return h("div", { class: "cjm-records" }, h("ul", {}, ...items), this.drawAdd(spec.add, spec.id));
  }

  buildMoves(page) {
    const parts = [];
    if (page.moves) {
      parts.push(button("↑ Earlier", () => this.moveBy(page, true), { class: "cjm-tool" }),
        button("↓ Later", () => this.moveBy(page, false), { class: "cjm-tool" }));
    }
    if (page.place) parts.push(this.buildPlace(page));
    if (page.remove) {
      const gone = () => this.apply(removeOperation(page.remove, false), { done: `“${short(page.title)}” removed. Undo brings it back.` });
      parts.push(button("Remove", gone, { class: "cjm-tool" }));
    }
    return parts;
  }

  buildPlace(page) {
    const options = page.place.groups.map((one) => h("option", { value: one.id }, one.title));
    const select = h("select", { "aria-label": page.place.label, class: "cjm-place" }, ...options);
    select.value = page.place.group;
    select.addEventListener("change", () => {
      const group = this.view.outline.groups.find((one) => one.id === select.value);
      const last = group.items[group.items.length - 1];
      this.move(page, { group, after: last ? last.id : "end" });
    });
    return select;
  }

  move(page, { group, after }) {
    const operation = { kind: "move", id: newId("op"), record: page.moves, after, into: group.into };
    this.apply(operation, { done: `“${short(page.title)}” is now in ${group.title}.` });
  }

  moveBy(page, up) {
    const { groups, order } = this.view.outline;
    if (groups.some((group) => group.page === page.id)) this.moveGroup(page, up, groups, order);
    else {
      const target = shift(groups, page.moves, up);
      if (target) this.move(page, target);
      else this.say(up ? "This is the first already." : "This is the last already.");
    }
  }

  moveGroup(page, up, groups, order) {
    const ids = groups.filter((group) => group.page).map((group) => group.page);
    const next = reordered(ids, page.moves, up);
    if (!next) this.say(up ? "This is the first already." : "This is the last already.");
    else if (order) this.apply(editOperation(order.record, order.field, ids, next), { done: "Moved." });
    else {
      const at = next.indexOf(page.moves);
      const after = at ? next[at - 1] : "start";
      this.apply({ kind: "move", id: newId("op"), record: page.moves, after, into: {} }, { done: "Moved." });
    }
  }
}

/** Put words in front of a text that does not begin with them already. */
export function prefixed(prefix, text) {
  return text.toLowerCase().startsWith(prefix.trim().toLowerCase()) ? text : prefix + text;
}

function fieldsOf(spec) {
  return spec.type === "records" ? spec.items.flatMap((item) => item.fields) : [spec];
}

/** What of a field needs building anew when it changes: all but its value. */
function shapeOf(spec) {
  if (spec.type === "records") {
    return [spec.type, spec.add, spec.items.map((item) => [item.id, item.fields.map(shapeOf)])];
  }
  const { value, conflicts, ...rest } = spec;
  return rest;
}

/** Put a sheet on a page and let it follow the workshop; return how to take it off again. */
export function showSheet(form, model) {
  const leave = onPage(model);
  const follow = () => form.follow();
  const take = (message) => form.take(message);
  model.on("change:view", follow);
  model.on("msg:custom", take);
  return () => {
    model.off("change:view", follow);
    model.off("msg:custom", take);
    leave();
    form.close();
  };
}

function renderForm({ model, el }) {
  return showSheet(new Form(model, el, "cjm-form"), model);
}

export default { render: renderForm };
