/** The list that the pages of a form are chosen from: what is shown of it, and where an item goes. */

import { button, focusIn, h, inField, namedIn, t } from "./elements.js";
import { newId } from "./outbox.js";

/** @import { Form } from "./form.js" */
/** @import { Group, Item, Outline, Page } from "./types.js" */

/**
 * Return where an item of an outline goes one place up or down, or null.
 * @param {Group[]} groups
 * @param {string} id
 * @param {boolean} up
 * @returns {{group: Group, after: string} | null}
 */
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

/**
 * Return a list with one entry one place up or down, or null where it is at the end already.
 * @param {string[]} list
 * @param {string} id
 * @param {boolean} up
 */
export function reordered(list, id, up) {
  const at = list.indexOf(id);
  const to = at + (up ? -1 : 1);
  if (at < 0 || to < 0 || to >= list.length) return null;
  const next = [...list];
  [next[at], next[to]] = [next[to], next[at]];
  return next;
}

/**
 * Return the groups of an outline with the items that fit what was chosen; a group without such
 * marks is left out while something is chosen.
 * @param {Group[]} groups
 * @param {Record<string, string>} chosen a value by the field that it narrows
 */
export function narrowed(groups, chosen) {
  const wanted = Object.entries(chosen);
  if (!wanted.length) return groups;
  const fits = (/** @type {Item} */ item) => item.facets && wanted.every(([field, value]) => (item.facets[field] || []).includes(value));
  return groups
    .map((group) => ({ ...group, items: group.items.filter(fits) }))
    .filter((group, at) => group.items.length || groups[at].items.some((item) => item.facets));
}

/** The list beside the pages of a form. */
export class OutlineList {
  /** @param {Form} form */
  constructor(form) {
    this.form = form;
    /** @type {Record<string, any>} a value by the field that it narrows */
    this.chosen = JSON.parse(form.storage.getItem(`${form.prefix}filter`) || "{}");
    /** @type {string | null} */
    this.drawn = null;
    this.element = h("nav", { class: "cjm-outline" });
  }

  /** Show the labels of another language. */
  reword() {
    this.drawn = null;
  }

  draw() {
    const { outline } = this.form.view;
    this.element.hidden = !outline;
    this.form.root.classList.toggle("has-outline", Boolean(outline));
    if (!outline) return;
    const page = this.form.current();
    const data = JSON.stringify([outline, page && page.id, this.chosen]);
    if (data === this.drawn) return;
    this.drawn = data;
    const active = focusIn(this.form.root);
    const held = this.element.contains(active) ? active : null;
    const name = held && held.dataset.name;
    const typed = held && inField(held) ? /** @type {HTMLInputElement} */ (held).value : "";
    this.element.setAttribute("aria-label", outline.title);
    const groups = narrowed(outline.groups, this.narrowing());
    this.element.replaceChildren(
      ...this.drawFilters(outline, groups), ...groups.map((group) => this.drawGroup(group, page)),
      ...(outline.add ? [this.form.drawAdd(outline.add, "group")] : []),
    );
    const again = name && namedIn(this.element, name);
    if (again) {
      if (typed) /** @type {HTMLInputElement} */ (again).value = typed;
      again.focus({ preventScroll: true });
    }
  }

  /** Return what the list is narrowed to; what no longer exists narrows nothing. */
  narrowing() {
    const known = (this.form.view.outline.filters || []).filter((one) => one.options.some((option) => option.value === this.chosen[one.field]));
    return Object.fromEntries(known.map((one) => [one.field, this.chosen[one.field]]));
  }

  /**
   * Draw the choices that narrow the list, once there is something to choose.
   * @param {Outline} outline
   * @param {Group[]} groups those that are left
   */
  drawFilters(outline, groups) {
    const filters = (outline.filters || []).filter((one) => one.options.length > 1 || one.field in this.narrowing());
    if (!filters.length) return [];
    const parts = filters.map((one) => {
      const id = newId("filter");
      const every = h("option", { value: "null" }, t(this.form.words, "all"));
      const select = h("select", { id, class: "cjm-place", "data-name": `filter:${one.field}` }, every,
        ...one.options.map((option) => h("option", { value: JSON.stringify(option.value) }, option.word)));
      const value = this.narrowing()[one.field];
      select.value = JSON.stringify(value ?? null);
      select.addEventListener("change", () => this.narrow(one.field, JSON.parse(select.value)));
      return h("div", {}, h("label", { class: "cjm-hint", for: id }, one.label), select);
    });
    const count = (/** @type {Group[]} */ list) => list.flatMap((group) => group.items.filter((item) => item.facets)).length;
    const tally = h("p", { class: "cjm-hint cjm-tally3" },
      Object.keys(this.narrowing()).length ? t(this.form.words, "shown_of", { n: count(groups), all: count(outline.groups) }) : "");
    return [h("div", { class: "cjm-narrowing", role: "group", "aria-label": t(this.form.words, "filter") }, ...parts, tally)];
  }

  /**
   * @param {string} field
   * @param {string | null} value
   */
  narrow(field, value) {
    this.chosen = { ...this.chosen, [field]: value };
    if (value === null) delete this.chosen[field];
    this.form.storage.setItem(`${this.form.prefix}filter`, JSON.stringify(this.chosen));
    this.draw();
    const { groups } = this.form.view.outline;
    const count = narrowed(groups, this.narrowing()).flatMap((group) => group.items).length;
    this.form.say(t(this.form.words, "shown", { n: count }));
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
      group.add ? this.form.drawAdd(group.add, group.id) : null);
  }

  /**
   * @param {Item} item
   * @param {Page | undefined} page that is shown
   * @param {string} style
   */
  drawLink(item, page, style) {
    const here = page && page.id === item.id;
    const link = button(h("span", { dir: "auto" }, item.title), () => this.form.select(item.id), {
      class: style, "aria-current": here ? "true" : null, "data-name": `link:${item.id}`,
    });
    if (item.detail) link.append(h("span", { class: "cjm-detail" }, item.detail));
    if (item.late) link.append(h("span", { class: "cjm-detail is-late" }, item.late));
    return link;
  }
}
