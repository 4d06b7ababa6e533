/** What changed in a board's view comes as a patch, as the whole may be large. */

/** @import { BoardView, Patch } from "./board_types.js" */
/** @import { Model } from "./types.js" */

/**
 * Return a view with the changes that a patch tells of. What did not change stays the same object.
 * @param {BoardView} view
 * @param {Patch} patch `head` and `lost` for the view itself; `order` of the areas; and for each area
 *   that changed its own `fields`, the `order` of its notes, and the `notes` that changed
 * @returns {BoardView}
 */
export function patched(view, patch) {
  const next = { ...view, ...patch.head };
  for (const name of patch.lost) delete next[name];
  const known = new Map(view.areas.map((area) => [area.id, area]));
  next.areas = (patch.order || [...known.keys()]).map((id) => {
    const change = patch.areas[id];
    const before = known.get(id);
    if (!change) return before;
    const had = before ? before.notes : [];
    const notes = new Map(had.map((note) => [note.id, note]));
    for (const note of change.notes) notes.set(note.id, note);
    const order = change.order || had.map((note) => note.id);
    return { ...(change.fields || before), notes: order.map((one) => notes.get(one)) };
  });
  return next;
}

/**
 * Keep a model's view up to date by what changed in it; ask for the whole where a piece is missing.
 * @param {{model: Model}} spot
 */
export function initialize({ model }) {
  const take = (/** @type {any} */ message) => {
    if (message.type !== "patch") return;
    const view = model.get("view");
    if (view.serial === message.from) model.set("view", patched(view, message));
    else if (view.serial < message.from) model.send({ type: "whole" });
  };
  model.on("msg:custom", take);
  return () => model.off("msg:custom", take);
}
