/** How far a workshop has come through its notebooks. */

import { h, put } from "./elements.js";
import { renders } from "./mount.js";
import { Panel } from "./panel.js";

/** @import { Model, WidgetView } from "./types.js" */

/**
 * @typedef {{notebook: string, title: string, result: string, missing: string, done: boolean}} Milestone
 * @typedef {WidgetView & {milestones: Milestone[], there: string, next: string}} ProgressView
 */

/** @extends {Panel<ProgressView>} */
class Progress extends Panel {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    super(model, el, "progress");
  }

  build() {
    /** @type {string | null} what was drawn */
    this.drawn = null;
    this.bar = h("div", { class: "cjm-steps", "aria-hidden": "true" });
    this.sum = h("p", {});
    this.there = h("p", { class: "cjm-hint", dir: "auto" });
    this.list = h("ol", { class: "cjm-milestones", role: "list" });
    this.body.append(this.bar, this.sum, this.there, this.list);
  }

  draw() {
    super.draw();
    const { view } = this;
    put(this.title, this.t("progress"));
    this.root.setAttribute("aria-label", this.t("progress"));
    const data = JSON.stringify([view.milestones, view.there]);
    if (data === this.drawn) return;
    const done = view.milestones.filter((one) => one.done).length;
    put(this.sum, this.t("progress_sum", { done, of: view.milestones.length }));
    put(this.there, view.there);
    this.there.hidden = !view.there;
    this.bar.replaceChildren(...view.milestones.map((one) => h("span", { "data-done": String(one.done) })));
    this.list.replaceChildren(...view.milestones.map((one) => this.milestone(one)));
    this.drawn = data;
  }

  /** @param {Milestone} one */
  milestone(one) {
    const next = !one.done && one.notebook === this.view.next;
    const word = this.t(one.done ? "progress_done" : next ? "progress_next" : "progress_open");
    return h("li", { "data-done": String(one.done), "aria-current": next ? "step" : null },
      h("span", { class: "cjm-mile" }, word), h("span", { class: "cjm-what", dir: "auto" }, h("b", {}, one.title),
        h("span", { class: "cjm-hint" }, one.done ? one.result : one.missing)));
  }
}

export default { render: renders(Progress) };
