/** What all widgets build their pages of. */

import { newId } from "./outbox.js";

/** @import { Choice, Model } from "./types.js" */

/**
 * Return a label of the workshop's language, with what stands in braces filled in.
 * @param {Record<string, string>} words the labels that the widget got
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 * @returns {string} where there is no such label, its name: visible, and found by tests
 */
export function t(words, name, values = {}) {
  const label = words[name] ?? name;
  return label.replace(/\{(\w+)\}/g, (whole, value) => String(values[value] ?? whole));
}

/**
 * Return the label for a number: `NAME.one` or `NAME.other`, with `{n}` filled in.
 * @param {Record<string, string>} words
 * @param {string} name
 * @param {number} n
 * @param {Record<string, string | number>} [values]
 */
export function tn(words, name, n, values = {}) {
  return t(words, `${name}.${n === 1 ? "one" : "other"}`, { n, ...values });
}

/**
 * Make an element. Texts come in as children and go out as text, never as markup.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [props] attributes; what begins with `on` listens
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") Object.assign(element, { value });
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  if (/^(button|input|textarea|select)$/.test(tag) || "tabindex" in props) {
    element.dataset.lmSuppressShortcuts = "true";
  }
  for (const child of children) if (child !== null && child !== undefined && child !== false) element.append(child);
  return element;
}

const SVG = "http://www.w3.org/2000/svg"; // a name; nothing is got from there

/**
 * Make an element of a drawing.
 * @param {string} tag
 * @param {Record<string, string | number>} [props]
 */
export function drawn(tag, props = {}) {
  const element = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  for (const [name, value] of Object.entries(props)) element.setAttribute(name, String(value));
  return element;
}

/**
 * Make a button.
 * @param {string | Node} word
 * @param {(event: MouseEvent & {currentTarget: HTMLButtonElement}) => void} onclick
 * @param {Record<string, any>} [props]
 */
export function button(word, onclick, props = {}) {
  return h("button", { type: "button", ...props, onclick }, word);
}

/**
 * Give an element another text only where it differs: nothing is read aloud twice.
 * @param {HTMLElement} element
 * @param {string} text
 */
export function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Bring the children of an element into an order without touching those in place.
 * @param {Element} parent
 * @param {Element[]} wanted
 */
export function place(parent, wanted) {
  wanted.forEach((child, at) => {
    if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] || null);
  });
  while (parent.children.length > wanted.length) parent.lastElementChild.remove();
}

/** Whether fields grow with what is typed in them by themselves: measuring each is slow on a full board. */
const GROWS = globalThis.CSS?.supports("field-sizing", "content");

/**
 * Make a field as high as the text in it.
 * @param {HTMLElement} area
 */
export function autosize(area) {
  if (GROWS) {
    area.style.setProperty("field-sizing", "content");
    return;
  }
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

/** @param {KeyboardEvent} event */
export const isEnter = (event) =>
  event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
/** @param {string} text */
export const short = (text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
/** @param {EventTarget | null} target */
export const inField = (target) => /^(INPUT|TEXTAREA|SELECT)$/.test(/** @type {Element} */ (target).tagName);

/**
 * Return what has the focus in the page, or in the shadow root, where an element stands.
 * @param {Element} element
 * @returns {HTMLElement | null}
 */
export function focusIn(element) {
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  return /** @type {HTMLElement | null} */ (root.activeElement);
}

/**
 * Return what has a name (`data-name`) inside an element: it may have been built anew.
 * @param {Element} parent
 * @param {string} name
 * @returns {HTMLElement | undefined}
 */
export function namedIn(parent, name) {
  const all = /** @type {NodeListOf<HTMLElement>} */ (parent.querySelectorAll("[data-name]"));
  return [...all].find((one) => one.dataset.name === name);
}

/** The list at a widget's head from which is chosen what it shows, such as a journey. */
export class Chooser {
  /** @param {Model} model */
  constructor(model) {
    this.model = model;
    /** @type {HTMLSelectElement | null} */
    this.choice = null;
    this.drawn = "";
    this.element = h("div", { class: "cjm-chooser", hidden: true });
  }

  /** @param {Choice | null} chooser */
  draw(chooser) {
    this.element.hidden = !chooser;
    const data = JSON.stringify(chooser);
    if (!chooser || data === this.drawn) return;
    this.drawn = data;
    if (!this.choice) this.build();
    this.label.textContent = chooser.label;
    const value = JSON.stringify(chooser.value);
    const options = chooser.options.map((one) => h("option", { value: JSON.stringify(one.value) }, one.word));
    const known = chooser.options.some((one) => JSON.stringify(one.value) === value);
    this.choice.replaceChildren(...(known ? [] : [h("option", { value, disabled: true }, "…")]), ...options);
    this.choice.value = value;
  }

  build() {
    this.choice = h("select", { class: "cjm-place", id: newId("choice") });
    this.choice.addEventListener("change", () => {
      this.model.send({ type: "choose", id: JSON.parse(this.choice.value) });
    });
    this.label = h("label", { class: "cjm-label2", for: this.choice.id });
    this.element.append(this.label, this.choice);
  }
}

/**
 * Keep keys that are pressed in a widget from JupyterLab, but let its commands such as save through.
 * @param {HTMLElement} root
 */
export function keepKeys(root) {
  root.addEventListener("keydown", (event) => {
    const command = event.ctrlKey || event.metaKey;
    if (!command || ["z", "y", "enter"].includes(event.key.toLowerCase())) event.stopPropagation();
  });
}
