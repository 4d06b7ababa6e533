/** What came of taking in research: for each source its report, or why it was refused and what to choose. */

import { button, h, t } from "./elements.js";
import { newId } from "./outbox.js";

/** @import { Words } from "./types.js" */

/**
 * @typedef {object} Result what came of one source
 * @property {string} request
 * @property {string} name
 * @property {number | null} file which of the files of the request; null for pasted text
 * @property {Report} [report]
 * @property {Failure} [error]
 *
 * @typedef {object} Report
 * @property {string} [text] all there is to say, where it is no report in lists
 * @property {string} kind
 * @property {number} read
 * @property {number} taken
 * @property {number} left
 * @property {string} made
 * @property {{words: string, examples: string[]}[]} reasons
 * @property {string[]} look
 * @property {string[]} guesses
 * @property {Report[]} also
 *
 * @typedef {object} Failure
 * @property {string} what
 * @property {string[]} faults
 * @property {string} advice
 * @property {string[]} [columns] those that the source has
 * @property {{role: string, words: string}[]} [ask] what a column is asked for
 */

/**
 * Return what tells the sources of a request apart: a file by its name, or the pasted text.
 * @param {{file: number | null, name: string}} source
 */
export function sourceKey({ file, name }) {
  return file === null ? "text" : `file:${name}`;
}

/**
 * Draw what came of one source; of earlier requests folded up.
 * @param {Words} words
 * @param {Result} result
 * @param {boolean} open
 * @param {HTMLElement | null} question what is asked about it
 */
export function drawResult(words, result, open, question) {
  const { name, error, report } = result;
  const rows = () => t(words, "rows", { taken: count(words, report.taken), read: count(words, report.read) });
  const word = error ? t(words, "not_taken_in") : report.text ? "" : rows();
  const head = h("summary", { tabindex: "0" }, h("strong", { dir: "auto" }, name), h("span", { class: "cjm-tally2" }, word));
  const body = error ? drawError(error) : drawReportOf(words, report);
  return h("details", { class: error ? "cjm-outcome is-bad" : "cjm-outcome", open, "data-result": error ? "error" : "report" }, head, ...body, question);
}

/** @param {Failure} error */
function drawError(error) {
  return [
    h("p", { class: "cjm-broke" }, error.what),
    bullets(error.faults),
    error.advice ? h("p", {}, error.advice) : null,
  ].filter(Boolean);
}

/**
 * @param {Words} words
 * @param {Report} report
 * @returns {HTMLElement[]}
 */
function drawReportOf(words, report) {
  if (report.text) return [h("p", { class: "cjm-pre" }, report.text)];
  /** @type {[string, number][]} */
  const figures = [["read", report.read], ["taken", report.taken], ["left", report.left]];
  const left = report.reasons.map((reason) =>
    h("li", {}, reason.words, reason.examples.length ? bullets(reason.examples) : null));
  return [
    h("p", { class: "cjm-figures" }, ...figures.map(([word, number]) => h("span", {}, h("strong", {}, count(words, number)), ` ${t(words, `figure.${word}`)} `))),
    h("p", {}, t(words, "makes", { made: report.made })),
    ...(left.length ? [h("h4", {}, t(words, "not_taken")), h("ul", {}, ...left)] : []),
    ...listed(t(words, "look_at"), report.look),
    ...listed(t(words, "how_read"), report.guesses),
    ...report.also.flatMap((other) => [h("h4", {}, t(words, "besides", { kind: other.kind })), h("div", { class: "cjm-also" }, ...drawReportOf(words, other))]),
  ];
}

/**
 * @param {Words} words
 * @param {number} number
 */
const count = (words, number) => number.toLocaleString(words.code);

/**
 * @param {string} title
 * @param {string[]} texts
 */
function listed(title, texts) {
  return texts.length ? [h("h4", {}, title), bullets(texts)] : [];
}

/** @param {string[]} texts */
function bullets(texts) {
  return texts.length ? h("ul", {}, ...texts.map((text) => h("li", { dir: "auto" }, text))) : null;
}

/**
 * Ask which column holds what the workshop did not find.
 * @param {Words} words
 * @param {Failure} failure
 * @param {Record<string, string>} chosen columns by what they hold
 * @param {(role: string, column: string) => void} choose
 * @param {() => void} use
 */
export function askColumns(words, { ask, columns }, chosen, choose, use) {
  const rows = ask.map(({ role, words: what }) => {
    const id = newId("column");
    const select = h("select", { id, "data-role": role }, h("option", { value: "" }, "—"),
      ...columns.map((name) => h("option", { value: name }, name)));
    select.value = chosen[role] || "";
    select.addEventListener("change", () => choose(role, select.value));
    return h("div", { class: "cjm-field" }, h("label", { class: "cjm-label2", for: id }, t(words, "which_column", { what })), select);
  });
  return h("div", { class: "cjm-askcolumns", "data-testid": "cjm-columns" }, ...rows,
    button(t(words, "use_choice"), use, { class: "cjm-tool" }));
}
