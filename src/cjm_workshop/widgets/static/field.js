/**
 * One field of a form: saved when it is left, by one operation. What others change meanwhile is
 * shown, but never over what is being typed.
 */

import { autosize, button, h, isEnter, put, t } from "./elements.js";
import { FilesInput, PictureInput, sendPieces } from "./filing.js";
import { editOperation, settleOperations } from "./operations.js";
import { newId } from "./outbox.js";
import { Picker } from "./picker.js";

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

/** Tell whether a value says nothing. */
export function isEmpty(value) {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length);
}

/** Return the rows that were filled in: those with a word in a column that is written by hand. */
export function filledRows(rows, columns) {
  const written = columns.filter((one) => !one.choices && !["check", "links", "date"].includes(one.type));
  return rows.filter((row) => written.some((one) => String(row[one.field] ?? "").trim()));
}

/** Say a value in words: lists line by line, statements by their text. */
export function inWords(value, nothing = "(nothing)") {
  if (isEmpty(value)) return nothing;
  if (Array.isArray(value)) return value.map((one) => inWords(one, nothing)).join("\n");
  if (typeof value === "object") {
    const parts = Object.entries(value).filter(([, held]) => typeof held === "string" && held);
    return parts.map(([, held]) => held).join(" · ");
  }
  return String(value);
}

/**
 * Return which fields were passed by: visited, or followed by one that says something. What they
 * miss is told then, so that a blank form does not complain.
 * @param {{key: string, value: any}[]} fields in their order on the page
 * @param {Set<string>} visited keys of those that had the focus
 */
export function passedBy(fields, visited) {
  const last = fields.findLastIndex((one) => !isEmpty(one.value) && one.value !== false);
  return new Set(fields.filter((one, at) => at < last || visited.has(one.key)).map((one) => one.key));
}

/** Write a number as it stands on a scale around zero: with its sign. */
export function signed(value, around) {
  if (!around || value === 0) return String(value);
  return value > 0 ? `+${value}` : `−${-value}`;
}

/** Read a number as people write it: `4,5` and `4.5`; null where there is none. */
export function numberOf(text) {
  const number = Number(String(text).trim().replace(",", "."));
  return String(text).trim() && Number.isFinite(number) ? number : null;
}

// -- kinds of fields ---------------------------------------------------------------------------

const input = (type, more = {}) => ({ build: (field) => h("input", { ...field.common(), type, ...more }) });

/** How each kind is built, read and shown; without `get` and `set` it is an input with a value. */
const KINDS = {
  line: { build: (field) => h("input", { ...field.common(), type: "text", maxlength: "300", placeholder: field.spec.placeholder }) },
  date: input("date"),
  number: {
    build: (field) => h("input", { ...field.common(), type: "number", min: field.spec.min, max: field.spec.max, step: "any" }),
    get: ({ input: one }) => (one.value === "" ? null : Number(one.value)),
  },
  text: {
    build: (field) => h("textarea", { ...field.common(), rows: field.spec.rows || 2, placeholder: field.spec.placeholder }),
    get: (field) => {
      const { wrap } = field.spec;
      const text = field.input.value.trim();
      if (!wrap) return text;
      return text ? { ...(field.base || {}), [wrap]: text } : null;
    },
    set: (field, value) => (field.input.value = (field.spec.wrap ? value && value[field.spec.wrap] : value) ?? ""),
  },
  names: {
    build: (field) => h("textarea", { ...field.common(), rows: "2" }),
    get: ({ input: one }) => one.value.split("\n").map((name) => name.trim()).filter(Boolean),
    set: (field, value) => (field.input.value = (value || []).join("\n")),
  },
  check: {
    build: (field) => h("input", { ...field.common(), type: "checkbox" }),
    get: ({ input: one }) => one.checked,
    set: (field, value) => (field.input.checked = Boolean(value)),
  },
  choice: {
    build: (field) => buildChoice(field),
    get: ({ input: one }) => JSON.parse(one.value),
    set: (field, value) => (field.input.value = JSON.stringify(value ?? null)),
  },
  scale: {
    build: (field) => buildScale(field),
    get: ({ range }) => Number(range.value),
    set: (field, value) => field.setScale(value),
  },
  many: { group: true, build: buildChips, get: chipsOf, set: setChips },
  links: {
    group: true,
    build: (field) => (field.spec.chips && field.list().length <= 14 ? buildChips(field) : buildPicker(field, false)),
    get: (field) => (field.picker ? field.picker.value : chipsOf(field)),
    set: (field, value) => (field.picker ? field.picker.set(value || []) : setChips(field, value)),
    refresh: (field) => {
      if (field.picker) field.picker.draw();
    },
  },
  quote: {
    build: (field) => h("textarea", { ...field.common(), rows: "2", placeholder: field.spec.placeholder }),
    below: (field) => (field.form.view.lists && field.form.view.lists.evidence ? buildSource(field) : null),
    get: (field) => {
      const text = field.input.value.trim();
      const source = field.picker ? { evidence: field.picker.value[0] ?? null } : {};
      return text ? { ...(field.base || {}), text, ...source } : null;
    },
    set: (field, value) => {
      field.input.value = value ? value.text : "";
      if (field.picker) field.picker.set(value && value.evidence ? [value.evidence] : []);
    },
    refresh: (field) => field.picker && field.picker.draw(),
  },
  rows: {
    group: true,
    build: (field) => (field.rows = new Rows(field)).element,
    get: (field) => field.rows.get(),
    set: (field, value) => field.rows.set(value || []),
    refresh: (field) => field.rows.refresh(),
  },
  picture: {
    group: true,
    build: (field) => (field.made = new PictureInput(field)).element,
    get: (field) => field.made.get(),
    set: (field, value) => field.made.set(value),
  },
  files: {
    group: true,
    build: (field) => (field.made = new FilesInput(field)).element,
    get: (field) => field.made.get(),
    set: (field, value) => field.made.set(value),
  },
};

function buildChoice(field) {
  const { spec } = field;
  const options = spec.choices.map((one) => h("option", { value: JSON.stringify(one.value), title: one.hint }, one.word));
  const none = spec.required ? [] : [h("option", { value: "null" }, spec.empty || "—")];
  return h("select", field.common(), ...none, ...options);
}

function buildScale(field) {
  const { choices } = field.spec;
  const ends = { min: choices[0].value, max: choices[choices.length - 1].value };
  field.range = h("input", { ...field.common(), type: "range", ...ends, step: "1" });
  field.word = h("output", { for: field.id, class: "cjm-scaleword" });
  // a slider that rests where the answer lies sends no change when it is clicked
  field.range.addEventListener("click", () => field.commit());
  field.range.addEventListener("keydown", (event) => isEnter(event) && field.commit());
  field.clear = button(t(field.words, "clear"), () => field.send(null), { class: "cjm-small", "aria-label": `${t(field.words, "clear")}: ${field.spec.label}` });
  const ticks = choices.map((one) => h("span", {}, signed(one.value, choices[0].value < 0)));
  return h("div", { class: "cjm-scale" },
    h("div", {}, field.range, h("div", { class: "cjm-ticks", "aria-hidden": "true" }, ...ticks)), field.word, field.clear);
}

function buildChips(field) {
  const { spec, words } = field;
  const choices = spec.choices || field.list();
  const box = h("div", { class: "cjm-chips" });
  if (choices.length > 14) {
    const find = h("input", { type: "search", placeholder: t(words, "find"), "aria-label": t(words, "find_in", { label: spec.label }) });
    find.addEventListener("change", (event) => event.stopPropagation());
    find.addEventListener("input", (event) => {
      event.stopPropagation();
      for (const chip of box.querySelectorAll("label")) chip.hidden = !chip.textContent.toLowerCase().includes(find.value.toLowerCase());
    });
    box.append(find);
  }
  for (const one of choices) box.append(h("label", { title: one.hint }, h("input", { type: "checkbox", value: one.value }), one.word));
  if (!choices.length) box.append(h("p", { class: "cjm-hint" }, spec.none || t(words, "none_yet")));
  return box;
}

function chipsOf(field) {
  return [...field.input.querySelectorAll("label input")].filter((one) => one.checked).map((one) => one.value);
}

function setChips(field, value) {
  for (const one of field.input.querySelectorAll("label input")) one.checked = (value || []).includes(one.value);
}

function buildPicker(field, single, label = field.spec.label) {
  field.picker = new Picker({
    words: field.words, label, single, none: field.spec.none,
    options: () => field.list(), changed: () => field.commit(),
  });
  return field.picker.element;
}

/** The source of a quote: from which evidence it is. */
function buildSource(field) {
  const label = t(field.words, "source");
  return h("div", { class: "cjm-source" }, h("span", { class: "cjm-hint" }, label), buildPicker(field, true, label));
}

// -- small tables --------------------------------------------------------------------------------

const WIDTHS = { check: "44px", date: "142px", number: "92px", links: "104px", choices: "128px" };

/** Return the widths of the columns of a small table, for a grid. */
export function widthsOf(columns) {
  const widths = columns.map((one) => WIDTHS[one.choices ? "choices" : one.type] || (one.wide ? "minmax(0, 2fr)" : "minmax(0, 1fr)"));
  return [...widths, "32px"].join(" ");
}

/** A small table that always has one empty row at its end. */
class Rows {
  constructor(field) {
    this.field = field;
    const { columns } = field.spec;
    this.list = h("div", { class: "cjm-rowlist" });
    const written = columns.filter((one) => !one.choices && one.type !== "links");
    this.headed = written.length > 1;
    const heads = this.headed
      ? h("div", { class: "cjm-row cjm-rowheads", "aria-hidden": "true" }, ...columns.map((one) => h("span", {}, one.label)))
      : null;
    this.element = h("div", { class: this.headed ? "cjm-rows is-headed" : "cjm-rows" }, heads, this.list);
    this.element.style.setProperty("--cjm-widths", widthsOf(columns));
  }

  buildRow(row, at) {
    const element = h("div", { class: "cjm-row" });
    element.pickers = {};
    const cells = this.field.spec.columns.map((column) => this.buildCell(column, element));
    element.append(...cells, button("✕", () => this.drop(element), { class: "cjm-takeout" }));
    for (const picker of Object.values(element.pickers)) element.append(picker.box);
    element.addEventListener("keydown", (event) => this.key(event, element));
    this.setRow(element, row);
    this.name(element, at);
    return element;
  }

  buildCell(column, row) {
    const props = { "data-column": column.field, dir: "auto" };
    if (column.type === "links") {
      const { field } = this;
      const picker = new Picker({
        words: field.words, label: column.label, small: true,
        options: () => field.list(column.list), changed: () => field.commit(),
      });
      row.pickers[column.field] = picker;
      return h("div", { class: "cjm-cell", "data-kind": "links" }, picker.element);
    }
    let cell;
    if (column.choices) {
      cell = h("select", props, ...column.choices.map((one) => h("option", { value: one.value, title: one.hint }, one.word)));
    } else if (column.type === "check") cell = h("input", { ...props, type: "checkbox" });
    else if (column.type === "date") cell = h("input", { ...props, type: "date" });
    else if (column.type === "number") cell = h("input", { ...props, type: "text", inputmode: "decimal" });
    else cell = h("textarea", { ...props, rows: "1", placeholder: this.ask(column) });
    const kind = column.choices ? "choices" : column.type || "text";
    return h("div", { class: "cjm-cell", "data-kind": kind }, h("span", { class: "cjm-cellname2", "aria-hidden": "true" }, column.label), cell);
  }

  /** Return what an empty cell asks for; below a heading only the first one asks. */
  ask(column) {
    const first = this.field.spec.columns.find((one) => !one.choices && !one.type);
    if (!this.headed) return column.label;
    return column === first ? `+ ${column.label}` : "";
  }

  key(event, element) {
    if (!isEnter(event) || event.target.tagName !== "TEXTAREA") return;
    event.preventDefault();
    this.field.commit();
    const next = element.nextElementSibling;
    if (next) next.querySelector("textarea").focus();
  }

  name(element, at) {
    const { spec, words } = this.field;
    for (const cell of element.querySelectorAll("[data-column]")) {
      const column = spec.columns.find((one) => one.field === cell.dataset.column);
      cell.setAttribute("aria-label", `${column.label}, ${spec.label} ${at + 1}`);
    }
    element.querySelector(":scope > .cjm-takeout").setAttribute("aria-label", t(words, "take_out", { name: `${spec.label} ${at + 1}` }));
  }

  column(name) {
    return this.field.spec.columns.find((one) => one.field === name);
  }

  setRow(element, row) {
    element.old = row;
    for (const cell of element.querySelectorAll("[data-column]")) {
      const column = this.column(cell.dataset.column);
      const value = row[column.field] ?? column.start ?? "";
      if (column.type === "check") cell.checked = Boolean(value);
      else if (column.type === "number") {
        if (numberOf(cell.value) !== (value === "" ? null : value)) cell.value = String(value);
      } else if (cell.value !== value) cell.value = value;
    }
    for (const [name, picker] of Object.entries(element.pickers)) picker.set(row[name] || []);
  }

  drop(element) {
    const next = element.nextElementSibling || element.previousElementSibling;
    element.remove();
    this.field.commit();
    if (next) next.querySelector("textarea").focus();
  }

  /** Have one empty row at the end, also while the row before it is being filled in. */
  open() {
    const last = this.list.lastElementChild;
    const filled = [...last.querySelectorAll("textarea")].some((one) => one.value.trim());
    last.classList.toggle("is-blank", !filled);
    if (filled) {
      this.list.append(this.buildRow({}, this.list.children.length));
      this.list.lastElementChild.classList.add("is-blank");
    }
  }

  get() {
    const { columns } = this.field.spec;
    const rows = [...this.list.children].map((element) => {
      const row = { ...element.old };
      for (const cell of element.querySelectorAll("[data-column]")) row[cell.dataset.column] = this.read(cell);
      for (const [name, picker] of Object.entries(element.pickers)) row[name] = picker.value;
      return row;
    });
    return filledRows(rows, columns);
  }

  read(cell) {
    const { type } = this.column(cell.dataset.column);
    if (type === "check") return cell.checked;
    if (type === "date") return cell.value || null;
    if (type !== "number") return cell.value.trim();
    const number = numberOf(cell.value);
    // what is no number is sent as it was written, so that the workshop refuses it in words
    return number === null && cell.value.trim() ? cell.value.trim() : number;
  }

  set(value) {
    const { list } = this;
    while (list.children.length > value.length + 1) list.lastElementChild.remove();
    while (list.children.length < value.length + 1) list.append(this.buildRow({}, list.children.length));
    [...list.children].forEach((element, at) => {
      this.setRow(element, value[at] || {});
      this.name(element, at);
      element.classList.toggle("is-blank", at === value.length);
    });
  }

  refresh() {
    for (const row of this.list.children) for (const picker of Object.values(row.pickers)) picker.draw();
  }
}

// -- the field -----------------------------------------------------------------------------------

/** One input with its label, its state beside it, what is wrong below it, and what others wrote. */
export class Field {
  constructor(form, spec) {
    Object.assign(this, { form, spec, words: form.words, base: spec.value });
    this.kind = KINDS[spec.type];
    this.id = newId("field");
    this.key = `${spec.record}.${spec.field}`;
    this.store = `${form.prefix}draft:${this.key}`;
    this.state = h("span", { class: "cjm-saved" });
    this.beside = h("div", { class: "cjm-beside" });
    this.hint = h("p", { class: "cjm-hint", id: `${this.id}-hint`, hidden: !spec.hint }, spec.hint || "");
    this.fault = h("p", { class: "cjm-fault", id: `${this.id}-fault`, hidden: true });
    this.advice = h("p", { class: "cjm-advice", id: `${this.id}-advice`, hidden: true });
    this.input = this.kind.build(this);
    this.input.addEventListener("input", () => this.typing());
    this.input.addEventListener("change", () => this.commit());
    this.element = this.wrap();
    this.element.addEventListener("focusout", (event) => this.left(event));
    this.set(spec.value);
    this.takeDraft();
    this.update(spec);
  }

  /** Return what every input has. */
  common() {
    return { id: this.id, "aria-describedby": this.describedBy(), dir: "auto" };
  }

  describedBy() {
    return ["hint", "fault", "advice"].map((part) => `${this.id}-${part}`).join(" ");
  }

  /** Return the options of a long list that the view holds once for all fields. */
  list(name = this.spec.list) {
    return (this.form.view.lists && this.form.view.lists[name]) || [];
  }

  wrap() {
    const { spec, kind } = this;
    const props = { class: "cjm-field", "data-type": spec.type, "data-field": spec.field };
    const below = kind.below ? kind.below(this) : null;
    const parts = [this.hint, this.input, below, this.fault, this.advice, this.beside];
    if (kind.group) {
      const legend = h("legend", { class: "cjm-fieldhead" }, h("span", { class: "cjm-label2" }, spec.label), this.state);
      return h("fieldset", { ...props, "aria-describedby": this.describedBy() }, legend, ...parts);
    }
    const label = h("label", { class: "cjm-label2", for: this.id }, spec.label);
    return h("div", props, h("div", { class: "cjm-fieldhead" }, label, this.state), ...parts);
  }

  get() {
    return this.kind.get ? this.kind.get(this) : this.input.value.trim();
  }

  set(value) {
    if (this.kind.set) this.kind.set(this, value);
    else this.input.value = value ?? "";
    this.fit();
  }

  setScale(value) {
    const { choices } = this.spec;
    this.range.value = value ?? choices[Math.floor(choices.length / 2)].value;
    this.sayScale(value);
  }

  sayScale(value) {
    const one = this.spec.choices.find((choice) => choice.value === value);
    this.word.textContent = one ? one.word : t(this.words, "not_said");
    this.range.setAttribute("aria-valuetext", this.word.textContent);
    this.input.classList.toggle("is-empty", !one);
    this.clear.hidden = !one;
  }

  fit() {
    const areas = this.input.tagName === "TEXTAREA" ? [this.input] : this.input.querySelectorAll("textarea");
    for (const one of areas) if (one.isConnected && one.getClientRects().length) autosize(one);
  }

  // -- saving ------------------------------------------------------------------------------------

  /** Return what of this field is on its way and not yet in the view. */
  sending() {
    return [...this.form.outbox.items.values()].filter((one) => one.about.field === this.key && one.state !== "refused");
  }

  get pending() {
    return this.sending().length > 0;
  }

  typing() {
    this.touched = true;
    if (this.spec.type === "scale") this.sayScale(this.get());
    if (this.rows) this.rows.open();
    this.fit();
    try {
      this.form.storage.setItem(this.store, JSON.stringify({ base: this.base, typed: this.get() }));
    } catch {
      this.tell(t(this.words, "tab_full"), "late");
    }
  }

  /** Remember that somebody was here; what is missing may be told now. */
  left(event) {
    if (this.element.contains(event.relatedTarget)) return;
    this.form.visited.add(this.key);
    this.form.drawAdvice();
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
    this.tell(t(this.words, "draft"), "late");
    this.element.addEventListener("focusout", () => this.commit(), { once: true });
  }

  commit() {
    const value = this.get();
    const old = this.pending ? this.sent : this.base;
    if (this.spec.type === "scale" ? value !== old : !same(value, old)) this.send(value);
    else if (!this.pending) this.settled("");
  }

  send(value) {
    const old = this.pending ? this.sent : this.base;
    if (same(old, value)) return;
    Object.assign(this, { sent: value, touched: false, refused: false });
    if (this.spec.type === "scale") this.setScale(value);
    this.fail("");
    this.tell(t(this.words, "saving"), "late");
    const operation = editOperation(this.spec.record, this.spec.field, old ?? null, value);
    this.form.apply(operation, { field: this.key });
  }

  answered(item) {
    if (item.state === "refused") {
      this.refused = true;
      this.tell("", "");
      this.fail(item.reason);
    } else if (!this.form.outbox.waiting().some((one) => one.about.field === this.key)) {
      this.settled(t(this.words, "saved"));
    }
  }

  settled(words) {
    if (this.refused && words) return;
    this.form.storage.removeItem(this.store);
    Object.assign(this, { touched: false, refused: false });
    this.fail("");
    if (!(this.spec.conflicts || []).length) this.tell(words, "good");
    this.update(this.spec);
  }

  /** Say that the kernel is silent as long as something waits for it. */
  drawPending() {
    if (!this.form.outbox.waiting().some((one) => one.about.field === this.key)) return;
    this.tell(t(this.words, this.form.outbox.silent ? "waiting" : "saving"), "late");
  }

  tell(words, kind) {
    if (this.state.textContent === words) return;
    this.state.textContent = words;
    this.state.dataset.kind = kind;
    if (words && kind !== "late") this.form.say(`${this.spec.label}: ${words}`);
  }

  /** Say below the field why something cannot be; an empty text takes that back. */
  fail(words) {
    if (this.fault.textContent === words) return;
    const back = words && this.refused ? button(t(this.words, "put_back"), () => this.putBack(), { class: "cjm-small" }) : null;
    this.fault.replaceChildren(words, ...(back ? [back] : []));
    this.fault.hidden = !words;
    const inputs = this.kind.group ? [] : [this.range || this.input];
    for (const one of inputs) one[words ? "setAttribute" : "removeAttribute"]("aria-invalid", "true");
    this.element.classList.toggle("is-bad", Boolean(words));
    if (words) this.form.say(`${this.spec.label}: ${words}`);
  }

  /** Give up what was refused: show what the workshop has. */
  putBack() {
    Object.assign(this, { refused: false, touched: false });
    this.settled("");
    this.set(this.spec.value);
    (this.input.matches("input, textarea, select") ? this.input : this.input.querySelector("input, textarea, select, button")).focus();
  }

  // -- files ---------------------------------------------------------------------------------------

  /** Send a file, then put it into the record once it is kept. */
  async upload(file, about) {
    const message = { type: "keep", id: newId("keep"), name: file.name, size: file.size, picture: about.picture };
    this.fail("");
    this.tell(t(this.words, "sending", { name: file.name }), "late");
    try {
      await sendPieces(this.form.model, message.id, file, 0);
    } catch {
      this.tell("", "");
      this.fail(t(this.words, "unreadable", { name: file.name }));
      return;
    }
    this.file(message, about);
  }

  file(message, about) {
    this.form.outbox.put(message, { filing: this.key, record: this.spec.record, name: this.spec.field, ...about, of: this.spec.type });
  }

  filed(item, file) {
    if (item.state === "refused") {
      this.tell("", "");
      this.fail(item.reason);
      return;
    }
    const value = this.made.filed(file, item.about);
    this.made.set(value);
    this.send(value);
    if (this.made.after) this.made.after(item.about);
  }

  // -- following the workshop ----------------------------------------------------------------------

  /** Follow the workshop, but never write over what is being typed. */
  update(spec) {
    const before = this.spec;
    this.spec = spec;
    if (this.kind.refresh) this.kind.refresh(this);
    if (!this.touched && !this.refused && !this.pending) {
      if (!same(this.get(), spec.value) || spec.type === "scale") this.set(spec.value);
      this.base = spec.value;
    } else if (!same(before.value, spec.value) && !same(spec.value, this.sent)) {
      this.tell(t(this.words, "changed_meanwhile"), "late");
    }
    this.drawConflicts(spec.conflicts || []);
  }

  /** Show what there is to say about the value; what is missing only once it was passed by. */
  drawAdvice(passed) {
    const { advice } = this.spec;
    const words = advice && (advice.always || (passed && isEmpty(this.spec.value) && !this.touched)) ? advice.text : "";
    put(this.advice, words);
    this.advice.hidden = !words;
    this.advice.dataset.kind = advice && advice.always ? "look" : "missing";
  }

  drawConflicts(conflicts) {
    if (same(conflicts, this.shownConflicts || [])) return;
    this.shownConflicts = conflicts;
    this.tell(conflicts.length ? t(this.words, "two_texts") : "", "late");
    this.beside.replaceChildren(...conflicts.map((conflict) => this.drawConflict(conflict)));
  }

  drawConflict(conflict) {
    const settle = (other) => () => {
      for (const operation of settleOperations(this.spec.record, conflict, other)) this.form.apply(operation, {});
    };
    const version = (value, who, other) =>
      h("div", { class: "cjm-version" }, h("p", { dir: "auto" }, inWords(value, t(this.words, "nothing"))),
        h("span", { class: "cjm-author" }, who ? t(this.words, "by", { name: who }) : ""), button(t(this.words, "keep_this"), settle(other)));
    return h("div", { class: "cjm-conflict", role: "group", "aria-label": t(this.words, "two_texts") },
      h("strong", {}, t(this.words, "both_changed")),
      version(conflict.now, conflict.kept_by, false), version(conflict.other, conflict.other_by, true));
  }
}
