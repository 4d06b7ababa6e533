/** How large a board is shown. */

import { button, h, t } from "./elements.js";

/** @import { Wall } from "./board.js" */

const ZOOMS = [0.5, 0.67, 0.8, 0.9, 1, 1.15, 1.3, 1.5];

export class Zoom {
  /** @param {Wall} wall the board */
  constructor(wall) {
    this.wall = wall;
    this.zoom = 1;
    const by = (/** @type {1 | -1} */ step) => () => {
      const at = ZOOMS.findIndex((one) => one >= this.zoom - 0.001);
      this.set(ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at + step))]);
    };
    this.zoomed = button("", () => this.set(1), { class: "cjm-tool cjm-percent" });
    this.zoomOut = button("−", by(-1), { class: "cjm-tool" });
    this.zoomIn = button("+", by(1), { class: "cjm-tool" });
    this.fitted = button("", () => this.fit(), { class: "cjm-tool" });
    this.element = h("div", { class: "cjm-zoom", role: "group" },
      this.zoomOut, this.zoomed, this.zoomIn, this.fitted);
    requestAnimationFrame(() => this.set(Number(wall.drafts.get("zoom")) || 1, true));
  }

  /**
   * @param {number} zoom
   * @param {boolean} [quiet]
   */
  set(zoom, quiet = false) {
    this.zoom = zoom;
    this.wall.surface.style.setProperty("--cjm-zoom", String(zoom));
    this.draw();
    this.zoomOut.disabled = zoom <= ZOOMS[0];
    this.zoomIn.disabled = zoom >= ZOOMS[ZOOMS.length - 1];
    if (quiet) return;
    this.wall.drafts.keep("zoom", String(zoom));
    this.wall.say(this.zoomed.textContent);
  }

  draw() {
    const { words } = this.wall;
    const percent = Math.round(this.zoom * 100);
    this.element.setAttribute("aria-label", t(words, "zoom"));
    this.zoomed.textContent = `${percent} %`;
    this.zoomed.setAttribute("aria-label", t(words, "zoom_normal", { percent }));
    this.zoomOut.setAttribute("aria-label", t(words, "zoom_out"));
    this.zoomIn.setAttribute("aria-label", t(words, "zoom_in"));
    this.fitted.textContent = t(words, "fit");
  }

  /** Take the largest size, at most the normal one, at which the whole board is in sight. */
  fit() {
    const fits = (/** @type {number} */ zoom) => {
      this.set(zoom, true);
      const wide = this.wall.surface.scrollWidth <= this.wall.surface.clientWidth + 1;
      return wide && this.wall.surface.getBoundingClientRect().height <= innerHeight - 40;
    };
    const sizes = ZOOMS.filter((one) => one <= 1).reverse();
    this.set(sizes.find(fits) || ZOOMS[0]);
    this.wall.surface.scrollIntoView({ block: "nearest" });
  }
}
