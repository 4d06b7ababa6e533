/** The values of fields: compared, read, and said in words. */

/** @import { Column } from "./types.js" */

/**
 * Tell whether two JSON-like values are the same; what is empty equals what is missing.
 * @param {any} one
 * @param {any} other
 */
export function same(one, other) {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

/**
 * @param {any} value
 * @returns {any}
 */
function plain(value) {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object") {
    const names = Object.keys(value).sort().filter((name) => plain(value[name]) !== null);
    return Object.fromEntries(names.map((name) => [name, plain(value[name])]));
  }
  return value;
}

/**
 * Tell whether a value says nothing.
 * @param {any} value
 */
export function isEmpty(value) {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length);
}

/**
 * Return the rows that were filled in: those with a word in a column that is written by hand.
 * @param {Record<string, any>[]} rows
 * @param {Column[]} columns
 */
export function filledRows(rows, columns) {
  const written = columns.filter((one) => !one.choices && !["check", "links", "date"].includes(one.type));
  return rows.filter((row) => written.some((one) => String(row[one.field] ?? "").trim()));
}

/**
 * Say a value in words: lists line by line, statements by their text.
 * @param {any} value
 * @param {string} [nothing]
 * @returns {string}
 */
export function inWords(value, nothing = "(nothing)") {
  if (isEmpty(value)) return nothing;
  if (Array.isArray(value)) return value.map((one) => inWords(one, nothing)).join("\n");
  if (typeof value === "object") {
    const parts = Object.entries(value).filter(([, held]) => typeof held === "string" && held);
    return parts.map(([, held]) => held).join(" · ");
  }
  return String(value);
}

/**
 * Return which fields were passed by: visited, or followed by one that says something. What they
 * miss is told then, so that a blank form does not complain.
 * @param {{key: string, value: any}[]} fields in their order on the page
 * @param {Set<string>} visited keys of those that had the focus
 */
export function passedBy(fields, visited) {
  const last = fields.findLastIndex((one) => !isEmpty(one.value) && one.value !== false);
  return new Set(fields.filter((one, at) => at < last || visited.has(one.key)).map((one) => one.key));
}

/**
 * Write a number as it stands on a scale around zero: with its sign.
 * @param {number} value
 * @param {boolean} around whether the scale goes below zero
 */
export function signed(value, around) {
  if (!around || value === 0) return String(value);
  return value > 0 ? `+${value}` : `−${-value}`;
}

/**
 * Read a number as people write it: `4,5` and `4.5`; null where there is none.
 * @param {string | number} text
 */
export function numberOf(text) {
  const number = Number(String(text).trim().replace(",", "."));
  return String(text).trim() && Number.isFinite(number) ? number : null;
}

/**
 * Say when something happened, as it is said where the reader is.
 * @param {string | null} time
 * @param {string} [language]
 */
export function when(time, language) {
  return time ? new Date(time).toLocaleString(language || undefined, { dateStyle: "medium", timeStyle: "short" }) : "";
}
