/** Writing alone: notes that nobody else sees until all are revealed at once. */

import { Wall } from "./board.js";
import { button, t, tn } from "./elements.js";
import { renders } from "./mount.js";
import { newId } from "./outbox.js";
import { initialize } from "./patches.js";

/** @import { BoardView } from "./board_types.js" */

/** @typedef {{writes_on: string, hidden: number, people: number}} Hidden what a board for writing alone tells besides */

class Alone extends Wall {
  /** @param {HTMLElement} el */
  build(el) {
    super.build(el);
    this.reveal = button("", () => this.revealAll(), { class: "cjm-tool cjm-reveal" });
    this.tools.prepend(this.reveal);
  }

  get own() {
    return /** @type {BoardView & Hidden} */ (this.view);
  }

  revealAll() {
    const operation = { kind: "round", id: newId("op"), board: this.own.writes_on, activity: "write", open: false };
    this.apply(operation, { done: t(this.words, "revealed") });
  }

  draw() {
    super.draw();
    const { words } = this;
    const { hidden, people } = this.own;
    const notes = tn(words, "reveal", hidden, { people: tn(words, "people", people) });
    this.reveal.textContent = hidden ? notes : t(words, "nothing_hidden");
    this.reveal.disabled = !hidden;
  }
}

export default { initialize, render: renders(Alone) };
