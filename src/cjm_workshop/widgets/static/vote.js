/** A vote: everybody gives their dots unseen; the facilitator closes it, then all see the result. */

import { h, place, put } from "./elements.js";
import { mount } from "./mount.js";
import { Panel } from "./panel.js";
import { newId } from "./outbox.js";

class Vote extends Panel {
  /**
   * @param {import("./types.js").Model} model
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
    this.rows = new Map();
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

  /** Draw something to vote for; the row stays, so that the focus does. */
  choice(item) {
    let row = this.rows.get(item.id);
    if (!row) {
      row = { less: this.tool("−", () => this.give(item.id, -1), { class: "cjm-tool cjm-dot" }),
        more: this.tool("+", () => this.give(item.id, 1), { class: "cjm-tool cjm-dot" }),
        name: h("span", { class: "cjm-what", dir: "auto" }), mine: h("span", { class: "cjm-tally" }) };
      row.element = h("li", {}, row.name, h("span", { class: "cjm-votes" }, row.less, row.mine, row.more));
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

  tally(one) {
    const counted = this.t("vote_tally", { dots: this.tn("dots", one.dots), people: this.tn("people", one.people) });
    return one.tied ? `${counted} · ${this.t("vote_tie")}` : counted;
  }
}

export default { render: ({ model, el }) => mount(model, el, Vote) };
