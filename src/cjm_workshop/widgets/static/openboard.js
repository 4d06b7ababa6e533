/** A board whose notes can be opened: the record behind each stands in a panel over the board. */

import { Wall } from "./board.js";
import { mount } from "./mount.js";
import { initialize } from "./patches.js";
import { RecordPanel } from "./record.js";

/** @import { Spot } from "./types.js" */

/** @param {Spot} spot */
function render({ model, el }) {
  const leave = mount(model, el, Wall);
  const panel = new RecordPanel(model, el);
  const open = (/** @type {Event} */ event) => {
    const { record, back } = /** @type {CustomEvent<{record: string, back: () => void}>} */ (event).detail;
    panel.open(record, back);
  };
  el.addEventListener("cjm-open", open);
  return () => {
    el.removeEventListener("cjm-open", open);
    panel.off();
    leave();
  };
}

export default { initialize, render };
