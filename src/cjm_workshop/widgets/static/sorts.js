/** What everybody's own sort says together: proposed groups, to take or to pass over. */

import { h, isEnter, put } from "./elements.js";
import { renders } from "./mount.js";
import { addOperation, editOperation } from "./operations.js";
import { newId, tabStorage } from "./outbox.js";
import { Panel } from "./panel.js";

/** @import { BatchOperation, Make } from "./board_types.js" */
/** @import { Model, WidgetView } from "./types.js" */

/**
 * @typedef {object} Proposal notes that were often sorted together
 * @property {string} key
 * @property {number} agreement a share
 * @property {string[]} names that people gave
 * @property {{id: string, text: string, cluster: string}[]} notes each with the cluster that it hangs in
 *
 * @typedef {object} OwnSorts
 * @property {string} board
 * @property {boolean} opened
 * @property {number} people who sorted
 * @property {number} sorted how many notes
 * @property {number} of how many notes
 * @property {Record<string, Proposal[]>} proposals by how much agreement they need
 * @property {boolean} settled
 * @property {string} record the round
 * @property {string[]} passed keys of those that were passed over
 * @property {Make} make
 *
 * @typedef {WidgetView & OwnSorts} SortsView
 */

/**
 * Return the operation that makes a cluster of the notes of a proposal that hang in none yet.
 * @param {Pick<Proposal, "notes">} proposal
 * @param {string} name
 * @param {Make} make
 * @returns {BatchOperation}
 */
export function takeOperation(proposal, name, make) {
  const added = addOperation(make, [name]);
  const { id } = added.records[0].fields;
  const free = proposal.notes.filter((note) => !note.cluster);
  const moved = free.map((note) => editOperation(note.id, "cluster", null, id));
  return { kind: "batch", id: newId("op"), operations: [added, ...moved] };
}

/** @extends {Panel<SortsView>} */
class Sorts extends Panel {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    super(model, el, "sorts");
  }

  build() {
    /** @type {string | null} what was drawn */
    this.drawn = null;
    /** @type {string | null} the words of the levels that were drawn */
    this.levelled = null;
    this.storage = tabStorage();
    this.key = `cjm:${this.view.key}:sorts:${this.view.board}:`;
    this.level = this.storage.getItem(`${this.key}level`) || "half";
    this.told = h("p", { class: "cjm-prompt" });
    this.turn = this.tool("", () => this.press());
    this.choice = h("select", { class: "cjm-place", id: newId("choice") });
    this.choice.addEventListener("change", () => this.choose());
    this.choiceLabel = h("label", { for: this.choice.id });
    this.levels = h("span", { class: "cjm-chooser" }, this.choiceLabel, this.choice);
    this.list = h("ul", { class: "cjm-proposals", role: "list" });
    this.body.append(this.told, h("div", { class: "cjm-keys" }, this.turn, this.levels), this.list);
  }

  choose() {
    this.level = this.choice.value;
    this.storage.setItem(`${this.key}level`, this.level);
    this.draw();
  }

  press() {
    const open = this.view.opened;
    this.apply({ kind: "round", board: this.view.board, activity: "sort", open }, this.t(open ? "sorts_hidden" : "sorts_opened"));
  }

  draw() {
    super.draw();
    const { view } = this;
    put(this.title, this.t("sorts"));
    this.root.setAttribute("aria-label", this.t("sorts"));
    const values = { people: this.tn("people", view.people), sorted: view.sorted, of: view.of };
    const found = view.proposals[this.level] || [];
    const wait = view.people ? "sorts_wait" : "sorts_nobody";
    const told = !view.opened ? wait : found.length ? "sorts_found" : view.settled ? "sorts_settled" : "sorts_none";
    put(this.told, this.t(told, values));
    put(this.turn, this.t(view.opened ? "sorts_hide" : "sorts_open"));
    this.turn.classList.toggle("cjm-primary", !view.opened);
    this.turn.disabled = !view.people;
    this.levels.hidden = !view.opened;
    this.drawLevels();
    const data = JSON.stringify([found, view.opened, view.make, this.model.get("words")]);
    if (data === this.drawn) return;
    this.drawn = data;
    this.list.replaceChildren(...(view.opened ? found.map((one) => this.proposal(one)) : []));
  }

  drawLevels() {
    put(this.choiceLabel, this.t("sorts_level"));
    const names = Object.keys(this.view.proposals);
    const words = names.map((name) => this.t(`level.${name}`));
    if (this.levelled !== words.join("\n")) {
      this.levelled = words.join("\n");
      this.choice.replaceChildren(...names.map((name, at) => h("option", { value: name }, words[at])));
    }
    this.choice.value = this.level;
  }

  /** @param {Proposal} one */
  proposal(one) {
    const draft = `${this.key}name:${one.key}`;
    const name = h("input", { class: "cjm-rename", type: "text", maxlength: "200", dir: "auto", value: this.storage.getItem(draft) || "", placeholder: this.t("sorts_name"), "aria-label": this.t("sorts_name") });
    name.addEventListener("input", () => this.storage.setItem(draft, name.value));
    name.addEventListener("keydown", (event) => {
      if (!isEnter(event)) return;
      event.preventDefault(); // the same press would click what gets the focus next
      this.accept(one, name);
    });
    const notes = one.notes.map((note) => h("li", { class: "cjm-slip", dir: "auto" }, note.text,
      ...(note.cluster ? [h("span", { class: "cjm-hint" }, this.t("sorts_hangs", { name: note.cluster }))] : [])));
    const share = this.t("sorts_share", { share: Math.round(100 * one.agreement) });
    const called = one.names.length ? h("p", { class: "cjm-hint", dir: "auto" }, `${this.t("sorts_called")}: ${one.names.map((word) => `“${word}”`).join(", ")}`) : null;
    return h("li", { class: "cjm-proposal" },
      h("p", { class: "cjm-share" }, h("b", {}, this.tn("sorts_notes", one.notes.length)), ` · ${share}`),
      h("ul", { class: "cjm-slips", role: "list" }, ...notes), called,
      h("div", { class: "cjm-keys" }, name,
        this.tool(this.t("sorts_take"), () => this.accept(one, name), { class: "cjm-tool cjm-primary" }),
        this.tool(this.t("sorts_pass"), () => this.pass(one))));
  }

  /**
   * @param {Proposal} one
   * @param {HTMLInputElement} field
   */
  accept(one, field) {
    const name = field.value.trim();
    if (!name) {
      this.say(this.t("sorts_needs_name"));
      field.focus();
      return;
    }
    this.storage.removeItem(`${this.key}name:${one.key}`);
    this.apply(takeOperation(one, name, this.view.make), this.t("sorts_taken", { name }));
    this.turn.focus();
  }

  /** @param {Proposal} one */
  pass(one) {
    const { record, passed } = this.view;
    this.apply(editOperation(record, "passed_over", passed, [...passed, one.key]), this.t("sorts_passed"));
    this.turn.focus();
  }
}

export default { render: renders(Sorts) };
