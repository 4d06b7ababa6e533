/** A small table in a form: one row per value of a list, and always an empty one at its end. */

import { button, h, isEnter, t } from "./elements.js";
import { Picker } from "./picker.js";
import { filledRows, numberOf } from "./values.js";

/** @import { Field } from "./field.js" */
/** @import { Column } from "./types.js" */

/** @type {Record<string, string>} */
const WIDTHS = { check: "44px", date: "142px", number: "92px", links: "104px", choices: "128px" };

/**
 * Return the widths of the columns of a small table, for a grid.
 * @param {Column[]} columns
 */
export function widthsOf(columns) {
  const widths = columns.map((one) => WIDTHS[one.choices ? "choices" : one.type] || (one.wide ? "minmax(0, 2fr)" : "minmax(0, 1fr)"));
  return [...widths, "32px"].join(" ");
}

/**
 * @typedef {HTMLDivElement & {pickers: Record<string, Picker>, old: Record<string, any>}} Row
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Input
 */

/** A small table that always has one empty row at its end. */
export class Rows {
  /** @param {Field} field */
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

  /**
   * @param {Record<string, any>} row
   * @param {number} at
   * @returns {Row}
   */
  buildRow(row, at) {
    const element = Object.assign(h("div", { class: "cjm-row" }), { pickers: {}, old: row });
    const cells = this.field.spec.columns.map((column) => this.buildCell(column, element));
    element.append(...cells, button("✕", () => this.drop(element), { class: "cjm-takeout" }));
    for (const picker of Object.values(element.pickers)) element.append(picker.box);
    element.addEventListener("keydown", (event) => this.key(event, element));
    this.setRow(element, row);
    this.name(element, at);
    return element;
  }

  /**
   * @param {Column} column
   * @param {Row} row
   */
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

  /**
   * Return what an empty cell asks for; below a heading only the first one asks.
   * @param {Column} column
   */
  ask(column) {
    const first = this.field.spec.columns.find((one) => !one.choices && !one.type);
    if (!this.headed) return column.label;
    return column === first ? `+ ${column.label}` : "";
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Row} element
   */
  key(event, element) {
    if (!isEnter(event) || !(event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    this.field.commit();
    const next = element.nextElementSibling;
    if (next) next.querySelector("textarea").focus();
  }

  /** @returns {Row[]} */
  get all() {
    return /** @type {any} */ ([...this.list.children]);
  }

  /**
   * Return the inputs of a row.
   * @param {Row} row
   * @returns {Input[]}
   */
  cells(row) {
    return [.../** @type {NodeListOf<Input>} */ (row.querySelectorAll("[data-column]"))];
  }

  /**
   * @param {Row} element
   * @param {number} at
   */
  name(element, at) {
    const { spec, words } = this.field;
    for (const cell of this.cells(element)) {
      const column = spec.columns.find((one) => one.field === cell.dataset.column);
      cell.setAttribute("aria-label", `${column.label}, ${spec.label} ${at + 1}`);
    }
    element.querySelector(":scope > .cjm-takeout").setAttribute("aria-label", t(words, "take_out", { name: `${spec.label} ${at + 1}` }));
  }

  /** @param {string} name */
  column(name) {
    return this.field.spec.columns.find((one) => one.field === name);
  }

  /**
   * @param {Row} element
   * @param {Record<string, any>} row
   */
  setRow(element, row) {
    element.old = row;
    for (const cell of this.cells(element)) {
      const column = this.column(cell.dataset.column);
      const value = row[column.field] ?? column.start ?? "";
      if (column.type === "check") /** @type {HTMLInputElement} */ (cell).checked = Boolean(value);
      else if (column.type === "number") {
        if (numberOf(cell.value) !== (value === "" ? null : value)) cell.value = String(value);
      } else if (cell.value !== value) cell.value = value;
    }
    for (const [name, picker] of Object.entries(element.pickers)) picker.set(row[name] || []);
  }

  /** @param {Row} element */
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
    const rows = this.all.map((element) => {
      const row = { ...element.old };
      for (const cell of this.cells(element)) row[cell.dataset.column] = this.read(cell);
      for (const [name, picker] of Object.entries(element.pickers)) row[name] = picker.value;
      return row;
    });
    return filledRows(rows, columns);
  }

  /** @param {Input} cell */
  read(cell) {
    const { type } = this.column(cell.dataset.column);
    if (type === "check") return /** @type {HTMLInputElement} */ (cell).checked;
    if (type === "date") return cell.value || null;
    if (type !== "number") return cell.value.trim();
    const number = numberOf(cell.value);
    // what is no number is sent as it was written, so that the workshop refuses it in words
    return number === null && cell.value.trim() ? cell.value.trim() : number;
  }

  /** @param {Record<string, any>[]} value */
  set(value) {
    const { list } = this;
    while (list.children.length > value.length + 1) list.lastElementChild.remove();
    while (list.children.length < value.length + 1) list.append(this.buildRow({}, list.children.length));
    this.all.forEach((element, at) => {
      this.setRow(element, value[at] || {});
      this.name(element, at);
      element.classList.toggle("is-blank", at === value.length);
    });
  }

  refresh() {
    for (const row of this.all) for (const picker of Object.values(row.pickers)) picker.draw();
  }
}
