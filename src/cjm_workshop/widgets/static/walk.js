/** Walking a journey as the customer: one step at a time, forwards, backwards, and at forks. */

import { button, h, t } from "./elements.js";
import { onPage } from "./mount.js";
import { tabStorage } from "./outbox.js";

/** @import { Spot } from "./types.js" */

/**
 * @typedef {{step: string, name: string, when: string, back: boolean}} WayOn where a step leads to
 *
 * @typedef {object} WalkStep
 * @property {string} step
 * @property {string} stage
 * @property {string} name
 * @property {number | null} emotion
 * @property {string} feeling
 * @property {string} words what to read aloud, one sentence per line
 * @property {string[]} ask the room
 * @property {WayOn[]} ways
 * @property {boolean} forks
 *
 * @typedef {{key: string, walk: string, title: string, steps: WalkStep[]}} WalkView
 */

/**
 * Return the place of a step, kept within the walk.
 * @param {unknown[]} steps
 * @param {number} at
 */
export function within(steps, at) {
  return Math.max(0, Math.min(at, steps.length - 1));
}

/** @param {Spot} spot */
function renderWalk({ model, el }) {
  const storage = tabStorage();
  const seen = () => /** @type {WalkView} */ (model.get("view"));
  const key = () => `cjm:${seen().key}:walk:${seen().walk}`;
  let at = Number(storage.getItem(key())) || 0;
  const title = h("h2", { class: "cjm-title" });
  const count = h("p", { class: "cjm-prompt", role: "status" });
  const card = h("div", { class: "cjm-walkcard" });
  const say = (/** @type {string} */ name, /** @type {Record<string, string | number> | undefined} */ values = undefined) => t(model.get("words"), name, values);
  const back = button("", () => go(at - 1), { class: "cjm-tool" });
  const on = button("", () => go(at + 1), { class: "cjm-primary cjm-next" });
  const bar = h("div", { class: "cjm-walkbar" }, back, on);
  const root = h("div", { class: "cjm-board cjm-walk", "data-testid": "cjm-walk", role: "group" }, title, count, card, bar);
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    const way = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (way) go(at + way);
  });

  /** @param {number} to */
  function go(to) {
    at = within(seen().steps, to);
    storage.setItem(key(), String(at));
    draw();
  }

  function draw() {
    const view = seen();
    const { steps } = view;
    at = within(steps, at);
    root.setAttribute("aria-label", say("walk", { name: view.title }));
    title.textContent = view.title || say("journey");
    back.textContent = `← ${say("back")}`;
    on.textContent = `${say("next")} →`;
    const step = steps[at];
    back.disabled = !step || at === 0;
    on.disabled = !step || at === steps.length - 1;
    if (!step) {
      count.textContent = say("empty");
      card.replaceChildren();
      return;
    }
    const stage = step.stage ? ` · ${step.stage}` : "";
    count.textContent = `${say("step", { n: at + 1, of: steps.length })}${stage}`;
    card.replaceChildren(...drawStep(step, steps));
  }

  /**
   * @param {WalkStep} step
   * @param {WalkStep[]} steps
   */
  function drawStep(step, steps) {
    const feeling = step.feeling ? h("p", { class: "cjm-feeling", "data-emotion": step.emotion }, step.feeling) : null;
    const lines = step.words.split("\n").filter(Boolean).map((line) => h("p", { dir: "auto" }, line));
    const asks = step.ask.map((question) => h("li", {}, question));
    const ways = step.forks ? step.ways.map((way) => drawWay(way, steps)) : [];
    return [
      h("h3", { dir: "auto" }, step.name), h("blockquote", {}, ...lines), ...(feeling ? [feeling] : []),
      ...(asks.length ? [h("h4", {}, say("ask")), h("ul", {}, ...asks)] : []),
      ...(ways.length ? [h("h4", {}, say("forks")), h("div", { class: "cjm-ways" }, ...ways)] : []),
    ];
  }

  /**
   * @param {WayOn} way
   * @param {WalkStep[]} steps
   */
  function drawWay(way, steps) {
    const where = say(way.back ? "back_to" : "on_to", { name: way.name });
    const word = way.when ? `${way.when}: ${where}` : where;
    return button(word, () => go(steps.findIndex((one) => one.step === way.step)), { class: "cjm-tool" });
  }

  model.on("change:view", draw);
  model.on("change:words", draw);
  draw();
  el.append(root);
  root.dataset.ready = "1";
  const leave = onPage(model);
  return () => {
    leave();
    model.off("change:view", draw);
    model.off("change:words", draw);
    root.remove();
  };
}

export default { render: renderWalk };
