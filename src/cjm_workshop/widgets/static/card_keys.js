/** What a card on a board goes by: a note that hangs in several areas has a card of its own in each. */

/** @import { Area } from "./board_types.js" */

/**
 * Return the key of a note's card in an area.
 * @param {string} area id
 * @param {string} note id
 */
export function cardKey(area, note) {
  return `${area}|${note}`;
}

/**
 * Return the keys of an area's cards, in their order.
 * @param {Area} area
 */
export function cardKeys(area) {
  return area.notes.map((note) => cardKey(area.id, note.id));
}
