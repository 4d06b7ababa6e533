/** Choosing from a long list: what is chosen stands there, the list opens on demand. */

import { button, focusIn, h, t, tn } from "./elements.js";
import { newId } from "./outbox.js";

/** @import { Option, Words } from "./types.js" */

const SHOWN = 40;

/**
 * Return the options that hold every word of a search, in their word or their hint.
 * @param {Option[]} options
 * @param {string} search
 */
export function found(options, search) {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  return options.filter((one) => {
    const text = `${one.word} ${one.hint || ""}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/**
 * A choice of one or several, for lists of any length.
 *
 * `options` gives the list as it is now; `changed` is called after each choice.
 */
export class Picker {
  /**
   * @param {object} needs
   * @param {Words} needs.words
   * @param {string} needs.label
   * @param {() => Option[]} needs.options
   * @param {() => void} needs.changed
   * @param {boolean} [needs.single] whether one is chosen at most
   * @param {string} [needs.none] what is said where there is nothing to choose
   * @param {boolean} [needs.small] whether it stands in a small table
   */
  constructor({ words, label, options, changed, single = false, none = "", small = false }) {
    this.words = words;
    this.single = single;
    this.options = options;
    this.changed = changed;
    this.none = none;
    this.small = small;
    /** @type {string[]} */
    this.value = [];
    /** @type {HTMLElement | null} */
    this.told = null;
    this.id = newId("picker");
    this.chosen = h("ul", { class: "cjm-chosen", "aria-label": label });
    this.toggle = button("", () => this.turn(this.box.hidden), {
      class: "cjm-small", "aria-expanded": "false", "aria-controls": this.id, "data-name": `pick:${this.id}`,
    });
    this.search = h("input", { type: "search", "aria-label": t(words, "find_in", { label }), placeholder: t(words, "find"), autocomplete: "off" });
    this.list = h("ul", { class: "cjm-options" });
    this.more = h("p", { class: "cjm-hint", role: "status" });
    this.box = h("div", { class: "cjm-pickbox", id: this.id, hidden: true, role: "group", "aria-label": label }, this.search, this.list, this.more);
    this.element = h("div", { class: "cjm-picker" }, this.chosen, this.toggle, this.box);
    this.listen();
  }

  listen() {
    // the box may stand elsewhere than the button, as in a small table
    for (const part of [this.box, this.element]) {
      for (const type of ["input", "change"]) part.addEventListener(type, (event) => event.stopPropagation());
      part.addEventListener("keydown", (event) => this.key(event));
    }
    this.search.addEventListener("input", () => this.drawList());
    this.list.addEventListener("change", (event) => this.choose(/** @type {HTMLInputElement} */ (event.target)));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== "Escape" || this.box.hidden) return;
    event.stopPropagation();
    event.preventDefault(); // the panel that this stands in stays open
    this.turn(false);
    this.toggle.focus();
  }

  /**
   * Open or fold the list.
   * @param {boolean} open
   */
  turn(open) {
    this.box.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
    if (!open) return;
    this.search.value = "";
    this.drawList();
    if (this.search.hidden) (this.list.querySelector("input") || this.toggle).focus();
    else this.search.focus();
  }

  /** @param {HTMLInputElement} input */
  choose(input) {
    if (this.single) this.set([input.value]);
    else this.set(input.checked ? [...this.value, input.value] : this.value.filter((one) => one !== input.value));
    if (this.single) {
      this.turn(false);
      this.toggle.focus();
    }
    this.changed();
  }

  /**
   * Take one out; the focus goes to the next one, or to the button.
   * @param {string} value
   */
  drop(value) {
    const at = this.value.indexOf(value);
    this.set(this.value.filter((one) => one !== value));
    const left = this.chosen.querySelectorAll("button");
    (left[Math.min(at, left.length - 1)] || this.toggle).focus();
    this.changed();
  }

  /**
   * Show what is chosen.
   * @param {string[]} value
   */
  set(value) {
    this.value = [...value];
    this.draw();
  }

  draw() {
    const { words, value } = this;
    const known = new Map(this.options().map((one) => [one.value, one]));
    const count = value.length;
    this.chosen.hidden = this.small || !count;
    this.chosen.replaceChildren(...(this.small ? [] : value.map((id) => this.drawChosen(known.get(id), id))));
    if (this.small) {
      this.toggle.textContent = count ? tn(words, "sources", count) : t(words, "no_source");
      this.toggle.classList.toggle("is-empty", !count);
    } else this.toggle.textContent = t(words, this.single && count ? "choose_other" : "choose");
    const nothing = !known.size;
    this.toggle.hidden = nothing && !count;
    if (nothing && this.none && !this.small) {
      this.toggle.hidden = true;
      if (!this.told) this.element.append((this.told = h("p", { class: "cjm-hint" }, this.none)));
    } else if (this.told) {
      this.told.remove();
      this.told = null;
    }
    if (!this.box.hidden) this.drawList();
  }

  /**
   * @param {Option | undefined} option
   * @param {string} id
   */
  drawChosen(option, id) {
    const word = option ? option.word : t(this.words, "gone");
    return h("li", { title: option ? option.hint : "" }, h("span", { dir: "auto" }, word),
      button("✕", () => this.drop(id), { class: "cjm-takeout", "aria-label": t(this.words, "take_out", { name: word }) }));
  }

  drawList() {
    const options = this.options();
    this.search.hidden = options.length <= 8;
    const chosen = new Set(this.value);
    const fitting = found(options, this.search.value);
    // what is chosen comes first, so that it can be taken out without a search
    fitting.sort((one, other) => Number(chosen.has(other.value)) - Number(chosen.has(one.value)));
    const type = this.single ? "radio" : "checkbox";
    const held = /** @type {HTMLInputElement | null} */ (focusIn(this.list));
    const active = this.list.contains(held) ? held.value : null;
    this.list.replaceChildren(...fitting.slice(0, SHOWN).map((one) => {
      const input = h("input", { type, name: `${this.id}-choice`, value: one.value });
      input.checked = chosen.has(one.value);
      const text = h("span", { dir: "auto" }, one.word, one.hint ? h("span", { class: "cjm-detail" }, one.hint) : null);
      return h("li", {}, h("label", {}, input, text));
    }));
    const again = active && [...this.list.querySelectorAll("input")].find((one) => one.value === active);
    if (again) again.focus({ preventScroll: true });
    const rest = fitting.length - SHOWN;
    this.more.textContent = rest > 0 ? tn(this.words, "more_found", rest) : fitting.length ? "" : t(this.words, "none_found");
    this.more.hidden = !this.more.textContent;
  }
}
