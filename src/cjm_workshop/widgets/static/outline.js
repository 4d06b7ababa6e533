/** The list that the pages of a form are chosen from: what is shown of it, and where an item goes. */

/** @typedef {import("./types.js").Group} Group */

/**
 * Return where an item of an outline goes one place up or down, or null.
 * @param {Group[]} groups
 * @param {string} id
 * @param {boolean} up
 * @returns {{group: Group, after: string} | null}
 */
export function shift(groups, id, up) {
  const at = groups.findIndex((group) => group.items.some((item) => item.id === id));
  const { items } = groups[at];
  const index = items.findIndex((item) => item.id === id);
  const inside = index + (up ? -1 : 1);
  if (items[inside]) {
    if (!up) return { group: groups[at], after: items[inside].id };
    return { group: groups[at], after: index > 1 ? items[index - 2].id : "start" };
  }
  const group = groups.filter((one) => one.into)[groups.filter((one) => one.into).indexOf(groups[at]) + (up ? -1 : 1)];
  if (!group) return null;
  const last = group.items[group.items.length - 1];
  return { group, after: up && last ? last.id : "start" };
}

/**
 * Return a list with one entry one place up or down, or null where it is at the end already.
 * @param {string[]} list
 * @param {string} id
 * @param {boolean} up
 */
export function reordered(list, id, up) {
  const at = list.indexOf(id);
  const to = at + (up ? -1 : 1);
  if (at < 0 || to < 0 || to >= list.length) return null;
  const next = [...list];
  [next[at], next[to]] = [next[to], next[at]];
  return next;
}

/**
 * Return the groups of an outline with the items that fit what was chosen; a group without such
 * marks is left out while something is chosen.
 * @param {Group[]} groups
 * @param {Record<string, string>} chosen a value by the field that it narrows
 */
export function narrowed(groups, chosen) {
  const wanted = Object.entries(chosen);
  if (!wanted.length) return groups;
  const fits = (/** @type {import("./types.js").Item} */ item) => item.facets && wanted.every(([field, value]) => (item.facets[field] || []).includes(value));
  return groups
    .map((group) => ({ ...group, items: group.items.filter(fits) }))
    .filter((group, at) => group.items.length || groups[at].items.some((item) => item.facets));
}
