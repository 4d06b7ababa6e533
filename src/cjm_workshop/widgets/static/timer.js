/** The workshop's timer, readable from the back of a room: the same in every tab and kernel. */

import { h, put } from "./elements.js";
import { renders } from "./mount.js";
import { Panel } from "./panel.js";

/** @import { Model, WidgetView } from "./types.js" */

const STAYS = 600; // seconds for which "Time is up" stays on the wall
export const MARKS = [300, 60, 0];

/**
 * @typedef {"idle" | "running" | "paused" | "over"} Going
 *
 * @typedef {object} TimerState
 * @property {number} seconds
 * @property {number} left
 * @property {number | null} ends in milliseconds; null where it stands still
 * @property {string} label
 *
 * @typedef {WidgetView & {minutes: number, label: string, timer: TimerState | null}} TimerView
 */

/**
 * Return what a timer shows at a moment; nothing ticks, all follows from when it ends.
 * @param {Omit<TimerState, "label"> | null} timer
 * @param {number} now in milliseconds
 * @returns {{state: Going, left: number}}
 */
export function showing(timer, now) {
  if (!timer) return { state: "idle", left: 0 };
  if (timer.ends === null) return { state: timer.left ? "paused" : "idle", left: timer.left };
  const left = Math.ceil((timer.ends - now) / 1000);
  if (left > 0) return { state: "running", left };
  return { state: left > -STAYS ? "over" : "idle", left: 0 };
}

/**
 * Return seconds as a clock shows them: `5:00`, `1:05:00`.
 * @param {number} seconds
 */
export function clock(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/**
 * Return the mark that was passed between two moments, in seconds left; null for none.
 * @param {number | null} before
 * @param {number} left
 */
export function passed(before, left) {
  if (before === null) return null;
  return MARKS.find((mark) => before > mark && left <= mark) ?? null;
}

/** @extends {Panel<TimerView>} */
class Timer extends Panel {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    super(model, el, "timer");
  }

  build() {
    /** @type {number | null} the seconds that were left when it was last drawn */
    this.before = null;
    this.face = h("div", { class: "cjm-clock", role: "timer" });
    this.word = h("p", { class: "cjm-timerword" });
    this.minutes = h("input", { type: "number", min: "1", max: "240", step: "1", value: String(this.view.minutes), inputmode: "numeric" });
    this.minutes.addEventListener("input", () => this.draw());
    this.choice = h("label", { class: "cjm-minutes" }, h("span", {}), this.minutes);
    this.go = this.tool("", () => this.press(), { class: "cjm-tool cjm-primary" });
    this.more = this.tool("", () => this.apply({ kind: "timer", turn: "more", seconds: 60 }, this.t("timer_more_done")));
    this.stop = this.tool("", () => this.apply({ kind: "timer", turn: "stop" }, this.t("timer_stopped")));
    this.keys = h("div", { class: "cjm-keys" }, this.choice, this.go, this.more, this.stop);
    this.body.append(this.face, this.word, this.keys);
  }

  get wanted() {
    return Math.max(1, Math.min(240, Math.round(Number(this.minutes.value)) || this.view.minutes));
  }

  press() {
    const { state } = showing(this.view.timer, this.now());
    if (state === "running") this.apply({ kind: "timer", turn: "pause" }, this.t("timer_paused"));
    else if (state === "paused") this.apply({ kind: "timer", turn: "start" }, this.t("timer_on"));
    else {
      const start = { kind: "timer", turn: "start", seconds: this.wanted * 60, label: this.view.label };
      this.apply(start, this.tn("timer_started", this.wanted));
    }
  }

  tick() {
    super.tick();
    this.draw();
  }

  draw() {
    super.draw();
    const { state, left } = showing(this.view.timer, this.now());
    const idle = state === "idle";
    const label = (!idle && this.view.timer.label) || this.view.label || this.t("timer");
    put(this.title, label);
    this.root.setAttribute("aria-label", `${this.t("timer")}: ${label}`);
    this.face.setAttribute("aria-label", this.t("timer_left"));
    put(this.face, clock(idle ? this.wanted * 60 : left));
    this.root.dataset.state = state === "running" && left <= 60 ? "last" : state;
    put(this.word, this.words(state, left));
    put(this.choice.querySelector("span"), this.t("timer_minutes"));
    this.choice.hidden = !idle;
    put(this.go, this.t(state === "running" ? "timer_pause" : state === "paused" ? "timer_go_on" : "timer_start"));
    put(this.more, this.t("timer_more"));
    put(this.stop, this.t("timer_stop"));
    this.go.hidden = state === "over";
    this.more.hidden = this.stop.hidden = idle;
    this.announce(state, left);
  }

  /**
   * @param {Going} state
   * @param {number} left
   */
  words(state, left) {
    if (state === "over") return this.t("timer_over");
    if (state === "paused") return this.t("timer_is_paused");
    if (state !== "running") return "";
    if (left <= 60) return this.t("timer_last");
    return left <= 300 ? this.tn("timer_left_minutes", Math.ceil(left / 60)) : "";
  }

  /**
   * Say aloud that five minutes or one are left, or none; each once, as it passes.
   * @param {Going} state
   * @param {number} left
   */
  announce(state, left) {
    const counts = state === "running" || state === "over";
    const mark = counts ? passed(this.before, left) : null;
    this.before = counts ? left : null;
    if (mark === 0) this.say(this.t("timer_over"));
    else if (mark) this.say(this.tn("timer_left_minutes", mark / 60));
  }
}

export default { render: renders(Timer) };
