/** Says on a page that the same board or form is open elsewhere in this browser, too. */

import { h, t } from "./elements.js";
import { newId } from "./outbox.js";

/** @import { Model } from "./types.js" */

const ANSWERS = 300; // milliseconds that others are given to say that they are there

/**
 * Show below a widget whether another tab follows the same workshop; return how to end that.
 * @param {Model} model
 * @param {HTMLElement} el
 * @returns {() => void}
 */
export function tellOtherTabs(model, el) {
  const { key, board, form, author } = model.get("view");
  const name = form || board; // several widgets show one board, so a widget's own name goes first
  if (!key || !name || !globalThis.BroadcastChannel) return () => {};
  const line = new BroadcastChannel(`cjm:${key}:${name}:${author}`);
  const note = h("p", { class: "cjm-elsewhere", hidden: true });
  const own = newId("tab");
  /** @type {Set<string>} */
  const others = new Set();
  const draw = () => {
    note.hidden = !others.size;
    note.textContent = others.size ? t(model.get("words"), "elsewhere") : "";
  };
  const ask = () => {
    others.clear();
    line.postMessage({ own, type: "hello" });
    setTimeout(draw, ANSWERS);
  };
  line.onmessage = ({ data }) => {
    others[data.type === "bye" ? "delete" : "add"](data.own);
    if (data.type === "hello") line.postMessage({ own, type: "here" });
    draw();
  };
  // a tab that crashed said no goodbye, so whoever comes back to this one asks again
  const back = () => document.visibilityState === "visible" && ask();
  const bye = () => line.postMessage({ own, type: "bye" });
  document.addEventListener("visibilitychange", back);
  addEventListener("pagehide", bye);
  el.append(note);
  ask();
  return () => {
    document.removeEventListener("visibilitychange", back);
    removeEventListener("pagehide", bye);
    bye();
    line.close();
    note.remove();
  };
}
