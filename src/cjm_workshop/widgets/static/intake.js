/**
 * Taking in research: what it is, files or pasted text, and what came of it. What was chosen and
 * pasted stays until the workshop says that it was taken in.
 */

import { autosize, button, h, keepKeys, put, t } from "./elements.js";
import { sendPieces, sizeOf, takeDrops } from "./files.js";
import { renders } from "./mount.js";
import { NO_STORE, Outbox, newId, tabStorage } from "./outbox.js";
import { askColumns, drawResult, sourceKey } from "./report.js";

/** @import { Result } from "./report.js" */
/** @import { IntakeView, Model, ResearchKind, Words } from "./types.js" */

/**
 * Return why a file cannot be chosen for a kind, or an empty text.
 * @param {{name: string, size: number}} file
 * @param {ResearchKind} kind
 * @param {number} largest
 * @param {Words} words
 */
export function refusalOf(file, kind, largest, words) {
  const endings = kind.accept.split(",");
  const fits = endings.some((ending) => file.name.toLowerCase().endsWith(ending));
  if (!fits) return t(words, "wrong_ending", { name: file.name, endings: endings.join(", ") });
  if (file.size > largest) return t(words, "too_large", { name: file.name, size: sizeOf(file.size), most: sizeOf(largest) });
  return "";
}

class Intake {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.model = model;
    /** @type {IntakeView} */
    this.view = model.get("view");
    this.words = this.view.words;
    this.prefix = `cjm:${this.view.key}:import:`;
    this.storage = tabStorage();
    /** @type {File[]} */
    this.files = [];
    /** @type {Record<string, Record<string, string>>} chosen after a refusal: by source, by what a column holds */
    this.columns = {};
    /** @type {string | null} the results that were drawn */
    this.reported = null;
    this.outbox = new Outbox({
      send: (message) => model.send(message),
      storage: NO_STORE, // a page that went away sends nothing again: the text waits in its field
      prefix: this.prefix,
      changed: () => this.drawState(),
    });
    this.build(el);
    this.restore();
    this.draw();
    this.clock = setInterval(() => this.outbox.tick(), 250);
    this.sized = new ResizeObserver(() => this.fit());
    this.sized.observe(this.text);
    this.root.dataset.ready = "1";
  }

  /**
   * Return a label.
   * @param {string} name
   * @param {Record<string, string | number>} [values]
   */
  say(name, values) {
    return t(this.words, name, values);
  }

  // -- the page ----------------------------------------------------------------------------------

  /** @param {HTMLElement} el */
  build(el) {
    const { view } = this;
    const id = newId("intake");
    this.cards = view.kinds.map((kind) => this.buildKind(kind, id));
    this.file = h("input", { type: "file", multiple: true, hidden: true });
    this.file.addEventListener("change", () => {
      this.choose([...this.file.files]);
      this.file.value = "";
    });
    this.pick = button(this.say("choose_files"), () => this.file.click(), { class: "cjm-tool", "aria-describedby": `${id}-files` });
    this.endings = h("span", { class: "cjm-hint", id: `${id}-files` });
    this.list = h("ul", { class: "cjm-takenfiles", "aria-label": this.say("chosen_files") });
    this.drop = h("div", { class: "cjm-drop" }, h("div", { class: "cjm-go" }, this.pick, this.endings), this.list, this.file);
    this.comments = h("input", { type: "checkbox", checked: true });
    this.commentsWord = h("span", {});
    this.aside = h("label", { class: "cjm-aside" }, this.comments, this.commentsWord);
    this.text = h("textarea", { id: `${id}-text`, rows: "4", dir: "auto" });
    this.text.addEventListener("input", () => this.typed());
    this.go = button(this.say("take"), () => this.takeIn(), { class: "cjm-primary" });
    this.state = h("span", { class: "cjm-saved", role: "status" });
    this.notice = h("div", { class: "cjm-notice", role: "alert", hidden: true });
    this.report = h("div", { class: "cjm-report", role: "region", "aria-label": this.say("report") });
    this.root = h("div", { class: "cjm-board cjm-form cjm-asks cjm-intake", "data-testid": "cjm-import", role: "group", "aria-label": view.title },
      h("header", { class: "cjm-bar" }, h("div", { class: "cjm-words" },
        h("h2", { class: "cjm-title" }, view.title), h("p", { class: "cjm-prompt" }, view.prompt))),
      h("fieldset", { class: "cjm-kinds" }, h("legend", { class: "cjm-label2" }, this.say("what")), ...this.cards.map((one) => one.element)),
      h("div", { class: "cjm-field" }, h("span", { class: "cjm-label2" }, this.say("files")), this.drop),
      h("div", { class: "cjm-field" }, h("label", { class: "cjm-label2", for: this.text.id }, this.say("or_paste")), this.text),
      this.aside, h("div", { class: "cjm-go" }, this.go, this.state), this.notice, this.report);
    keepKeys(this.root);
    takeDrops(this.root, this.drop, (files) => this.choose(files));
    el.append(this.root);
  }

  /**
   * @param {ResearchKind} kind
   * @param {string} id
   */
  buildKind(kind, id) {
    const input = h("input", { type: "radio", name: `${id}-kind`, value: kind.value, "aria-describedby": `${id}-${kind.value}` });
    input.addEventListener("change", () => {
      this.kind = kind;
      this.columns = {};
      this.keep();
      this.draw();
    });
    const words = h("span", {}, h("strong", {}, kind.word), h("span", { class: "cjm-hint", id: `${id}-${kind.value}` }, kind.hint));
    return { kind, input, element: h("label", { class: "cjm-kind" }, input, words) };
  }

  close() {
    clearInterval(this.clock);
    this.sized.disconnect();
    this.root.remove();
  }

  // -- what is chosen and pasted -----------------------------------------------------------------

  /** @param {File[]} files */
  choose(files) {
    const refused = files.map((file) => refusalOf(file, this.kind, this.view.largest, this.words)).filter(Boolean);
    for (const file of files) {
      if (refusalOf(file, this.kind, this.view.largest, this.words)) continue;
      this.files = [...this.files.filter((one) => one.name !== file.name), file];
    }
    this.tell(refused.join(" "), refused.length ? "bad" : "");
    this.drawFiles();
  }

  /**
   * @param {{name: string, size: number}} file
   * @param {number} at
   */
  unchoose(file, at) {
    if (this.waiting) return;
    this.files = this.files.filter((one) => one !== file);
    this.drawFiles();
    const next = this.list.querySelectorAll("button")[Math.min(at, this.files.length - 1)];
    (next || this.pick).focus();
  }

  typed() {
    this.fit();
    this.request = null; // other words are another request
    this.keep();
    this.tell("", "");
  }

  keep() {
    try {
      const draft = { kind: this.kind.value, text: this.text.value, request: this.request };
      this.storage.setItem(`${this.prefix}draft`, JSON.stringify(draft));
    } catch {
      this.tell(this.say("too_long"), "late");
    }
  }

  /** Take up what an earlier page left; what it sent and was taken in is not offered again. */
  restore() {
    const kept = JSON.parse(this.storage.getItem(`${this.prefix}draft`) || "{}");
    this.kind = this.view.kinds.find((one) => one.value === kept.kind) || this.view.kinds[0];
    if (!kept.text) return;
    if (kept.request && this.view.done.includes(kept.request)) this.keep();
    else {
      this.text.value = kept.text;
      this.request = kept.request;
      if (kept.request) this.tell(this.say("unknown"), "late");
    }
  }

  // -- sending -----------------------------------------------------------------------------------

  get waiting() {
    return this.outbox.waiting().length > 0 || this.reading;
  }

  async takeIn() {
    if (this.waiting) return;
    const text = this.text.value.trim() ? this.text.value : "";
    if (!this.files.length && !text) {
      this.tell(this.say("nothing_chosen"), "bad");
      return;
    }
    const request = newId("take");
    const files = this.files.map(({ name, size }) => ({ name, size, columns: this.columns[sourceKey({ file: 0, name })] || {} }));
    const columns = this.columns[sourceKey({ file: null, name: "" })] || {};
    const comments = this.kind.comments ? this.comments.checked : null;
    this.sent = { request, text, files: [...this.files] };
    this.reading = true;
    this.drawState();
    try {
      for (const [at, file] of this.files.entries()) await sendPieces(this.model, request, file, at);
    } catch (error) {
      this.tell(this.say("unreadable", { reason: /** @type {Error} */ (error).message }), "bad");
      return;
    } finally {
      this.reading = false;
      this.drawState();
    }
    this.request = request;
    this.keep();
    this.outbox.put({ type: "take", id: request, kind: this.kind.value, text, files, columns, comments }, {});
  }

  /** @param {any} message */
  take(message) {
    const item = this.outbox.answer(message);
    if (!item) return;
    if (item.state === "refused") {
      this.outbox.discard(item.id);
      this.tell(item.reason, "bad");
      return;
    }
    this.settle();
  }

  /** Let go of what was taken in, once the report is there; what was not stays where it is. */
  settle() {
    if (!this.sent || !this.view.done.includes(this.sent.request)) return;
    const { sent } = this;
    this.sent = null;
    this.outbox.discard(sent.request);
    const results = this.view.results.filter((one) => one.request === sent.request);
    const taken = results.filter((one) => one.report);
    for (const one of taken) delete this.columns[sourceKey(one)];
    const gone = taken.map((one) => one.file !== null && sent.files[one.file]);
    this.files = this.files.filter((file) => !gone.includes(file));
    if (taken.some((one) => one.file === null) && this.text.value === sent.text) this.text.value = "";
    this.request = null;
    this.drawFiles();
    this.keep();
    this.fit();
    const all = taken.length === results.length;
    this.tell(this.say(all ? "taken" : taken.length ? "taken_partly" : "taken_nothing"), all ? "good" : "bad");
  }

  follow() {
    this.view = this.model.get("view");
    this.settle();
    this.draw();
  }

  // -- drawing -----------------------------------------------------------------------------------

  draw() {
    for (const { kind, input } of this.cards) input.checked = kind === this.kind;
    this.aside.hidden = !this.kind.comments;
    this.commentsWord.textContent = this.kind.comments || "";
    this.file.setAttribute("accept", this.kind.accept);
    this.endings.textContent = this.say("drop", { endings: this.kind.accept.split(",").join(", ") });
    this.text.setAttribute("placeholder", this.kind.paste);
    this.drawFiles();
    this.drawState();
    this.drawReport();
  }

  drawFiles() {
    this.list.hidden = !this.files.length;
    this.list.replaceChildren(...this.files.map((file, at) =>
      h("li", {}, h("span", { dir: "auto" }, file.name), h("span", { class: "cjm-hint" }, sizeOf(file.size)),
        button("✕", () => this.unchoose(file, at), { class: "cjm-small", "aria-label": this.say("leave_out", { name: file.name }) }))));
  }

  drawState() {
    const { waiting } = this;
    // not `disabled`: the focus would fall on the cell, and keys with it
    this.go.setAttribute("aria-disabled", String(Boolean(waiting)));
    this.go.textContent = this.say(waiting ? "taking" : "take");
    const busy = this.view.busy && this.outbox.items.has(this.view.busy);
    this.notice.hidden = !(waiting && this.outbox.silent && !busy);
    if (!this.notice.hidden) {
      this.notice.textContent = this.say("silent");
    }
    if (waiting) this.tell(this.say("taking"), "late");
  }

  /**
   * @param {string} words
   * @param {"" | "good" | "bad" | "late"} kind
   */
  tell(words, kind) {
    put(this.state, words);
    this.state.dataset.kind = kind;
  }

  fit() {
    if (this.text.isConnected) autosize(this.text);
  }

  drawReport() {
    const { results } = this.view;
    const data = JSON.stringify(results);
    if (data === this.reported) return;
    this.reported = data;
    const hadFocus = this.report.contains(document.activeElement);
    this.report.hidden = !results.length;
    const newest = results.length ? results[0].request : null;
    this.report.replaceChildren(h("h3", {}, this.say("report")), ...results.map((one) => {
      const isNewest = one.request === newest;
      return drawResult(this.words, one, isNewest, isNewest && one.error && one.error.ask ? this.buildQuestion(one) : null);
    }));
    if (hadFocus) this.go.focus(); // else keys would fall on the cell
  }

  /**
   * Ask for the columns of a source, keeping those that were chosen before.
   * @param {Result} result
   */
  buildQuestion(result) {
    const key = sourceKey(result);
    const chosen = Object.entries(this.columns[key] || {}).filter(([, name]) => result.error.columns.includes(name));
    this.columns[key] = Object.fromEntries(chosen);
    const choose = (/** @type {string} */ role, /** @type {string} */ column) => {
      this.columns[key] = { ...this.columns[key], [role]: column };
    };
    return askColumns(this.words, result.error, this.columns[key], choose, () => this.takeIn());
  }
}

export default { render: renders(Intake) };
