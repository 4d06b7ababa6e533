/** The affinity diagram: a wall whose clusters can be merged and split from their menus. */

import { Wall } from "./board.js";
import { button, h, t } from "./elements.js";
import { renders } from "./mount.js";
import { editOperation, removeOperation } from "./operations.js";
import { newId } from "./outbox.js";
import { initialize } from "./patches.js";

/** @import { Area, BatchOperation, Make } from "./board_types.js" */

/**
 * Return the operation that puts the notes of one cluster into another and takes the first away.
 * @param {Area} from
 * @param {Area} into
 * @returns {BatchOperation}
 */
export function mergeOperation(from, into) {
  const moved = from.notes.map((note) => editOperation(note.id, "cluster", from.id, into.id));
  return { kind: "batch", id: newId("op"), operations: [...moved, removeOperation([from.id], true)] };
}

/**
 * Return the operation that gives some notes of a cluster one of their own, right behind it.
 * @param {Area} from
 * @param {string[]} notes
 * @param {string} name
 * @param {Make} make
 * @returns {BatchOperation}
 */
export function splitOperation(from, notes, name, make) {
  const id = newId(make.kind);
  const fields = { ...make.fields, id, [make.text_field]: name };
  const added = { kind: "add", id: newId("op"), records: [{ kind: make.kind, fields }], after: from.id };
  const moved = notes.map((note) => editOperation(note, "cluster", from.id, id));
  return { kind: "batch", id: newId("op"), operations: [added, ...moved] };
}

class Clusters extends Wall {
  /**
   * @param {string} name
   * @param {Record<string, string | number>} [values]
   */
  word(name, values) {
    return t(this.words, name, values);
  }

  /**
   * @param {Area} area
   * @param {Element} [anchor]
   */
  areaItems(area, anchor) {
    const items = super.areaItems(area, anchor);
    if (!area.rename) return items;
    const others = this.others(area);
    const more = [];
    if (others.length) more.push({ word: this.word("merge"), act: () => this.mergeMenu(area, anchor), stay: true });
    if (area.notes.length > 1) more.push({ word: this.word("split"), act: () => this.splitMenu(area, anchor), stay: true });
    return [...items.slice(0, 1), ...more, ...items.slice(1)];
  }

  /** @param {Area} area */
  others(area) {
    return this.view.areas.filter((one) => one.rename && one.id !== area.id);
  }

  /**
   * @param {Area} area
   * @param {Element} anchor
   */
  mergeMenu(area, anchor) {
    const hint = area.votes ? this.word("merge_votes") : "";
    const items = this.others(area).map((into) => ({
      word: into.title, hint,
      act: () => this.apply(mergeOperation(area, into),
        { record: area.id, done: this.word("merged", { from: area.title, into: into.title }) }),
    }));
    this.menu.show(this.word("merge_title", { name: area.title }), items, anchor, this.menu.back);
  }

  /**
   * Ask which notes of a cluster belong elsewhere, and what those people mean.
   * @param {Area} area
   * @param {Element} anchor
   */
  splitMenu(area, anchor) {
    const boxes = area.notes.map((note) => h("input", { type: "checkbox", value: note.id }));
    const rows = area.notes.map((note, at) =>
      h("label", { class: "cjm-tick" }, boxes[at], h("span", { dir: "auto" }, note.text)));
    const name = h("input", { class: "cjm-rename", type: "text", maxlength: "200", dir: "auto", "aria-label": this.word("split_name"), placeholder: this.word("split_name") });
    const said = h("p", { class: "cjm-why", role: "status" });
    const go = () => {
      const notes = boxes.filter((box) => box.checked).map((box) => box.value);
      if (!notes.length || !name.value.trim()) {
        said.textContent = this.word(notes.length ? "split_needs_name" : "split_needs_notes");
        (notes.length ? name : boxes[0]).focus();
        return;
      }
      this.menu.close(true);
      this.apply(splitOperation(area, notes, name.value.trim(), this.view.new_area.make),
        { record: area.id, done: this.word("split_done", { name: name.value.trim() }) });
    };
    const form = h("div", { class: "cjm-splitform" },
      h("div", { class: "cjm-ticks2", role: "group", "aria-label": this.word("split_which") }, ...rows),
      name, said, button(this.word("split_go"), go, { class: "cjm-tool" }));
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.menu.close(true);
      else if (event.key === "Enter" && event.target === name && !event.isComposing) go();
      else return;
      event.preventDefault();
    });
    const title = this.word("split_title", { name: area.title });
    this.menu.raise("dialog", title, [h("p", { class: "cjm-menutitle", "aria-hidden": "true", dir: "auto" }, title), form], anchor);
    boxes[0].focus();
  }
}

export default { initialize, render: renders(Clusters) };
