/** Searching and filtering the notes of a board. What is hidden is counted in words. */

import { button, h, t, tn } from "./elements.js";

/** @import { Wall } from "./board.js" */
/** @import { Area, Note } from "./board_types.js" */
/** @import { Words } from "./types.js" */

/** @typedef {{text: string, colour: string, tag: string, author: string, level: string}} Wanted */

export const EVERYTHING = Object.freeze({ text: "", colour: "", tag: "", author: "", level: "" });

const folded = (/** @type {string} */ text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/**
 * Tell whether a note is among what is wanted. Case and accents do not count.
 * @param {Note} note
 * @param {Wanted} wanted
 * @param {string} colour the note's colour as it is shown
 */
export function matches(note, wanted, colour) {
  const said = [note.text, note.label, note.author, ...(note.tags || []), ...(note.marks || []).map((mark) => mark.word)];
  const text = folded(said.filter(Boolean).join("\n"));
  return folded(wanted.text).split(/\s+/).every((word) => text.includes(word))
    && (!wanted.colour || colour === wanted.colour)
    && (!wanted.tag || (note.tags || []).includes(wanted.tag))
    && (!wanted.author || (note.author || "") === wanted.author)
    && (!wanted.level || note.level === wanted.level);
}

export class Finder {
  /** @param {Wall} wall the board */
  constructor(wall) {
    this.wall = wall;
    /** @type {Wanted} */
    this.wanted = { ...EVERYTHING };
    /** @type {Set<string>} ids of notes that were made while something was looked for: they stay in sight */
    this.fresh = new Set();
    this.field = h("input", { type: "search", class: "cjm-search", maxlength: "200", dir: "auto" });
    this.field.addEventListener("input", () => this.want({ text: this.field.value }));
    this.more = button("", () => this.unfold(), { class: "cjm-tool", "aria-expanded": "false" });
    this.row = h("div", { class: "cjm-filters", hidden: true });
    this.count = h("div", { class: "cjm-found", hidden: true });
    /** @type {Partial<Record<keyof Wanted, {choice: HTMLSelectElement, label: HTMLElement, data?: string}>>} */
    this.choices = {};
    /** @type {any} the view and the labels that the choices were drawn for */
    this.seen = null;
    this.spoken = null;
  }

  get active() {
    return Object.values(this.wanted).some(Boolean);
  }

  /** @param {Partial<Wanted>} change */
  want(change) {
    if (!this.active) this.fresh.clear();
    Object.assign(this.wanted, change);
    this.wall.draw();
    const { shown, all } = this.counted();
    if (this.active) this.wall.say(t(this.wall.words, "found", { shown, all }));
    else this.wall.say(tn(this.wall.words, "all_shown", all));
  }

  clear() {
    this.field.value = "";
    this.want({ ...EVERYTHING });
  }

  unfold() {
    this.row.hidden = !this.row.hidden;
    this.more.setAttribute("aria-expanded", String(!this.row.hidden));
  }

  /**
   * @param {Note} note
   * @param {Area} area
   */
  shows(note, area) {
    return !this.active || this.fresh.has(note.id) || matches(note, this.wanted, this.wall.colourOf(note, area));
  }

  /** Count each note once, also where it hangs in several places. */
  counted() {
    const all = new Set();
    const shown = new Set();
    for (const area of this.wall.view.areas) {
      for (const note of area.notes) {
        all.add(note.id);
        if (this.shows(note, area)) shown.add(note.id);
      }
    }
    return { all: all.size, shown: shown.size };
  }

  draw() {
    const { words, view } = this.wall;
    this.field.placeholder = t(words, "search");
    this.field.setAttribute("aria-label", t(words, "search"));
    this.more.textContent = t(words, "filter");
    this.drawCount(words);
    if (this.seen === view && this.spoken === words) return;
    Object.assign(this, { seen: view, spoken: words });
    const notes = view.areas.flatMap((area) => area.notes.map((note) => ({ note, colour: this.wall.colourOf(note, area) })));
    const used = (/** @type {(string | undefined)[]} */ list) => new Set(list.filter(Boolean));
    const own = (/** @type {Set<string>} */ values) => [...values].sort((a, b) => a.localeCompare(b)).map((value) => ({ value, word: value }));
    const colours = used(notes.map((one) => one.colour));
    const levels = used(notes.map((one) => one.note.level));
    this.choose("colour", view.colours.filter((one) => colours.has(one.value)));
    this.choose("tag", own(used(notes.flatMap((one) => one.note.tags || []))), 1);
    this.choose("author", own(used(notes.map((one) => one.note.author))));
    this.choose("level", view.levels.filter((one) => levels.has(one.value)));
    this.more.hidden = !this.row.children.length;
  }

  /** @param {Words} words */
  drawCount(words) {
    this.count.hidden = !this.active;
    if (!this.active) return;
    const { all, shown } = this.counted();
    const said = `${t(words, "found", { shown, all })} ${tn(words, "hidden", all - shown)}`;
    if (this.count.dataset.said === said) return;
    this.count.dataset.said = said;
    this.count.replaceChildren(h("span", {}, said), button(t(words, "show_all"), () => {
      this.clear();
      this.field.focus();
    }, { class: "cjm-tool" }));
  }

  /**
   * Offer the values that there are to choose from, where there is a choice.
   * @param {Exclude<keyof Wanted, "text">} name
   * @param {{value: string, word: string}[]} options
   * @param {number} [fewest]
   */
  choose(name, options, fewest = 2) {
    const word = t(this.wall.words, `by_${name}`);
    const data = JSON.stringify([word, options]);
    const kept = this.choices[name];
    if (kept && kept.data === data) return;
    const needed = options.length >= fewest || Boolean(this.wanted[name]);
    if (!kept && !needed) return;
    const choice = kept ? kept.choice : h("select", { class: "cjm-place" });
    if (!kept) {
      choice.addEventListener("change", () => this.want({ [name]: choice.value }));
      this.choices[name] = { choice, label: h("label", { class: "cjm-choice" }, h("span", {}), choice) };
      this.row.append(this.choices[name].label);
    }
    const own = this.choices[name];
    own.data = data;
    own.label.hidden = !needed;
    own.label.firstElementChild.textContent = word;
    choice.setAttribute("aria-label", word);
    choice.replaceChildren(h("option", { value: "" }, t(this.wall.words, "any")),
      ...options.map((one) => h("option", { value: one.value }, one.word)));
    choice.value = this.wanted[name];
  }
}
