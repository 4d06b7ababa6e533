/** Writing alone: notes that nobody else sees until all are revealed at once. */

import { Wall, initialize } from "./board.js";
import { button, t, tn } from "./elements.js";
import { mount } from "./mount.js";
import { newId } from "./outbox.js";

class Alone extends Wall {
  build(el) {
    super.build(el);
    this.reveal = button("", () => this.revealAll(), { class: "cjm-tool cjm-reveal" });
    this.tools.prepend(this.reveal);
  }

  revealAll() {
    const operation = { kind: "round", id: newId("op"), board: this.view.writes_on, activity: "write", open: false };
    this.apply(operation, { done: t(this.words, "revealed") });
  }

  draw() {
    super.draw();
    const { words } = this;
    const { hidden, people } = this.view;
    const notes = tn(words, "reveal", hidden, { people: tn(words, "people", people) });
    this.reveal.textContent = hidden ? notes : t(words, "nothing_hidden");
    this.reveal.disabled = !hidden;
  }
}

export default { initialize, render: ({ model, el }) => mount(model, el, Alone) };
