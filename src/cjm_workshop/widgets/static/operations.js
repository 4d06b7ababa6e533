/**
 * The pure part of the boards: operations made of what a person does, and the ways over a board.
 * A board sends operations and never computes what becomes of them.
 */

import { newId } from "./outbox.js";

/** @import { AddOperation, Also, Area, BatchOperation, BoardView, Direction, EditOperation, Make, MoveOperation, Note, Operation, Place, RemoveOperation, Target } from "./board_types.js" */
/** @import { Conflict } from "./types.js" */

/**
 * Return the lines of a pasted text that can be notes, without bullets and numbers.
 * @param {string} text
 */
export function linesOf(text) {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–]\s+|\d{1,3}[.)]\s+)?/, "").trim())
    .filter(Boolean);
}

/**
 * Return the operation that adds one record per text, or other value, by the template of an area.
 * @param {Make} make
 * @param {any[]} values
 * @param {string} [after]
 * @returns {AddOperation}
 */
export function addOperation(make, values, after = "end") {
  const records = values.map((value) => ({
    kind: make.kind,
    fields: { ...make.fields, id: newId(make.kind), [make.text_field]: make.prefix ? prefixed(make.prefix, value) : value },
  }));
  return { kind: "add", id: newId("op"), records, after };
}

/**
 * Put words in front of a text that does not begin with them already.
 * @param {string} prefix
 * @param {string} text
 */
export function prefixed(prefix, text) {
  return text.toLowerCase().startsWith(prefix.trim().toLowerCase()) ? text : prefix + text;
}

/**
 * Return the operation that gives a field another value.
 * @param {string} record
 * @param {string} field
 * @param {any} old
 * @param {any} value
 * @returns {EditOperation}
 */
export function editOperation(record, field, old, value) {
  return { kind: "edit", id: newId("op"), record, field, old, new: value };
}

/**
 * Return an operation that adds one record and puts its id at the end of a list elsewhere, both or
 * neither; without `also` the addition alone.
 * @param {AddOperation} add
 * @param {Also | undefined} also
 * @returns {AddOperation | BatchOperation}
 */
export function alsoOperation(add, also) {
  if (!also) return add;
  const list = [...also.value, add.records[0].fields.id];
  return { kind: "batch", id: newId("op"), operations: [add, editOperation(also.record, also.field, also.value, list)] };
}

/**
 * Return an operation that makes several changes as one: all or none, undone together.
 * @param {Operation[]} operations
 * @returns {BatchOperation}
 */
export function batchOperation(operations) {
  return { kind: "batch", id: newId("op"), operations };
}

/**
 * Return links with one more, or with another case in which it is taken.
 * @param {Record<string, any>[]} value
 * @param {{to: string, when: string}} names
 * @param {string} target
 * @param {string} inCase
 */
export function linked(value, { to, when }, target, inCase) {
  return [...unlinked(value, { to }, target), { [to]: target, [when]: inCase }];
}

/**
 * Return links without the one to a record.
 * @param {Record<string, any>[]} value
 * @param {{to: string}} names
 * @param {string} target
 */
export function unlinked(value, { to }, target) {
  return value.filter((one) => one[to] !== target);
}

/**
 * Return the operation that takes records out.
 * @param {string[]} records
 * @param {boolean} dependents
 * @returns {RemoveOperation}
 */
export function removeOperation(records, dependents) {
  return { kind: "remove", id: newId("op"), records, dependents };
}

/**
 * Return the operation that says something about a record.
 * @param {string} about
 * @param {string} text
 * @param {string} author
 * @param {string | null} [answers] the remark that it answers
 */
export function commentOperation(about, text, author, answers = null) {
  return { kind: "comment", id: newId("op"), author, about, text, answers, comment: newId("comment") };
}

/**
 * Return the fields that a note gets in another area. Where an area stands for one of several
 * values, that one is exchanged and the others stay.
 * @param {Note} card
 * @param {Place | null} from
 * @param {Place} to
 * @returns {Record<string, any>}
 */
export function intoOf(card, from, to) {
  const into = from && from.id === to.id ? {} : { ...to.into };
  if (to.swap) {
    const field = to.swap.field;
    const had = (card.many && card.many[field]) || [];
    const left = from && from.swap ? from.swap.value : null;
    const rest = from.id === to.id ? had : had.filter((value) => value !== left);
    const gained = to.swap.value === null || rest.includes(to.swap.value) ? [] : [to.swap.value];
    into[field] = to.swap.value === null && from.id !== to.id ? rest : [...rest, ...gained];
  }
  return into;
}

/**
 * Return the operation that puts a note at a place among the other notes of an area.
 * `index` counts the notes that stand before it, itself left out.
 * @param {Note} card
 * @param {Place | null} from
 * @param {Place} to
 * @param {number} index
 * @returns {MoveOperation}
 */
export function moveOperation(card, from, to, index) {
  const others = to.notes.filter((note) => note.id !== card.id);
  const at = Math.max(0, Math.min(index, others.length));
  const after = at > 0 ? others[at - 1].id : others.length ? "start" : "end";
  return { kind: "move", id: newId("op"), record: card.id, after, into: intoOf(card, from, to) };
}

/**
 * Return the operation that puts several notes before another one of an area, in their order.
 * @param {{note?: Note, area?: Area}[]} cards
 * @param {Place} to the area
 * @param {string | null} before id of a note of the area; null: at its end
 * @returns {MoveOperation | BatchOperation}
 */
export function moveAllOperation(cards, to, before) {
  const moved = new Set(cards.map((card) => card.note.id));
  const others = to.notes.filter((note) => !moved.has(note.id));
  const at = others.findIndex((note) => note.id === before);
  const index = at < 0 ? others.length : at;
  let behind = index > 0 ? others[index - 1].id : null;
  const moves = cards.map(({ note, area }) => {
    const move = moveOperation(note, area, { ...to, notes: others }, index);
    if (behind) move.after = behind;
    behind = note.id;
    return move;
  });
  return moves.length === 1 ? moves[0] : batchOperation(moves);
}

/**
 * Return the operation that makes an area of a name, and the area as notes can be moved into it.
 * @param {{make: Make, gather?: string}} given `gather` is the field by which a note says where it is
 * @param {string} name
 * @returns {{add: AddOperation, area: Place}}
 */
export function newArea({ make, gather }, name) {
  const add = addOperation(make, [name]);
  const { id } = add.records[0].fields;
  return { add, area: { id, notes: [], into: { [gather]: id }, swap: null } };
}

/**
 * Return where a note goes by one key: `{area, index}`, or null at the edge of the board.
 * @param {BoardView} view
 * @param {string} areaId
 * @param {string} noteId
 * @param {Direction} direction
 * @returns {Target | null}
 */
export function step(view, areaId, noteId, direction) {
  const area = view.areas.find((one) => one.id === areaId);
  const at = area.notes.findIndex((note) => note.id === noteId);
  if (direction === "up" && at > 0) return { area, index: at - 1 };
  if (direction === "down" && at < area.notes.length - 1) return { area, index: at + 1 };
  const next = nextArea(view, area, direction);
  if (!next) return null;
  return { area: next, index: direction === "down" ? 0 : next.notes.length };
}

/**
 * Return the area beside another in a direction, or null.
 * @param {BoardView} view
 * @param {Area} area
 * @param {Direction} direction
 * @returns {Area | null}
 */
export function nextArea(view, area, direction) {
  const forward = direction === "right" || direction === "down";
  if (view.layout === "matrix") {
    if (!area.row) return direction === "down" ? view.areas.find((one) => one.row) || null : null;
    const lines = direction === "left" || direction === "right" ? view.columns : view.rows;
    const key = lines === view.columns ? "column" : "row";
    const other = key === "column" ? "row" : "column";
    const line = lines[lines.findIndex((one) => one.id === area[key]) + (forward ? 1 : -1)];
    const found = (/** @type {Area} */ one) => line && one[key] === line.id && one[other] === area[other];
    const loose = direction === "up" && view.areas.find((one) => !one.row);
    return view.areas.find(found) || loose || null;
  }
  if (direction === "up" || direction === "down") return null;
  return view.areas[view.areas.indexOf(area) + (forward ? 1 : -1)] || null;
}

/**
 * Return the operations that settle a double text: the current one, or the other.
 * @param {string} record
 * @param {Conflict} conflict
 * @param {boolean} keepOther
 * @returns {Operation[]}
 */
export function settleOperations(record, conflict, keepOther) {
  const gone = removeOperation([conflict.id], false);
  if (!keepOther) return [gone];
  return [editOperation(record, conflict.field, conflict.now, conflict.other), gone];
}
