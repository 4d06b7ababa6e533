/** The agenda of the workshop: what comes when, and where the team is. */

import { focusIn, h, put } from "./elements.js";
import { renders } from "./mount.js";
import { Panel } from "./panel.js";

/** @import { Model, WidgetView } from "./types.js" */

/**
 * @typedef {object} Line a part of the workshop, or a break
 * @property {"part" | "break" | "lunch"} kind
 * @property {string | null} id of the notebook
 * @property {string} [title]
 * @property {string} [deliverable]
 * @property {number} from minutes after the start
 * @property {number} to
 * @property {number} minutes
 *
 * @typedef {object} OwnAgenda
 * @property {Line[]} lines
 * @property {string} own the notebook that it stands in
 * @property {string} plan
 * @property {string} here where the team is
 * @property {number | null} since in milliseconds
 * @property {number | null} started
 *
 * @typedef {WidgetView & OwnAgenda} AgendaView
 */

/**
 * Return minutes as hours and minutes: `0:45`.
 * @param {number} minutes
 */
export function span(minutes) {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/**
 * Return how many minutes a team is behind its plan, negative where it is ahead: the later of its
 * arrival in this part, and of now once the part should be over.
 * @param {Pick<Line, "from" | "to"> | undefined} line where the team is
 * @param {{started: number | null, since: number | null}} agenda in milliseconds
 * @param {number} now
 */
export function behind(line, agenda, now) {
  if (!line || !agenda.started || !agenda.since) return 0;
  const minutes = (/** @type {number} */ time) => Math.round((time - agenda.started) / 60000);
  return Math.max(minutes(agenda.since) - line.from, minutes(now) - line.to);
}

/** @extends {Panel<AgendaView>} */
class Agenda extends Panel {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    super(model, el, "agenda");
  }

  build() {
    /** @type {boolean | null} whether somebody folded or unfolded the list */
    this.open = null;
    /** @type {number | null} the minute that was drawn */
    this.minute = null;
    /** @type {string | null} what was said of where the team is */
    this.said = null;
    /** @type {string | null} the list that was drawn */
    this.drawn = null;
    this.here = h("div", { class: "cjm-herenow" });
    this.plans = ["day", "half day"].map((plan) =>
      this.tool("", () => this.apply({ kind: "agenda", plan }, this.t(`plan.${plan}`)), { "data-plan": plan }));
    this.start = this.tool("", () => this.begin(), { class: "cjm-tool cjm-primary" });
    this.fold = this.tool("", () => this.turn(), { "aria-expanded": "false" });
    this.list = h("ol", { class: "cjm-agendalist", role: "list" });
    this.keys = h("div", { class: "cjm-keys" }, this.start, this.fold,
      h("span", { class: "cjm-plans", role: "group" }, ...this.plans));
    this.body.append(this.here, this.keys, this.list);
  }

  turn() {
    this.open = !this.unfolded;
    this.draw();
  }

  /** @returns {boolean} */
  get unfolded() {
    return this.open ?? (!this.view.started && /^(00|$)/.test(this.view.own));
  }

  begin() {
    this.apply({ kind: "agenda", start: true, here: this.view.lines[0].id }, this.t("agenda_started"));
  }

  tick() {
    super.tick();
    const minute = Math.floor(this.now() / 60000);
    if (minute !== this.minute) this.draw();
    this.minute = minute;
  }

  draw() {
    super.draw();
    const { view } = this;
    const at = view.lines.findIndex((line) => line.id === view.here);
    this.root.setAttribute("aria-label", this.t("agenda"));
    put(this.title, this.t("agenda"));
    this.drawHere(view.lines, at);
    put(this.start, this.t("agenda_start"));
    this.start.hidden = Boolean(view.started);
    put(this.fold, this.t(this.unfolded ? "agenda_fold" : "agenda_unfold"));
    this.fold.setAttribute("aria-expanded", String(this.unfolded));
    for (const plan of this.plans) {
      put(plan, this.t(`plan.${plan.dataset.plan}`));
      plan.setAttribute("aria-pressed", String(plan.dataset.plan === view.plan));
    }
    this.plans[0].parentElement.setAttribute("aria-label", this.t("agenda_plan"));
    this.plans[0].parentElement.hidden = !this.unfolded;
    this.list.hidden = !this.unfolded;
    this.drawList(view.lines);
  }

  /**
   * @param {Line[]} all
   * @param {number} at where the team is
   */
  drawHere(all, at) {
    const line = all[at];
    const total = all.length ? all[all.length - 1].to : 0;
    const texts = [];
    if (line) {
      texts.push(h("p", { class: "cjm-where" }, h("strong", {}, `${this.t("agenda_here")}: `), this.name(line)));
      if (this.view.since) {
        const spent = Math.max(0, Math.round((this.now() - this.view.since) / 60000));
        texts.push(h("p", {}, `${this.t("agenda_spent", { spent, minutes: line.minutes })}${this.late(line)}`));
      }
      const next = all[at + 1];
      if (next) texts.push(h("p", { class: "cjm-hint" }, `${this.t("agenda_next")}: ${this.name(next)}, ${this.tn("minutes", next.minutes)}`));
    } else texts.push(h("p", {}, this.t("agenda_total", { time: span(total) })));
    const own = this.view.lines.find((part) => part.id === this.view.own);
    if (own && this.view.started && own.id !== this.view.here) texts.push(this.go(own, this.t("agenda_go", { part: own.title })));
    const data = texts.map((one) => one.textContent).join("\n");
    if (data !== this.said) this.here.replaceChildren(...texts);
    this.said = data;
  }

  /** @param {Line} line */
  late(line) {
    const minutes = behind(line, this.view, this.now());
    if (Math.abs(minutes) < 3) return ` · ${this.t("agenda_in_time")}`;
    return ` · ${this.tn(minutes > 0 ? "agenda_behind" : "agenda_ahead", Math.abs(minutes))}`;
  }

  /** @param {Line} line */
  name(line) {
    return line.kind === "part" ? line.title : this.t(`agenda_${line.kind}`);
  }

  /**
   * @param {Line} part
   * @param {string} word
   * @param {Record<string, any>} [props]
   */
  go(part, word, props = {}) {
    const operation = { kind: "agenda", here: part.id, start: !this.view.started };
    return this.tool(word, () => this.apply(operation, this.t("agenda_now", { part: part.title })), props);
  }

  /** @param {Line[]} all */
  drawList(all) {
    const { view } = this;
    const data = JSON.stringify([all, view.here, view.started, this.model.get("words")]);
    if (data === this.drawn) return;
    this.drawn = data;
    const active = focusIn(this.root);
    const kept = active && active.dataset.part;
    this.list.replaceChildren(...all.map((line) => this.line(line)));
    /** @type {HTMLElement | null} */
    const again = kept && this.list.querySelector(`[data-part="${CSS.escape(kept)}"]`);
    if (again) again.focus();
  }

  /** @param {Line} line */
  line(line) {
    const here = line.id === this.view.here;
    const time = h("span", { class: "cjm-when" }, `+${span(line.from)}`);
    if (this.view.started) {
      const clock = new Date(this.view.started + line.from * 60000);
      time.append(h("span", { class: "cjm-clocktime" }, clock.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })));
    }
    const rest = line.kind !== "part";
    const what = h("span", { class: "cjm-what", dir: "auto" }, h("b", {}, this.name(line)),
      ...(line.deliverable ? [h("span", { class: "cjm-hint" }, line.deliverable)] : []));
    const button = rest ? null : this.go(line, this.t(here ? "agenda_is_here" : "agenda_set_here"),
      { class: `cjm-tool ${here ? "cjm-ishere" : "cjm-quiet"}`, "data-part": line.id, "aria-label": `${this.t(here ? "agenda_is_here" : "agenda_set_here")}: ${line.title}` });
    return h("li", { class: rest ? "cjm-rest" : "", "aria-current": here ? "step" : null },
      time, what, h("span", { class: "cjm-length" }, this.tn("minutes", line.minutes)), button);
  }
}

export default { render: renders(Agenda) };
