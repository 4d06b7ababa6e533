/** Prompt cards: one question at a time, in an order or shuffled. */

import { h, put } from "./elements.js";
import { renders } from "./mount.js";
import { tabStorage } from "./outbox.js";
import { Panel } from "./panel.js";

/** @import { Model, WidgetView } from "./types.js" */

/** @type {Record<string, number>} which way a key goes */
const WAYS = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * Return numbers below `count` in a random order.
 * @param {number} count
 * @param {() => number} [random]
 */
export function shuffled(count, random = Math.random) {
  const order = Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other], order[at]];
  }
  return order;
}

/**
 * @typedef {{step: string, title: string, cards: {text: string, hint: string}[]}} OwnPrompts
 * @typedef {WidgetView & OwnPrompts} PromptsView
 */

/** @extends {Panel<PromptsView>} */
class Prompts extends Panel {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    super(model, el, "prompts");
  }

  build() {
    this.storage = tabStorage();
    this.key = `cjm:${this.view.key}:prompts:${this.view.step}`;
    this.restore();
    this.count = h("p", { class: "cjm-hint" });
    this.text = h("p", { class: "cjm-prompted", dir: "auto" });
    this.hint = h("p", { class: "cjm-promptwhy", dir: "auto" });
    this.card = h("div", { class: "cjm-card", "aria-live": "polite" }, this.text, this.hint);
    this.back = this.tool("", () => this.go(-1));
    this.on = this.tool("", () => this.go(1));
    this.on.classList.add("cjm-primary");
    this.mix = this.tool("", () => this.shuffle());
    this.body.append(this.count, this.card, h("div", { class: "cjm-keys" }, this.back, this.on, this.mix));
    this.root.addEventListener("keydown", (event) => {
      const way = WAYS[event.key];
      if (way && !event.ctrlKey && !event.metaKey && !event.altKey) this.go(way);
    });
  }

  restore() {
    const count = this.view.cards.length;
    const kept = JSON.parse(this.storage.getItem(this.key) || "null");
    const fits = kept && kept.order.length === count;
    this.order = fits ? kept.order : Array.from({ length: count }, (_, at) => at);
    this.at = fits ? kept.at : 0;
  }

  /** @param {number} way */
  go(way) {
    const count = this.order.length;
    this.at = (this.at + way + count) % count;
    this.keep();
  }

  shuffle() {
    this.order = shuffled(this.order.length);
    this.at = 0;
    this.keep();
    this.say(this.t("prompts_shuffled"));
  }

  keep() {
    this.storage.setItem(this.key, JSON.stringify({ order: this.order, at: this.at }));
    this.draw();
  }

  draw() {
    super.draw();
    const card = this.view.cards[this.order[this.at]];
    const title = `${this.t("prompts")}: ${this.view.title}`;
    put(this.title, title);
    this.root.setAttribute("aria-label", title);
    put(this.count, this.t("prompts_count", { at: this.at + 1, of: this.order.length }));
    put(this.text, card.text);
    put(this.hint, card.hint || "");
    put(this.back, this.t("prompts_back"));
    put(this.on, this.t("prompts_next"));
    put(this.mix, this.t("prompts_shuffle"));
  }
}

export default { render: renders(Prompts) };
