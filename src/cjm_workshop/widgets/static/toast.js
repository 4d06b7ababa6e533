/** A line over the board that stays until the next change, or until somebody closes it. */

import { button, h, t } from "./elements.js";

/** @import { Wall } from "./board.js" */

export class Toast {
  /** @param {Wall} wall the board */
  constructor(wall) {
    this.wall = wall;
    this.element = h("div", { class: "cjm-toast", hidden: true });
  }

  /**
   * @param {string} said
   * @param {HTMLElement[]} [buttons]
   * @param {() => void} [closed] called where somebody closes it
   */
  show(said, buttons = [], closed = () => {}) {
    const close = () => {
      this.hide();
      closed();
    };
    this.element.hidden = false;
    this.element.replaceChildren(h("span", { dir: "auto" }, said), ...buttons,
      button("×", close, { class: "cjm-more", "aria-label": t(this.wall.words, "close") }));
  }

  hide() {
    this.element.hidden = true;
  }
}
