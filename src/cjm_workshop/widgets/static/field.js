/**
 * One field of a form: saved when it is left, by one operation. What others change meanwhile is
 * shown, but never over what is being typed.
 */

import { autosize, button, h, put, t } from "./elements.js";
import { KINDS } from "./kinds.js";
import { editOperation, settleOperations } from "./operations.js";
import { newId } from "./outbox.js";
import { inWords, isEmpty, same } from "./values.js";

/** @import { Filing } from "./filing.js" */
/** @import { Kind } from "./kinds.js" */
/** @import { Item } from "./outbox.js" */
/** @import { Picker } from "./picker.js" */
/** @import { Rows } from "./rows.js" */
/** @import { Sheet } from "./sheet.js" */
/** @import { Conflict, FieldSpec, Option } from "./types.js" */

/** One input with its label, its state beside it, what is wrong below it, and what others wrote. */
export class Field {
  /**
   * @param {Sheet} form
   * @param {FieldSpec} spec
   */
  constructor(form, spec) {
    this.form = form;
    this.spec = spec;
    this.words = form.words;
    /** what stood there when somebody began to type */
    this.base = spec.value;
    /** @type {any} what was sent last */
    this.sent = undefined;
    /** whether something is typed that was not sent */
    this.touched = false;
    /** whether what was sent last was refused */
    this.refused = false;
    /** @type {Kind} */
    this.kind = KINDS[spec.type];
    /** @type {HTMLInputElement | null} of a scale */
    this.range = null;
    /** @type {HTMLElement | null} what a scale says */
    this.word = null;
    /** @type {HTMLButtonElement | null} */
    this.clear = null;
    /** @type {HTMLButtonElement | null} */
    this.opener = null;
    /** @type {Picker | null} */
    this.picker = null;
    /** @type {Rows | null} */
    this.rows = null;
    /** @type {Filing | null} of a picture or of files */
    this.filing = null;
    /** @type {Conflict[]} */
    this.shownConflicts = [];
    this.id = newId("field");
    this.key = `${spec.record}.${spec.field}`;
    this.store = `${form.prefix}draft:${this.key}`;
    this.state = h("span", { class: "cjm-saved" });
    this.beside = h("div", { class: "cjm-beside" });
    this.hint = h("p", { class: "cjm-hint", id: `${this.id}-hint`, hidden: !spec.hint }, spec.hint || "");
    this.fault = h("p", { class: "cjm-fault", id: `${this.id}-fault`, hidden: true });
    this.advice = h("p", { class: "cjm-advice", id: `${this.id}-advice`, hidden: true });
    const input = this.kind.build(this);
    /** an input, or the element around several */
    this.input = /** @type {HTMLInputElement} */ (input);
    this.input.addEventListener("input", () => this.typing());
    this.input.addEventListener("change", () => this.commit());
    this.element = this.wrap();
    this.element.addEventListener("focusout", (event) => this.left(event));
    this.set(spec.value);
    this.takeDraft();
    this.update(spec);
  }

  /** Return what every input has. */
  common() {
    return { id: this.id, "aria-describedby": this.describedBy(), dir: "auto" };
  }

  describedBy() {
    return ["hint", "fault", "advice"].map((part) => `${this.id}-${part}`).join(" ");
  }

  /**
   * Return the options of a long list that the view holds once for all fields.
   * @param {string} [name]
   * @returns {Option[]}
   */
  list(name = this.spec.list) {
    return (this.form.view.lists && this.form.view.lists[name]) || [];
  }

  /** @returns {HTMLElement} */
  wrap() {
    const { spec, kind } = this;
    const props = { class: "cjm-field", "data-type": spec.type, "data-field": spec.field };
    const below = kind.below ? kind.below(this) : null;
    const parts = [this.hint, this.input, below, this.fault, this.advice, this.beside];
    if (kind.group) {
      const legend = h("legend", { class: "cjm-fieldhead" }, h("span", { class: "cjm-label2" }, spec.label), this.state);
      return h("fieldset", { ...props, "aria-describedby": this.describedBy() }, legend, ...parts);
    }
    const label = h("label", { class: "cjm-label2", for: this.id }, spec.label);
    return h("div", props, h("div", { class: "cjm-fieldhead" }, label, this.state), ...parts);
  }

  get() {
    return this.kind.get ? this.kind.get(this) : this.input.value.trim();
  }

  /** @param {any} value */
  set(value) {
    if (this.kind.set) this.kind.set(this, value);
    else this.input.value = value ?? "";
    this.fit();
  }

  /** @param {number | null} value */
  setScale(value) {
    const { choices } = this.spec;
    this.range.value = value ?? choices[Math.floor(choices.length / 2)].value;
    this.sayScale(value);
  }

  /** @param {number | null} value */
  sayScale(value) {
    const one = this.spec.choices.find((choice) => choice.value === value);
    this.word.textContent = one ? one.word : t(this.words, "not_said");
    this.range.setAttribute("aria-valuetext", this.word.textContent);
    this.input.classList.toggle("is-empty", !one);
    this.clear.hidden = !one;
  }

  fit() {
    const areas = this.input.tagName === "TEXTAREA" ? [this.input] : this.input.querySelectorAll("textarea");
    for (const one of areas) if (one.isConnected && one.getClientRects().length) autosize(one);
  }

  // -- saving ------------------------------------------------------------------------------------

  /** Return what of this field is on its way and not yet in the view. */
  sending() {
    return [...this.form.outbox.items.values()].filter((one) => one.about.field === this.key && one.state !== "refused");
  }

  get pending() {
    return this.sending().length > 0;
  }

  typing() {
    this.touched = true;
    if (this.spec.type === "scale") this.sayScale(this.get());
    if (this.rows) this.rows.open();
    this.fit();
    this.keepDraft();
  }

  /** Keep in this tab what is typed and not sent. */
  keepDraft() {
    try {
      this.form.storage.setItem(this.store, JSON.stringify({ base: this.base, typed: this.get() }));
    } catch {
      this.tell(t(this.words, "tab_full"), "late");
    }
  }

  /**
   * Remember that somebody was here; what is missing may be told now.
   * @param {FocusEvent} event
   */
  left(event) {
    if (this.element.contains(/** @type {Node | null} */ (event.relatedTarget))) return;
    this.form.visited.add(this.key);
    this.form.drawAdvice();
  }

  /** Take up what was typed and not saved when the page went away. */
  takeDraft() {
    const kept = this.form.storage.getItem(this.store);
    if (!kept) return;
    const { base, typed } = JSON.parse(kept);
    if (same(typed, this.spec.value)) {
      this.form.storage.removeItem(this.store);
      return;
    }
    this.base = base;
    this.set(typed);
    this.touched = true;
    this.tell(t(this.words, "draft"), "late");
    this.element.addEventListener("focusout", () => this.commit(), { once: true });
  }

  commit() {
    const value = this.get();
    const old = this.pending ? this.sent : this.base;
    if (this.spec.type === "scale" ? value !== old : !same(value, old)) this.send(value);
    else if (!this.pending) this.settled("");
  }

  /** @param {any} value */
  send(value) {
    const old = this.pending ? this.sent : this.base;
    if (same(old, value)) return;
    Object.assign(this, { sent: value, touched: false, refused: false });
    if (this.spec.type === "scale") this.setScale(value);
    this.fail("");
    this.tell(t(this.words, "saving"), "late");
    const operation = editOperation(this.spec.record, this.spec.field, old ?? null, value);
    this.form.apply(operation, { field: this.key });
  }

  /** @param {Item} item */
  answered(item) {
    if (item.state === "refused") {
      this.refused = true;
      this.tell("", "");
      this.fail(item.reason);
    } else if (!this.form.outbox.waiting().some((one) => one.about.field === this.key)) {
      if (this.touched) this.goOnFrom(this.sent);
      else this.settled(t(this.words, "saved"));
    }
  }

  /**
   * Keep what was typed while something was on its way: it changes what has arrived.
   * @param {any} value what the workshop has now
   */
  goOnFrom(value) {
    this.base = value;
    this.keepDraft();
    this.tell("", "");
  }

  /** @param {string} words */
  settled(words) {
    if (this.refused && words) return;
    this.form.storage.removeItem(this.store);
    Object.assign(this, { touched: false, refused: false });
    this.fail("");
    if (!(this.spec.conflicts || []).length) this.tell(words, "good");
    this.update(this.spec);
  }

  /** Say that the kernel is silent as long as something waits for it. */
  drawPending() {
    if (!this.form.outbox.waiting().some((one) => one.about.field === this.key)) return;
    this.tell(t(this.words, this.form.outbox.silent ? "waiting" : "saving"), "late");
  }

  /**
   * Say beside the label how it goes.
   * @param {string} words
   * @param {"" | "late" | "good"} kind
   */
  tell(words, kind) {
    if (this.state.textContent === words) return;
    this.state.textContent = words;
    this.state.dataset.kind = kind;
    if (words && kind !== "late") this.form.say(`${this.spec.label}: ${words}`);
  }

  /**
   * Say below the field why something cannot be; an empty text takes that back.
   * @param {string} words
   */
  fail(words) {
    if (this.fault.textContent === words) return;
    const back = words && this.refused ? button(t(this.words, "put_back"), () => this.putBack(), { class: "cjm-small" }) : null;
    this.fault.replaceChildren(words, ...(back ? [back] : []));
    this.fault.hidden = !words;
    const inputs = this.kind.group ? [] : [this.range || this.input];
    for (const one of inputs) one[words ? "setAttribute" : "removeAttribute"]("aria-invalid", "true");
    this.element.classList.toggle("is-bad", Boolean(words));
    if (words) this.form.say(`${this.spec.label}: ${words}`);
  }

  /** Give up what was refused: show what the workshop has. */
  putBack() {
    Object.assign(this, { refused: false, touched: false });
    this.settled("");
    this.set(this.spec.value);
    /** @type {HTMLElement} */
    const first = this.input.querySelector("input, textarea, select, button");
    (this.input.matches("input, textarea, select") ? this.input : first).focus();
  }

  // -- following the workshop ----------------------------------------------------------------------

  /**
   * Follow the workshop, but never write over what is being typed.
   * @param {FieldSpec} spec
   */
  update(spec) {
    const before = this.spec;
    this.spec = spec;
    if (this.kind.refresh) this.kind.refresh(this);
    if (!this.touched && !this.refused && !this.pending) {
      if (!same(this.get(), spec.value) || spec.type === "scale") this.set(spec.value);
      this.base = spec.value;
    } else if (!same(before.value, spec.value) && !same(spec.value, this.sent)) {
      this.tell(t(this.words, "changed_meanwhile"), "late");
    }
    this.drawConflicts(spec.conflicts || []);
  }

  /**
   * Show what there is to say about the value; what is missing only once it was passed by.
   * @param {boolean} passed
   */
  drawAdvice(passed) {
    const { advice } = this.spec;
    const words = advice && (advice.always || (passed && isEmpty(this.spec.value) && !this.touched)) ? advice.text : "";
    put(this.advice, words);
    this.advice.hidden = !words;
    this.advice.dataset.kind = advice && advice.always ? "look" : "missing";
  }

  /** @param {Conflict[]} conflicts */
  drawConflicts(conflicts) {
    if (same(conflicts, this.shownConflicts)) return;
    this.shownConflicts = conflicts;
    this.tell(conflicts.length ? t(this.words, "two_texts") : "", "late");
    this.beside.replaceChildren(...conflicts.map((conflict) => this.drawConflict(conflict)));
  }

  /** @param {Conflict} conflict */
  drawConflict(conflict) {
    const settle = (/** @type {boolean} */ other) => () => {
      for (const operation of settleOperations(this.spec.record, conflict, other)) this.form.apply(operation, {});
    };
    const version = (/** @type {any} */ value, /** @type {string | undefined} */ who, /** @type {boolean} */ other) =>
      h("div", { class: "cjm-version" }, h("p", { dir: "auto" }, inWords(value, t(this.words, "nothing"))),
        h("span", { class: "cjm-author" }, who ? t(this.words, "by", { name: who }) : ""), button(t(this.words, "keep_this"), settle(other)));
    return h("div", { class: "cjm-conflict", role: "group", "aria-label": t(this.words, "two_texts") },
      h("strong", {}, t(this.words, "both_changed")),
      version(conflict.now, conflict.kept_by, false), version(conflict.other, conflict.other_by, true));
  }
}
