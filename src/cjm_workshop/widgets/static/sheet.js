/**
 * The sheet of a form: head, what goes wrong, fields that save themselves. What stands on it is
 * drawn by `body` and `drawBody` of what extends it.
 */

import { Chooser, button, h, inField, put, t } from "./elements.js";
import { Field } from "./field.js";
import { Album, Downloads } from "./files.js";
import { editOperation, removeOperation } from "./operations.js";
import { Outbox, newId, tabStorage } from "./outbox.js";
import { stageButton } from "./stage.js";
import { same } from "./values.js";

/** @import { Line } from "./history.js" */
/** @import { Item } from "./outbox.js" */
/** @import { FieldSpec, Model, RecordsSpec, Section, SheetView, Words } from "./types.js" */

/**
 * Return the fields of a spec: of records, those of each.
 * @param {FieldSpec | RecordsSpec} spec
 * @returns {FieldSpec[]}
 */
export function fieldsOf(spec) {
  return "items" in spec ? spec.items.flatMap((item) => item.fields) : [spec];
}

/**
 * What of a field needs building anew when it changes: all but its value and what is said of it.
 * @param {FieldSpec | RecordsSpec} spec
 * @returns {any}
 */
export function shapeOf(spec) {
  if ("items" in spec) {
    return [spec.type, spec.add, spec.items.map((item) => [item.id, item.fields.map(shapeOf)])];
  }
  const { value, conflicts, advice, whose, ...rest } = spec;
  return rest;
}

/**
 * A page about a workshop.
 * @template {SheetView} [View=SheetView]
 */
export class Sheet {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   * @param {string} testid what it is called in tests
   */
  constructor(model, el, testid) {
    this.model = model;
    /** @type {View} */
    this.view = model.get("view");
    /** @type {Words} */
    this.words = model.get("words");
    this.prefix = `cjm:${this.view.key}:${this.view.form}:${this.view.author}:`;
    this.storage = tabStorage();
    /** @type {Map<string, Field>} by record and field */
    this.fields = new Map();
    /** @type {Set<string>} what folds and is open */
    this.opened = new Set();
    /** @type {Set<string>} keys of fields that had the focus */
    this.visited = new Set();
    this.album = new Album(model);
    this.downloads = new Downloads(model);
    this.outbox = new Outbox({
      send: (message) => model.send(message),
      storage: this.storage,
      prefix: `${this.prefix}op:`,
      changed: () => this.outgoing(),
    });
    this.build(el, testid);
    this.selected = this.storage.getItem(this.pageKey);
    this.outbox.seen(this.view.version);
    this.outbox.restore();
    this.draw();
    this.clock = setInterval(() => this.outbox.tick(), 250);
    this.root.dataset.ready = "1";
  }

  /**
   * @param {HTMLElement} el
   * @param {string} testid
   */
  build(el, testid) {
    this.title = h("h2", { class: "cjm-title" });
    this.prompt = h("p", { class: "cjm-prompt" });
    this.undo = button(t(this.words, "undo"), () => this.turn("undo"), { class: "cjm-tool" });
    this.redo = button(t(this.words, "redo"), () => this.turn("redo"), { class: "cjm-tool" });
    this.notice = h("div", { class: "cjm-notice", role: "alert" });
    this.status = h("div", { class: "cjm-status", role: "status" });
    const words = h("div", { class: "cjm-words" }, this.title, this.prompt);
    this.chooser = new Chooser(this.model);
    const tools = h("div", { class: "cjm-tools" }, this.undo, this.redo);
    const body = this.body();
    this.root = h("div", { class: "cjm-board cjm-form", "data-testid": testid, role: "group" },
      h("header", { class: "cjm-bar" }, words, tools), this.chooser.element, this.notice, body, this.status);
    this.stage = this.projected ? stageButton(this.root, () => this.model.get("words")) : null;
    if (this.stage) tools.append(this.stage);
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.width = new ResizeObserver(() => this.sized());
    this.width.observe(body);
    el.append(this.root);
  }

  /**
   * Build what stands below the head; for sheets to fill.
   * @returns {HTMLElement}
   */
  body() {
    return h("div", {});
  }

  /** Return all fields that the view tells of, also those of pages that are not shown. */
  get specs() {
    const { pages = [] } = /** @type {{pages?: {sections: Pick<Section, "fields">[]}[]}} */ (this.view);
    return pages.flatMap((page) => page.sections.flatMap((part) => part.fields.flatMap(fieldsOf)));
  }

  /** Draw what stands below the head; for sheets to fill. */
  drawBody() {}

  /** Tell whether a projector may show it alone. */
  get projected() {
    return false;
  }

  /** Show what was sent, answered or given up. */
  outgoing() {
    this.drawNotice();
  }

  /** Follow the width of the page. */
  sized() {
    this.fields.forEach((field) => field.fit());
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const command = event.ctrlKey || event.metaKey;
    const turns = command && ["z", "y"].includes(event.key.toLowerCase());
    if (command && !turns && event.key !== "Enter") return;
    event.stopPropagation();
    if (!turns || inField(event.target)) return;
    event.preventDefault();
    this.turn(event.key.toLowerCase() === "y" || event.shiftKey ? "redo" : "undo");
  }

  close() {
    clearInterval(this.clock);
    this.width.disconnect();
    this.album.close();
    this.downloads.close();
    if (this.stage) this.stage.off();
    this.root.remove();
  }

  /**
   * Send an operation.
   * @param {Record<string, any>} operation
   * @param {Record<string, any>} about what is said or shown once it is answered
   */
  apply(operation, about) {
    return this.outbox.put({ type: "apply", operation }, about);
  }

  /** @param {"undo" | "redo"} which */
  turn(which) {
    this.outbox.put({ type: which, id: newId("op") }, { done: t(this.words, which === "undo" ? "undone" : "redone") });
  }

  /**
   * Tell a person what happened; waits a moment, so that bursts are read as one.
   * @param {string} words
   */
  say(words) {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (this.status.textContent = words), 100);
  }

  /**
   * Take a message of the kernel.
   * @param {any} message
   * @param {DataView[]} [buffers]
   */
  take(message, buffers) {
    if (message.type === "picture") this.album.take(message, buffers);
    else if (message.type === "file") this.downloads.take(message, buffers);
    else if (message.type === "history") this.told(message);
    else this.answered(message);
  }

  /** @param {any} message */
  answered(message) {
    const item = this.outbox.answer(message);
    if (!item) return;
    const key = item.about.field || item.about.filing;
    const field = key && this.fields.get(key);
    if (item.about.filing) this.filed(item, field, message.file);
    else if (field) field.answered(item);
    if (item.state === "refused" && !field) this.showRefusal(item);
    else if (item.state === "refused") this.outbox.discard(item.id);
    else if (item.about.done) this.say(item.about.done);
    if (item.about.select && item.state === "done") this.select(item.about.select);
  }

  /**
   * Put a file that was kept into its record, also where its page was left meanwhile.
   * @param {Item} item
   * @param {Field | undefined} field
   * @param {string} file
   */
  filed(item, field, file) {
    if (field) field.filing.filed(item, file);
    else if (item.state === "done") {
      const { filing, of, alt } = item.about;
      const spec = this.specs.find((one) => `${one.record}.${one.field}` === filing);
      if (!spec) return;
      const value = of === "files" ? [...spec.value, { file, name: item.message.name }] : { file, alt: alt || "", credit: "" };
      this.apply(editOperation(spec.record, spec.field, spec.value, value), { field: filing });
    }
  }

  /** @param {Item} item */
  showRefusal(item) {
    const done = () => {
      this.outbox.discard(item.id);
      box.remove();
    };
    const choices = h("div", { class: "cjm-choices" });
    if (item.offer === "dependents") {
      choices.append(button(t(this.words, "remove_all"), () => {
        done();
        this.apply(removeOperation(item.message.operation.records, true), { done: t(this.words, "removed") });
      }));
    }
    choices.append(button(t(this.words, "ok"), done));
    const box = h("div", { class: "cjm-refusal", role: "alert" }, h("p", { class: "cjm-reason" }, item.reason), choices);
    this.notice.after(box);
    box.scrollIntoView({ block: "nearest" });
    choices.querySelector("button").focus({ preventScroll: true });
  }

  /** Under which name the chosen page is kept: of each journey its own. */
  get pageKey() {
    const { chooser } = this.view;
    return `${this.prefix}page${chooser ? `:${chooser.value}` : ""}`;
  }

  follow() {
    const before = this.pageKey;
    this.view = this.model.get("view");
    if (!same(this.words, this.model.get("words"))) this.reword();
    if (this.pageKey !== before) this.selected = this.storage.getItem(this.pageKey);
    this.outbox.seen(this.view.version);
    this.draw();
  }

  /** Show the labels of another language; what is being typed stays. */
  reword() {
    this.words = this.model.get("words");
    this.undo.textContent = t(this.words, "undo");
    this.redo.textContent = t(this.words, "redo");
    if (this.stage) this.stage.say();
    this.fields = new Map();
  }

  draw() {
    const { view } = this;
    this.root.setAttribute("aria-label", view.title);
    this.title.textContent = view.title;
    this.prompt.textContent = view.gone || view.prompt;
    this.undo.disabled = !view.can_undo;
    this.redo.disabled = !view.can_redo;
    this.chooser.draw(view.chooser);
    this.drawNotice();
    this.drawBody();
  }

  drawNotice() {
    const waiting = this.outbox.waiting().length;
    this.fields.forEach((field) => field.drawPending());
    this.notice.hidden = !(this.outbox.silent && waiting);
    const words = this.notice.hidden ? "" : t(this.words, "silent");
    put(this.notice, words);
  }

  /** @param {string} id */
  select(id) {
    this.selected = id;
    this.storage.setItem(this.pageKey, id);
    this.draw();
  }

  /**
   * Return the field of a spec: the one there was, or a new one where it must be built anew.
   * @param {FieldSpec} spec
   * @param {Map<string, Field>} old
   */
  field(spec, old) {
    const key = `${spec.record}.${spec.field}`;
    const kept = old.get(key);
    const field = kept && same(shapeOf(kept.spec), shapeOf(spec)) ? kept : new Field(this, spec);
    for (const part of /** @type {const} */ (["half", "third", "beside", "aside"])) field.element.classList.toggle(`is-${part}`, Boolean(spec[part]));
    this.fields.set(key, field);
    return field;
  }

  /**
   * Return what stands in the frame of a picture that is not there; for sheets that draw one.
   * @param {FieldSpec} spec
   * @returns {HTMLElement | null}
   */
  standIn(spec) {
    void spec;
    return null;
  }

  /** Show what there is to say about each field; for sheets whose fields have nothing to say. */
  drawAdvice() {}

  /**
   * Take what happened to a record; for sheets that ask for it.
   * @param {{record: string, lines: Line[]}} message
   */
  told(message) {
    void message;
  }
}
