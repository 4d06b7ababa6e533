/**
 * Forms: pages of fields with a list to choose them from. Each field is saved when it is left and
 * says so beside itself; see field.js.
 */

import { button, focusIn, h, inField, isEnter, namedIn, short, t } from "./elements.js";
import { mount } from "./mount.js";
import { addOperation, editOperation, prefixed, removeOperation } from "./operations.js";
import { newId } from "./outbox.js";
import { narrowed, reordered, shift } from "./outline.js";
import { Sheet, fieldsOf, shapeOf } from "./sheet.js";
import { passedBy, when } from "./values.js";

/**
 * @typedef {import("./types.js").Group} Group
 * @typedef {import("./types.js").Page} Page
 */

/** Pages of fields with a list to choose them from. */
export class Form extends Sheet {
  constructor(model, el) {
    super(model, el, "cjm-form");
  }

  body() {
    this.chosen = JSON.parse(this.storage.getItem(`${this.prefix}filter`) || "{}");
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
    const data = JSON.stringify([outline, page && page.id, this.chosen]);
    if (data === this.outlined) return;
    this.outlined = data;
    const active = focusIn(this.root);
    const held = this.outline.contains(active) ? active : null;
    const name = held && held.dataset.name;
    const typed = held && inField(held) ? /** @type {HTMLInputElement} */ (held).value : "";
    this.outline.setAttribute("aria-label", outline.title);
    const groups = narrowed(outline.groups, this.narrowing());
    this.outline.replaceChildren(
      ...this.drawFilters(outline, groups), ...groups.map((group) => this.drawGroup(group, page)),
      ...(outline.add ? [this.drawAdd(outline.add, "group")] : []),
    );
    const again = name && namedIn(this.outline, name);
    if (again) {
      if (typed) /** @type {HTMLInputElement} */ (again).value = typed;
      again.focus({ preventScroll: true });
    }
  }

  /** Return what the list is narrowed to; what no longer exists narrows nothing. */
  narrowing() {
    const known = (this.view.outline.filters || []).filter((one) => one.options.some((option) => option.value === this.chosen[one.field]));
    return Object.fromEntries(known.map((one) => [one.field, this.chosen[one.field]]));
  }

  /**
   * Draw the choices that narrow the list, once there is something to choose.
   * @param {import("./types.js").Outline} outline
   * @param {Group[]} groups those that are left
   */
  drawFilters(outline, groups) {
    const filters = (outline.filters || []).filter((one) => one.options.length > 1 || one.field in this.narrowing());
    if (!filters.length) return [];
    const parts = filters.map((one) => {
      const id = newId("filter");
      const every = h("option", { value: "null" }, t(this.words, "all"));
      const select = h("select", { id, class: "cjm-place", "data-name": `filter:${one.field}` }, every,
        ...one.options.map((option) => h("option", { value: JSON.stringify(option.value) }, option.word)));
      const value = this.narrowing()[one.field];
      select.value = JSON.stringify(value ?? null);
      select.addEventListener("change", () => this.narrow(one.field, JSON.parse(select.value)));
      return h("div", {}, h("label", { class: "cjm-hint", for: id }, one.label), select);
    });
    const count = (/** @type {Group[]} */ list) => list.flatMap((group) => group.items.filter((item) => item.facets)).length;
    const tally = h("p", { class: "cjm-hint cjm-tally3" },
      Object.keys(this.narrowing()).length ? t(this.words, "shown_of", { n: count(groups), all: count(outline.groups) }) : "");
    return [h("div", { class: "cjm-narrowing", role: "group", "aria-label": t(this.words, "filter") }, ...parts, tally)];
  }

  /**
   * @param {string} field
   * @param {string | null} value
   */
  narrow(field, value) {
    this.chosen = { ...this.chosen, [field]: value };
    if (value === null) delete this.chosen[field];
    this.storage.setItem(`${this.prefix}filter`, JSON.stringify(this.chosen));
    this.drawOutline();
    const { groups } = this.view.outline;
    const count = narrowed(groups, this.narrowing()).flatMap((group) => group.items).length;
    this.say(t(this.words, "shown", { n: count }));
  }

  /**
   * @param {Group} group
   * @param {Page | undefined} page that is shown
   */
  drawGroup(group, page) {
    const title = group.page
      ? this.drawLink({ id: group.page, title: group.title }, page, "cjm-grouplink")
      : document.createTextNode(group.title);
    const items = group.items.map((item) => h("li", {}, this.drawLink(item, page, "cjm-itemlink")));
    return h("section", { class: "cjm-group" }, h("h3", {}, title), h("ul", {}, ...items),
      group.add ? this.drawAdd(group.add, group.id) : null);
  }

  /**
   * @param {import("./types.js").Item} item
   * @param {Page | undefined} page that is shown
   * @param {string} style
   */
  drawLink(item, page, style) {
    const here = page && page.id === item.id;
    const link = button(h("span", { dir: "auto" }, item.title), () => this.select(item.id), {
      class: style, "aria-current": here ? "true" : null, "data-name": `link:${item.id}`,
    });
    if (item.detail) link.append(h("span", { class: "cjm-detail" }, item.detail));
    if (item.late) link.append(h("span", { class: "cjm-detail is-late" }, item.late));
    return link;
  }

  /**
   * Draw a field that makes a record by typing.
   * @param {import("./types.js").Adding} add
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
    if (this.past && this.past.open) this.askHistory();
  }

  /** Show what there is to say about each field; one that always has an answer tells nothing. */
  drawAdvice() {
    const all = [...this.fields.values()];
    const passed = passedBy(all.map(({ key, spec }) => ({ key, value: spec.required ? null : spec.value })), this.visited);
    for (const field of all) field.drawAdvice(passed.has(field.key));
  }

  /**
   * Build the fold with what happened to the record; asked for when it is opened.
   * @param {string} record
   */
  buildHistory(record) {
    this.lines = h("ol", { class: "cjm-past" });
    this.past = h("details", { class: "cjm-section", "data-record": record },
      h("summary", { tabindex: "0" }, t(this.words, "history")), this.lines);
    this.past.addEventListener("toggle", () => {
      this.opened[this.past.open ? "add" : "delete"](":history");
      if (this.past.open) this.askHistory();
    });
    if (this.opened.has(":history")) this.past.open = true;
    return this.past;
  }

  askHistory() {
    if (this.asked === this.view.version) return;
    this.asked = this.view.version;
    try {
      this.model.send({ type: "history", record: this.past.dataset.record });
    } catch {
      this.asked = null; // the kernel is gone; asked again with the next view
    }
  }

  /** @param {{record: string, lines: {who: string, time: string, what: string[]}[]}} message */
  told({ record, lines }) {
    if (!this.past || this.past.dataset.record !== record) return;
    const language = this.words.code;
    this.lines.replaceChildren(...lines.map((line) =>
      h("li", {}, h("p", {}, h("strong", { dir: "auto" }, line.who), h("span", { class: "cjm-hint" }, when(line.time, language))),
        ...line.what.map((what) => h("p", { dir: "auto" }, what)))));
    if (!lines.length) this.lines.replaceChildren(h("li", { class: "cjm-hint" }, t(this.words, "no_history")));
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
    this.past = this.asked = null;
    const past = page.history ? [this.buildHistory(page.history)] : [];
    const prompt = page.prompt ? [h("p", { class: "cjm-hint" }, page.prompt)] : [];
    const parts = [head, ...prompt, ...sections, ...adds, ...past];
    if (!page.title && !page.moves) head.hidden = true;
    this.page.replaceChildren(...parts);
    this.fields.forEach((field) => field.fit());
    const again = name && namedIn(this.page, name);
    if (again) again.focus({ preventScroll: true });
    else if (held && held.isConnected) held.focus({ preventScroll: true });
  }

  /**
   * @param {import("./types.js").Section} section
   * @param {Map<string, import("./field.js").Field>} old
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
   * @param {import("./types.js").RecordsSpec} spec
   * @param {Map<string, import("./field.js").Field>} old
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

export default { render: ({ model, el }) => mount(model, el, Form) };
