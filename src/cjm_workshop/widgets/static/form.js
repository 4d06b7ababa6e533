/**
 * Forms: pages of fields with a list to choose them from. Each field is saved when it is left and
 * says so beside itself; see field.js.
 */

import { button, focusIn, h, isEnter, namedIn, short, t } from "./elements.js";
import { RecordHistory } from "./history.js";
import { renders } from "./mount.js";
import { addOperation, editOperation, prefixed, removeOperation } from "./operations.js";
import { newId } from "./outbox.js";
import { OutlineList, reordered, shift } from "./outline.js";
import { Sheet, fieldsOf, shapeOf } from "./sheet.js";
import { passedBy } from "./values.js";

/** @import { Field } from "./field.js" */
/** @import { Line } from "./history.js" */
/** @import { Adding, FormView, Group, Model, Page, RecordsSpec, Section } from "./types.js" */

/**
 * Pages of fields with a list to choose them from.
 * @extends {Sheet<FormView>}
 */
export class Form extends Sheet {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    super(model, el, "cjm-form");
  }

  body() {
    this.outline = new OutlineList(this);
    /** @type {RecordHistory | null} */
    this.past = null;
    /** @type {string | null} what of the page needs building anew when it changes */
    this.shape = null;
    this.page = h("div", { class: "cjm-page" });
    return h("div", { class: "cjm-split" }, this.outline.element, this.page);
  }

  reword() {
    super.reword();
    this.shape = null;
    this.outline.reword();
  }

  drawBody() {
    this.outline.draw();
    this.drawPage();
  }

  current() {
    const { pages } = this.view;
    return pages.find((page) => page.id === this.selected) || pages[0];
  }

  /**
   * Draw a field that makes a record by typing.
   * @param {Adding} add
   * @param {string} name under which the half-typed text is kept
   */
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

  /**
   * @param {Adding} add
   * @param {string} text
   */
  add(add, text) {
    const operation = addOperation(add.make, [add.prefix ? prefixed(add.prefix, text) : text], add.after);
    const id = operation.records[0].fields.id;
    this.apply(operation, { done: t(this.words, "added", { name: short(text) }), select: add.select ? id : null });
    if (add.also) {
      const { record, field, value } = add.also;
      this.apply(editOperation(record, field, value, [...value, id]), {});
    }
  }

  drawPage() {
    const page = this.current();
    if (!page) {
      this.page.replaceChildren(h("p", { class: "cjm-hint" }, this.view.nothing || ""));
      this.shape = null;
      return;
    }
    const shape = JSON.stringify([page.id, page.prompt, page.sections.map((s) => [s.title, s.hint, s.fields.map(shapeOf)]),
      page.adds, page.place, page.moves, page.remove, page.history]);
    if (shape !== this.shape) {
      this.shape = shape;
      this.buildPage(page);
    }
    this.pageTitle.textContent = page.title || "";
    const specs = page.sections.flatMap((section) => section.fields.flatMap(fieldsOf));
    for (const spec of specs) this.fields.get(`${spec.record}.${spec.field}`).update(spec);
    this.drawAdvice();
    if (this.past) this.past.ask();
  }

  /** Show what there is to say about each field; one that always has an answer tells nothing. */
  drawAdvice() {
    const all = [...this.fields.values()];
    const passed = passedBy(all.map(({ key, spec }) => ({ key, value: spec.required ? null : spec.value })), this.visited);
    for (const field of all) field.drawAdvice(passed.has(field.key));
  }

  /** @param {{record: string, lines: Line[]}} message */
  told({ record, lines }) {
    if (this.past && this.past.record === record) this.past.draw(lines);
  }

  /** @param {Page} page */
  buildPage(page) {
    const active = focusIn(this.root);
    const held = this.page.contains(active) ? active : null;
    const name = held && held.dataset.name;
    const old = this.fields;
    this.fields = new Map();
    this.pageTitle = h("h3", { class: "cjm-pagetitle", dir: "auto" });
    this.level = /** @type {"h3" | "h4"} */ (page.title ? "h4" : "h3"); // the next below what stands above
    const sections = page.sections.map((section) => this.buildSection(section, old));
    const adds = (page.adds || []).map((add, at) => this.drawAdd(add, `${page.id}:${at}`));
    const head = h("div", { class: "cjm-pagehead" }, this.pageTitle, ...this.buildMoves(page));
    this.past = page.history ? new RecordHistory(this, page.history) : null;
    const prompt = page.prompt ? [h("p", { class: "cjm-hint" }, page.prompt)] : [];
    const parts = [head, ...prompt, ...sections, ...adds, ...(this.past ? [this.past.element] : [])];
    if (!page.title && !page.moves) head.hidden = true;
    this.page.replaceChildren(...parts);
    this.fields.forEach((field) => field.fit());
    const again = name && namedIn(this.page, name);
    if (again) again.focus({ preventScroll: true });
    else if (held && held.isConnected) held.focus({ preventScroll: true });
  }

  /**
   * @param {Section} section
   * @param {Map<string, Field>} old
   */
  buildSection(section, old) {
    const fields = section.fields.map((spec) =>
      "items" in spec ? this.buildRecords(spec, old) : this.field(spec, old).element);
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
    return h("section", { class: "cjm-section" }, section.title ? h(this.level, {}, section.title) : null, ...parts);
  }

  /**
   * @param {RecordsSpec} spec
   * @param {Map<string, Field>} old
   */
  buildRecords(spec, old) {
    const items = spec.items.map((item) =>
      h("li", { class: "cjm-item" },
        h("div", { class: "cjm-grid" }, ...item.fields.map((one) => this.field(one, old).element)),
        button(t(this.words, "remove"), () => this.apply(removeOperation([item.id], true), { done: t(this.words, "removed") }),
          { class: "cjm-small", "aria-label": t(this.words, "take_out", { name: short(item.title) }) })));
    return h("div", { class: "cjm-records" }, h("ul", { "aria-label": spec.label }, ...items), this.drawAdd(spec.add, spec.id));
  }

  /** @param {Page} page */
  buildMoves(page) {
    const parts = [];
    if (page.moves) {
      parts.push(button(`↑ ${t(this.words, "earlier")}`, () => this.moveBy(page, true), { class: "cjm-tool" }),
        button(`↓ ${t(this.words, "later")}`, () => this.moveBy(page, false), { class: "cjm-tool" }));
    }
    if (page.place) parts.push(this.buildPlace(page));
    if (page.remove) {
      const gone = () => this.apply(removeOperation(page.remove, false), { done: t(this.words, "removed_name", { name: short(page.title) }) });
      parts.push(button(t(this.words, "remove"), gone, { class: "cjm-tool" }));
    }
    return parts;
  }

  /** @param {Page} page */
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

  /**
   * @param {Page} page
   * @param {{group: Group, after: string}} target
   */
  move(page, { group, after }) {
    const operation = { kind: "move", id: newId("op"), record: page.moves, after, into: group.into };
    this.apply(operation, { done: t(this.words, "moved_to", { name: short(page.title), place: group.title }) });
  }

  /**
   * @param {Page} page
   * @param {boolean} up
   */
  moveBy(page, up) {
    const { groups, order } = this.view.outline;
    if (groups.some((group) => group.page === page.id)) this.moveGroup(page, up, groups, order);
    else {
      const target = shift(groups, page.moves, up);
      if (target) this.move(page, target);
      else this.say(t(this.words, up ? "first_already" : "last_already"));
    }
  }

  /**
   * @param {Page} page
   * @param {boolean} up
   * @param {Group[]} groups
   * @param {{record: string, field: string} | undefined} order where the order of the groups stands
   */
  moveGroup(page, up, groups, order) {
    const ids = groups.filter((group) => group.page).map((group) => group.page);
    const next = reordered(ids, page.moves, up);
    if (!next) this.say(t(this.words, up ? "first_already" : "last_already"));
    else if (order) this.apply(editOperation(order.record, order.field, ids, next), { done: t(this.words, "moved") });
    else {
      const at = next.indexOf(page.moves);
      const after = at ? next[at - 1] : "start";
      this.apply({ kind: "move", id: newId("op"), record: page.moves, after, into: {} }, { done: t(this.words, "moved") });
    }
  }
}

export default { render: renders(Form) };
