/** A vote: everybody gives their dots unseen; the facilitator closes it, then all see the result. */

import { h, place, put } from "./elements.js";
import { renders } from "./mount.js";
import { Panel } from "./panel.js";
import { newId } from "./outbox.js";

/** @import { Model, WidgetView } from "./types.js" */

/**
 * @typedef {{id: string, name: string, mine: number}} Choosable what can get dots
 * @typedef {{name: string, dots: number, people: number, rank: number, tied: boolean}} Counted
 *
 * @typedef {object} OwnVote
 * @property {string} board
 * @property {string} title
 * @property {"none" | "open" | "closed"} state
 * @property {number} each how many dots everybody has
 * @property {number} left
 * @property {number} voters
 * @property {Choosable[]} items
 * @property {Counted[]} results once it is closed
 *
 * @typedef {WidgetView & OwnVote} VoteView
 *
 * @typedef {object} Row
 * @property {HTMLElement} element
 * @property {HTMLElement} name
 * @property {HTMLElement} mine
 * @property {HTMLButtonElement} less
 * @property {HTMLButtonElement} more
 */

/** @extends {Panel<VoteView>} */
class Vote extends Panel {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    super(model, el, "vote");
  }

  build() {
    this.told = h("p", { class: "cjm-prompt" });
    this.left = h("p", { class: "cjm-left" });
    this.turn = this.tool("", () => this.press(), { class: "cjm-tool" });
    this.list = h("ul", { class: "cjm-ballot", role: "list" });
    /** @type {Map<string, Row>} */
    this.rows = new Map();
    /** @type {string | null} the dots that were drawn */
    this.leftShown = null;
    /** @type {string | null} the results that were drawn */
    this.counted = null;
    /** @type {HTMLElement[]} */
    this.bars = [];
    this.body.append(this.told, h("div", { class: "cjm-keys" }, this.turn, this.left), this.list);
  }

  press() {
    const open = this.view.state !== "open";
    const done = this.t(open ? "vote_opened" : "vote_closed");
    this.apply({ kind: "round", board: this.view.board, activity: "vote", open }, done);
  }

  draw() {
    super.draw();
    const { view } = this;
    put(this.title, view.title);
    this.root.setAttribute("aria-label", view.title);
    this.root.dataset.state = view.state;
    put(this.told, this.words());
    put(this.turn, this.t({ none: "vote_start", open: "vote_close", closed: "vote_again" }[view.state]));
    this.turn.classList.toggle("cjm-primary", view.state !== "closed");
    this.turn.disabled = !view.items.length;
    this.left.hidden = view.state !== "open";
    const dots = "●".repeat(view.left) + "○".repeat(Math.max(view.each - view.left, 0));
    const data = [dots, view.author].join();
    if (this.leftShown !== data) {
      this.left.replaceChildren(h("span", { class: "cjm-dotrow", "aria-hidden": "true" }, dots),
        ` ${view.author ? this.tn("dots_left", view.left) : this.t("vote_needs_name")}`);
      this.leftShown = data;
    }
    place(this.list, view.state === "open" ? view.items.map((item) => this.choice(item)) : this.results());
  }

  words() {
    const { view } = this;
    if (!view.items.length) return this.t("vote_nothing");
    if (view.state === "none") return this.tn("vote_about", view.each);
    const voters = this.tn("people", view.voters);
    return view.state === "open" ? this.t("vote_is_open", { voters }) : this.t("vote_is_closed", { voters });
  }

  /**
   * Draw something to vote for; the row stays, so that the focus does.
   * @param {Choosable} item
   */
  choice(item) {
    let row = this.rows.get(item.id);
    if (!row) {
      const less = this.tool("−", () => this.give(item.id, -1), { class: "cjm-tool cjm-dot" });
      const more = this.tool("+", () => this.give(item.id, 1), { class: "cjm-tool cjm-dot" });
      const name = h("span", { class: "cjm-what", dir: "auto" });
      const mine = h("span", { class: "cjm-tally" });
      row = { element: h("li", {}, name, h("span", { class: "cjm-votes" }, less, mine, more)), name, mine, less, more };
      this.rows.set(item.id, row);
    }
    put(row.name, item.name);
    put(row.mine, "●".repeat(item.mine) || "0");
    row.mine.setAttribute("aria-label", this.tn("dots", item.mine));
    row.mine.setAttribute("role", "img");
    row.less.setAttribute("aria-label", this.t("vote_less", { name: item.name }));
    row.more.setAttribute("aria-label", this.t("vote_more", { name: item.name }));
    row.less.setAttribute("aria-disabled", String(item.mine < 1));
    row.more.setAttribute("aria-disabled", String(this.view.left < 1 || !this.view.author));
    return row.element;
  }

  /**
   * @param {string} id
   * @param {1 | -1} change
   */
  give(id, change) {
    const item = this.view.items.find((one) => one.id === id);
    const dots = item.mine + change;
    if (dots < 0 || (change > 0 && (this.view.left < 1 || !this.view.author))) return;
    this.apply({ kind: "vote", about: id, dots, vote: newId("vote") },
      this.t("vote_given", { dots: this.tn("dots", dots), name: item.name }));
  }

  results() {
    const { results } = this.view;
    const most = Math.max(1, ...results.map((one) => one.dots));
    const data = JSON.stringify(results);
    if (data !== this.counted) {
      this.counted = data;
      this.bars = results.map((one) => h("li", { class: "cjm-result" },
        h("span", { class: "cjm-rank" }, `${one.rank}.`),
        h("span", { class: "cjm-what", dir: "auto" }, h("b", {}, one.name), h("span", { class: "cjm-hint" }, this.tally(one))),
        h("span", { class: "cjm-barline", "aria-hidden": "true" }, h("span", { style: `width: ${(100 * one.dots) / most}%` }))));
    }
    return this.bars;
  }

  /** @param {Counted} one */
  tally(one) {
    const counted = this.t("vote_tally", { dots: this.tn("dots", one.dots), people: this.tn("people", one.people) });
    return one.tied ? `${counted} · ${this.t("vote_tie")}` : counted;
  }
}

export default { render: renders(Vote) };
