/** What stands at the head and the edge of a board: its line, its switch, the field for a new area. */

import { autosize, button, h, isEnter, t } from "./elements.js";
import { addOperation, alsoOperation, editOperation } from "./operations.js";
import { newId } from "./outbox.js";

/** @import { Wall } from "./board.js" */

export class Lead {
  /** @param {Wall} wall the board */
  constructor(wall) {
    this.wall = wall;
    this.leadField = null;
    this.leadLabel = null;
    this.leadShown = null;
    this.switch = null;
    this.newArea = null;
  }

  /** Draw the line at the head of the board, and the button that changes the board. */
  draw() {
    const { lead, switch: other } = this.wall.view;
    this.wall.lead.hidden = !lead;
    if (lead && !this.leadField) {
      this.leadField = h("textarea", { id: newId("lead"), rows: "1", dir: "auto" });
      this.leadField.addEventListener("input", () => autosize(this.leadField));
      this.leadField.addEventListener("keydown", (event) => {
        if (!isEnter(event)) return;
        event.preventDefault();
        this.leadField.blur();
      });
      this.leadField.addEventListener("change", () => {
        this.wall.drafts.drop("lead");
        this.set(this.wall.view.lead, this.leadField.value.trim());
      });
      this.leadLabel = h("label", { for: this.leadField.id });
      this.wall.lead.append(this.leadLabel, this.leadField);
      this.wall.drafts.follow(this.leadField, "lead");
      this.leadField.value = this.leadField.value || lead.value;
    }
    if (lead) this.leadLabel.textContent = lead.label;
    if (lead && lead.value !== this.leadShown) {
      if (this.leadField.value === (this.leadShown || "")) this.leadField.value = lead.value;
      this.leadShown = lead.value;
      requestAnimationFrame(() => autosize(this.leadField));
    }
    if (other && !this.switch) {
      this.switch = button(other.word, () => this.set(this.wall.view.switch, this.wall.view.switch.value), { class: "cjm-tool" });
      this.wall.tools.prepend(this.switch);
    }
    if (other) this.switch.textContent = other.word;
  }

  /**
   * @param {import("./board_types.js").Lead} lead
   * @param {any} value
   */
  set(lead, value) {
    const old = "old" in lead ? lead.old : lead.value;
    if (value === old) return;
    const operation = lead.record ? editOperation(lead.record, lead.field, old, value) : addOperation(lead.make, [value]);
    this.wall.apply(operation, { done: t(this.wall.words, "saved") });
  }

  drawNewArea() {
    const make = this.wall.view.new_area;
    if (make && !this.newArea) {
      this.newArea = h("input", { class: "cjm-newarea", maxlength: "200", dir: "auto" });
      this.newArea.addEventListener("keydown", (event) => {
        if (isEnter(event) && this.newArea.value.trim()) this.addArea(this.newArea.value.trim());
      });
      this.wall.drafts.follow(this.newArea, "new-area");
      this.wall.extra.append(this.newArea);
    }
    if (this.newArea) this.newArea.hidden = !make;
    if (make) {
      this.newArea.setAttribute("aria-label", make.label);
      this.newArea.placeholder = make.placeholder || make.label;
    }
    const home = this.wall.view.layout === "matrix" ? this.wall.tools : this.wall.extra;
    if (this.newArea && this.newArea.parentElement !== home) home.prepend(this.newArea);
    this.wall.extra.hidden = !this.wall.extra.children.length;
  }

  /** @param {string} name */
  addArea(name) {
    const { make, also } = this.wall.view.new_area;
    const operation = alsoOperation(addOperation(make, [name]), also);
    this.wall.apply(operation, { done: t(this.wall.words, "added", { text: name }), newArea: name });
    this.newArea.value = "";
    this.wall.drafts.drop("new-area");
  }
}
