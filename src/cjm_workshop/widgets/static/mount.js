/** Putting a widget on a page and taking it off again. */

import { newId } from "./outbox.js";
import { tellOtherTabs } from "./tabs.js";

/** @import { Model, Spot } from "./types.js" */

/**
 * Tell the workshop that a widget is on this page; return how to tell that it is no more. What is
 * on no page does not follow the workshop.
 * @param {Model} model
 */
export function onPage(model) {
  const view = newId("view");
  const tell = (/** @type {"came" | "left"} */ type) => {
    try {
      model.send({ type, view });
    } catch {
      // the kernel is gone, and with it whatever would have followed the workshop
    }
  };
  tell("came");
  return () => tell("left");
}

/**
 * Let JupyterLab save the notebook by Ctrl+S from inside a widget. It passes over all that is pressed
 * where its shortcuts are kept off, so it hears of this one once more, from outside the widget.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} el what the widget was put into
 */
function passOnSave(event, el) {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s" || !el.parentElement) return;
  const { key, code, keyCode, ctrlKey, metaKey, shiftKey, altKey } = event;
  const again = new KeyboardEvent("keydown", {
    key, code, keyCode, ctrlKey, metaKey, shiftKey, altKey, bubbles: true, cancelable: true,
  });
  el.parentElement.dispatchEvent(again);
  if (again.defaultPrevented) event.preventDefault(); // the browser need not offer to save the page
}

/**
 * @typedef {object} Shown a widget on a page
 * @property {() => void} follow shows what changed
 * @property {(message: any, buffers: DataView[]) => void} take takes a message of the kernel
 * @property {() => void} close
 */

/**
 * Put a widget on a page and let it follow its model; return how to take it off.
 * @param {Model} model
 * @param {HTMLElement} el
 * @param {new (model: Model, el: HTMLElement) => Shown} Kind
 * @returns {() => void}
 */
export function mount(model, el, Kind) {
  const shown = new Kind(model, el);
  const leave = onPage(model);
  const alone = tellOtherTabs(model, el);
  const follow = () => shown.follow();
  const take = (/** @type {any} */ message, /** @type {DataView[]} */ buffers) => shown.take(message, buffers);
  const save = (/** @type {KeyboardEvent} */ event) => passOnSave(event, el);
  model.on("change:view", follow);
  model.on("change:words", follow);
  model.on("msg:custom", take);
  el.addEventListener("keydown", save);
  return () => {
    model.off("change:view", follow);
    model.off("change:words", follow);
    model.off("msg:custom", take);
    el.removeEventListener("keydown", save);
    leave();
    alone();
    shown.close();
  };
}

/**
 * Return how anywidget puts a kind of widget on a page: the `render` of its module.
 * @param {new (model: Model, el: HTMLElement) => Shown} Kind
 */
export const renders = (Kind) => (/** @type {Spot} */ { model, el }) => mount(model, el, Kind);
