/** A menu in the top layer: for the actions of a note, of an area, of all selected notes. */

import { button, h, isEnter } from "./elements.js";
import { newId } from "./outbox.js";

/**
 * @typedef {object} Item
 * @property {string} word
 * @property {() => void} act
 * @property {string} [hint] a sentence on it
 * @property {string} [colour] the colour of the swatch beside it
 * @property {boolean} [checked] makes it one of several to choose from
 * @property {boolean} [stay] whether the focus goes elsewhere than to where the menu came from
 */

export class Menu {
  /** @param {HTMLElement} root the widget that it belongs to */
  constructor(root) {
    this.element = h("div", { class: "cjm-menu", role: "menu", popover: "manual" });
    /** @type {() => void} */
    this.back = () => {};
    this.element.addEventListener("focusout", (event) => {
      if (!this.element.contains(/** @type {Node} */ (event.relatedTarget))) this.close(false);
    });
    root.append(this.element);
  }

  get open() {
    return Boolean(this.element.dataset.open);
  }

  /**
   * Show items below an element; return to where it came from when one was chosen.
   * @param {string} title
   * @param {Item[]} items
   * @param {Element} anchor
   * @param {() => void} back
   */
  show(title, items, anchor, back) {
    this.back = back;
    const rows = items.map((item) => this.row(item));
    const head = h("p", { class: "cjm-menutitle", "aria-hidden": "true", dir: "auto" }, title);
    this.raise("menu", title, [head, ...rows], anchor);
    if (rows.length) rows[0].focus();
  }

  /** @param {Item} item */
  row(item) {
    return h("button", {
      type: "button", tabindex: "-1",
      role: item.checked === undefined ? "menuitem" : "menuitemradio",
      "aria-checked": item.checked === undefined ? null : String(item.checked),
      onclick: () => {
        this.close(!item.stay);
        item.act();
      },
    },
    item.colour ? h("span", { class: "cjm-swatch", "data-colour": item.colour, "aria-hidden": "true" }) : null,
    h("span", { class: "cjm-word", dir: "auto" }, item.word),
    item.hint ? h("span", { class: "cjm-why", dir: "auto" }, item.hint) : null);
  }

  /**
   * Ask for a line of text in the place of a menu.
   * @param {{ask: string, go: string, value?: string, choices?: string[], drop?: Item}} what
   *   `choices` are offered while typing, `drop` takes away what is asked about
   * @param {string} title
   * @param {Element} anchor
   * @param {(text: string) => void} done
   */
  ask({ ask, go, value = "", choices = [], drop = null }, title, anchor, done) {
    const list = choices.length ? h("datalist", { id: newId("choices") }, ...choices.map((one) => h("option", { value: one }))) : null;
    const input = h("input", {
      class: "cjm-rename", "aria-label": ask, placeholder: ask, maxlength: "200", dir: "auto", value, list: list && list.id,
    });
    const finish = (/** @type {boolean} */ save) => {
      this.close(true);
      if (save) done(input.value.trim());
    };
    input.addEventListener("keydown", (event) => {
      if (!isEnter(event) && event.key !== "Escape") return;
      event.preventDefault();
      finish(event.key === "Enter");
    });
    const head = h("p", { class: "cjm-menutitle", "aria-hidden": "true", dir: "auto" }, title);
    const away = () => {
      this.close(true);
      drop.act();
    };
    const parts = [head, input, list, button(go, () => finish(true), { class: "cjm-tool" }),
      drop && button(drop.word, away, { class: "cjm-tool" })];
    this.raise("dialog", title, parts.filter(Boolean), anchor);
    input.focus();
  }

  /**
   * @param {"menu" | "dialog"} role
   * @param {string} title
   * @param {HTMLElement[]} parts
   * @param {Element} anchor
   */
  raise(role, title, parts, anchor) {
    const { element } = this;
    element.setAttribute("role", role);
    element.setAttribute("aria-label", title);
    element.replaceChildren(...parts);
    element.dataset.open = "1";
    if (element.showPopover && !element.matches(":popover-open")) element.showPopover();
    this.settle(anchor.getBoundingClientRect());
  }

  /**
   * Put it below a box of the screen, or above where there is no room.
   * @param {DOMRect} box
   */
  settle(box) {
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
    const below = box.bottom + 4;
    const top = below + height < innerHeight ? below : Math.max(8, box.top - height - 4);
    Object.assign(this.element.style, {
      left: `${left}px`, top: `${Math.min(top, Math.max(8, innerHeight - height - 8))}px`,
    });
  }

  /** @param {boolean} refocus */
  close(refocus) {
    const { element } = this;
    if (!element.dataset.open) return;
    delete element.dataset.open;
    if (refocus) this.back();
    if (element.hidePopover && element.matches(":popover-open")) element.hidePopover();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const rows = [...this.element.querySelectorAll("button")];
    const at = rows.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    /** @type {Record<string, number>} */
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + rows.length, Home: 0, End: rows.length - 1 };
    if (event.key in to) rows[to[event.key] % rows.length].focus();
    else if (event.key === "Escape" || (event.key === "Tab" && this.element.getAttribute("role") === "menu")) this.close(true);
    else return; // where something is asked, Tab goes from the line to its buttons
    event.preventDefault();
  }
}
