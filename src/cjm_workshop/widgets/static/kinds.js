/** The kinds of fields that a form has: text, choice, scale, table, picture and the others. */

import { button, h, isEnter, t } from "./elements.js";
import { FilesInput, PictureInput } from "./filing.js";
import { Picker } from "./picker.js";
import { Rows } from "./rows.js";
import { signed } from "./values.js";

/** @import { Field } from "./field.js" */

/**
 * @typedef {object} Kind of field
 * @property {(field: Field) => HTMLElement} build
 * @property {(field: Field) => any} [get] where it is missing, the input's value
 * @property {(field: Field, value: any) => void} [set]
 * @property {(field: Field) => HTMLElement | null} [below] what stands below the input
 * @property {(field: Field) => void} [refresh] shows what else changed in the view
 * @property {boolean} [group] whether it has several inputs
 */

/**
 * @param {string} type
 * @returns {Kind}
 */
const input = (type) => ({ build: (field) => h("input", { ...field.common(), type }) });

/**
 * How each kind is built, read and shown; without `get` and `set` it is an input with a value.
 * @type {Record<string, Kind>}
 */
export const KINDS = {
  line: { build: (field) => h("input", { ...field.common(), type: "text", maxlength: "300", placeholder: field.spec.placeholder }) },
  date: input("date"),
  number: {
    build: (field) => h("input", { ...field.common(), type: "number", min: field.spec.min, max: field.spec.max, step: "any" }),
    get: ({ input: one }) => (one.value === "" ? null : Number(one.value)),
  },
  text: {
    build: (field) => h("textarea", { ...field.common(), rows: field.spec.rows || 2, placeholder: field.spec.placeholder }),
    get: (field) => {
      const { wrap } = field.spec;
      const text = field.input.value.trim();
      if (!wrap) return text;
      return text ? { ...(field.base || {}), [wrap]: text } : null;
    },
    set: (field, value) => (field.input.value = (field.spec.wrap ? value && value[field.spec.wrap] : value) ?? ""),
  },
  names: {
    build: (field) => h("textarea", { ...field.common(), rows: "2" }),
    get: ({ input: one }) => one.value.split("\n").map((name) => name.trim()).filter(Boolean),
    set: (field, value) => (field.input.value = (value || []).join("\n")),
  },
  check: {
    build: (field) => h("input", { ...field.common(), type: "checkbox" }),
    get: ({ input: one }) => one.checked,
    set: (field, value) => (field.input.checked = Boolean(value)),
  },
  choice: {
    build: (field) => buildChoice(field),
    below: (field) => (field.spec.opens ? buildOpener(field) : null),
    get: ({ input: one }) => JSON.parse(one.value),
    set: (field, value) => (field.input.value = JSON.stringify(value ?? null)),
    refresh: (field) => {
      if (field.opener) field.opener.hidden = !field.spec.value;
    },
  },
  scale: {
    build: (field) => buildScale(field),
    get: ({ range }) => Number(range.value),
    set: (field, value) => field.setScale(value),
  },
  many: { group: true, build: buildChips, get: chipsOf, set: setChips },
  links: {
    group: true,
    build: (field) => (field.spec.chips && field.list().length <= 14 ? buildChips(field) : buildPicker(field, false)),
    get: (field) => (field.picker ? field.picker.value : chipsOf(field)),
    set: (field, value) => (field.picker ? field.picker.set(value || []) : setChips(field, value)),
    refresh: (field) => {
      if (field.picker) field.picker.draw();
    },
  },
  quote: {
    build: (field) => h("textarea", { ...field.common(), rows: "2", placeholder: field.spec.placeholder }),
    below: (field) => (field.form.view.lists && field.form.view.lists.evidence ? buildSource(field) : null),
    get: (field) => {
      const text = field.input.value.trim();
      const source = field.picker ? { evidence: field.picker.value[0] ?? null } : {};
      return text ? { ...(field.base || {}), text, ...source } : null;
    },
    set: (field, value) => {
      field.input.value = value ? value.text : "";
      if (field.picker) field.picker.set(value && value.evidence ? [value.evidence] : []);
    },
    refresh: (field) => field.picker && field.picker.draw(),
  },
  rows: {
    group: true,
    build: (field) => {
      field.rows = new Rows(field);
      return field.rows.element;
    },
    get: (field) => field.rows.get(),
    set: (field, value) => field.rows.set(value || []),
    refresh: (field) => field.rows.refresh(),
  },
  picture: {
    group: true,
    build: (field) => {
      field.filing = new PictureInput(field);
      return field.filing.element;
    },
    get: (field) => field.filing.get(),
    set: (field, value) => field.filing.set(value),
  },
  files: {
    group: true,
    build: (field) => {
      field.filing = new FilesInput(field);
      return field.filing.element;
    },
    get: (field) => field.filing.get(),
    set: (field, value) => field.filing.set(value),
  },
};

/** @param {Field} field */
function buildChoice(field) {
  const { spec } = field;
  const options = spec.choices.map((one) => h("option", { value: JSON.stringify(one.value), title: one.hint }, one.word));
  const none = spec.required ? [] : [h("option", { value: "null" }, spec.empty || "—")];
  return h("select", field.common(), ...none, ...options);
}

/**
 * The button that asks whoever shows this form for the record that is chosen.
 * @param {Field} field
 */
function buildOpener(field) {
  const open = () => {
    const detail = { record: field.spec.value };
    field.element.dispatchEvent(new CustomEvent("cjm-open", { bubbles: true, detail }));
  };
  field.opener = button(`${field.spec.opens} →`, open, { class: "cjm-small cjm-opener", "data-name": `opens:${field.key}` });
  return field.opener;
}

/** @param {Field} field */
function buildScale(field) {
  const { choices } = field.spec;
  const ends = { min: choices[0].value, max: choices[choices.length - 1].value };
  field.range = h("input", { ...field.common(), type: "range", ...ends, step: "1" });
  field.word = h("output", { for: field.id, class: "cjm-scaleword" });
  // a slider that rests where the answer lies sends no change when it is clicked
  field.range.addEventListener("click", () => field.commit());
  field.range.addEventListener("keydown", (event) => isEnter(event) && field.commit());
  field.clear = button(t(field.words, "clear"), () => field.send(null), { class: "cjm-small", "aria-label": `${t(field.words, "clear")}: ${field.spec.label}` });
  const ticks = choices.map((one) => h("span", {}, signed(one.value, choices[0].value < 0)));
  return h("div", { class: "cjm-scale" },
    h("div", {}, field.range, h("div", { class: "cjm-ticks", "aria-hidden": "true" }, ...ticks)), field.word, field.clear);
}

/** @param {Field} field */
function buildChips(field) {
  const { spec, words } = field;
  const choices = spec.choices || field.list();
  const box = h("div", { class: "cjm-chips" });
  if (choices.length > 14) {
    const find = h("input", { type: "search", placeholder: t(words, "find"), "aria-label": t(words, "find_in", { label: spec.label }) });
    find.addEventListener("change", (event) => event.stopPropagation());
    find.addEventListener("input", (event) => {
      event.stopPropagation();
      for (const chip of box.querySelectorAll("label")) chip.hidden = !chip.textContent.toLowerCase().includes(find.value.toLowerCase());
    });
    box.append(find);
  }
  for (const one of choices) box.append(h("label", { title: one.hint }, h("input", { type: "checkbox", value: one.value }), one.word));
  if (!choices.length) box.append(h("p", { class: "cjm-hint" }, spec.none || t(words, "none_yet")));
  return box;
}

/** @param {Field} field */
function chipsOf(field) {
  return chips(field).filter((one) => one.checked).map((one) => one.value);
}

/**
 * @param {Field} field
 * @returns {HTMLInputElement[]}
 */
function chips(field) {
  return [...field.input.querySelectorAll("label")].map((label) => label.querySelector("input"));
}

/**
 * @param {Field} field
 * @param {string[] | null} value
 */
function setChips(field, value) {
  for (const one of chips(field)) one.checked = (value || []).includes(one.value);
}

/**
 * @param {Field} field
 * @param {boolean} single
 * @param {string} [label]
 */
function buildPicker(field, single, label = field.spec.label) {
  field.picker = new Picker({
    words: field.words, label, single, none: field.spec.none,
    options: () => field.list(), changed: () => field.commit(),
  });
  return field.picker.element;
}

/**
 * The source of a quote: from which evidence it is.
 * @param {Field} field
 */
function buildSource(field) {
  const label = t(field.words, "source");
  return h("div", { class: "cjm-source" }, h("span", { class: "cjm-hint" }, label), buildPicker(field, true, label));
}
