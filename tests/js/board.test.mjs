import assert from "node:assert/strict";
import { test } from "node:test";

import { arrow } from "../../src/cjm_workshop/widgets/static/arrows.js";
import { t, tn } from "../../src/cjm_workshop/widgets/static/elements.js";
import {
  addOperation, alsoOperation, editOperation, intoOf, linesOf, linked, moveOperation, nextArea,
  settleOperations, step, unlinked,
} from "../../src/cjm_workshop/widgets/static/operations.js";
import { Outbox, newId } from "../../src/cjm_workshop/widgets/static/outbox.js";

test("a label is filled in with what a person typed, as it is", () => {
  const words = { undo: "Undo", "new_notes.one": "New: {text}", "new_notes.other": "{n} new" };
  assert.equal(t(words, "undo"), "Undo");
  assert.equal(tn(words, "new_notes", 1, { text: "$& {n}" }), "New: $& {n}");
  assert.equal(tn(words, "new_notes", 3), "3 new");
  assert.equal(t(words, "missing"), "missing");
  assert.equal(t(words, "new_notes.one"), "New: {text}");
});

const note = (id, many) => ({ id, text: id, many });
const cell = (row, column, ids, channel) => ({
  id: `${row}/${column}`, row, column, title: `${row} ${column}`,
  notes: ids.map((id) => note(id, { channels: [channel].filter(Boolean) })),
  into: { moment: row }, swap: { field: "channels", value: channel },
});
const MATRIX = {
  layout: "matrix",
  rows: [{ id: "before" }, { id: "after" }],
  columns: [{ id: "web" }, { id: "none" }],
  areas: [
    cell("before", "web", ["a", "b"], "channel-web"), cell("before", "none", ["c"], null),
    cell("after", "web", [], "channel-web"), cell("after", "none", ["d"], null),
  ],
};

class Store {
  constructor() { this.map = new Map(); }
  get length() { return this.map.size; }
  key(at) { return [...this.map.keys()][at] ?? null; }
  getItem(key) { return this.map.get(key) ?? null; }
  setItem(key, value) { this.map.set(key, value); }
  removeItem(key) { this.map.delete(key); }
}

function outbox(store = new Store(), clock = { time: 0 }) {
  const sent = [];
  const box = new Outbox({
    send: (message) => sent.push(message), storage: store, prefix: "p:", changed() {}, now: () => clock.time,
  });
  return { box, sent, store, clock };
}

const message = (id) => ({ type: "apply", operation: { id, kind: "edit" } });

test("ids are like the workshop's own", () => {
  assert.match(newId("note"), /^note-[a-z2-9]{10}$/);
  assert.notEqual(newId("note"), newId("note"));
});

test("pasted lines lose bullets and numbers, empty ones go", () => {
  assert.deepEqual(linesOf("- one\r\n 2. two\n\n• three\n1995 was good"), ["one", "two", "three", "1995 was good"]);
  assert.deepEqual(linesOf("−5 °C is cold\n-5 too"), ["−5 °C is cold", "-5 too"]);
});

test("one operation adds all pasted notes", () => {
  const make = { kind: "note", fields: { board: "ideas" }, text_field: "text" };
  const operation = addOperation(make, ["one", "two"]);
  assert.equal(operation.kind, "add");
  assert.deepEqual(operation.records.map((r) => [r.kind, r.fields.board, r.fields.text]),
    [["note", "ideas", "one"], ["note", "ideas", "two"]]);
  assert.notEqual(operation.records[0].fields.id, operation.records[1].fields.id);
});

test("a record is added by its template with a number too, and with the words that it begins with", () => {
  const boxes = addOperation({ kind: "empathy_map", fields: {}, text_field: "boxes" }, [7]);
  assert.equal(boxes.records[0].fields.boxes, 7);
  const make = { kind: "opportunity", fields: {}, text_field: "question", prefix: "How might we " };
  const questions = addOperation(make, ["wait less", "how might we call?"]).records.map((r) => r.fields.question);
  assert.deepEqual(questions, ["How might we wait less", "how might we call?"]);
});

test("a move exchanges the channel of the column it left and keeps the others", () => {
  const [from, none, , ] = MATRIX.areas;
  const phone = { ...from, id: "before/phone", swap: { field: "channels", value: "channel-phone" } };
  const card = note("a", { channels: ["channel-web", "channel-app"] });
  assert.deepEqual(intoOf(card, from, phone), { moment: "before", channels: ["channel-app", "channel-phone"] });
  assert.deepEqual(intoOf(card, from, none), { moment: "before", channels: ["channel-app"] });
  assert.deepEqual(intoOf(card, from, MATRIX.areas[2]), { moment: "after", channels: ["channel-app", "channel-web"] });
  assert.deepEqual(intoOf(card, from, from).channels, ["channel-web", "channel-app"]);
});

test("a place is after a record, at the start, or at the end", () => {
  const [web, none, empty] = MATRIX.areas;
  assert.equal(moveOperation(none.notes[0], none, web, 1).after, "a");
  assert.equal(moveOperation(none.notes[0], none, web, 0).after, "start");
  assert.equal(moveOperation(none.notes[0], none, web, 99).after, "b");
  assert.equal(moveOperation(none.notes[0], none, empty, 0).after, "end");
  assert.equal(moveOperation(web.notes[0], web, web, 1).after, "b");
});

test("keys move within a cell, to the next cell, and stop at the edge", () => {
  const [web, none, below] = MATRIX.areas;
  assert.deepEqual(step(MATRIX, web.id, "b", "up"), { area: web, index: 0 });
  assert.deepEqual(step(MATRIX, web.id, "b", "down"), { area: below, index: 0 });
  assert.deepEqual(step(MATRIX, web.id, "a", "right"), { area: none, index: 1 });
  assert.equal(step(MATRIX, web.id, "a", "left"), null);
  assert.equal(step(MATRIX, web.id, "a", "up"), null);
});

test("columns have neighbours left and right only", () => {
  const view = { layout: "columns", areas: [{ id: "x", notes: [note("a")] }, { id: "y", notes: [] }] };
  assert.equal(nextArea(view, view.areas[0], "right"), view.areas[1]);
  assert.equal(nextArea(view, view.areas[0], "down"), null);
});

test("a place beside the matrix lies above its first row", () => {
  const beside = { id: "waiting", title: "Waiting", notes: [note("x")] };
  const view = { ...MATRIX, areas: [beside, ...MATRIX.areas] };
  assert.deepEqual(step(view, "waiting", "x", "down"), { area: MATRIX.areas[0], index: 0 });
  assert.equal(step(view, "waiting", "x", "right"), null);
  assert.equal(nextArea(view, MATRIX.areas[1], "up"), beside);
  assert.equal(nextArea(view, MATRIX.areas[3], "up"), MATRIX.areas[1]);
});

test("a new area and its place in a list are one change", () => {
  const add = addOperation({ kind: "stage", fields: {}, text_field: "name" }, ["Wait"]);
  assert.equal(alsoOperation(add, null), add);
  const both = alsoOperation(add, { record: "journey-a", field: "stages", value: ["stage-a"] });
  assert.equal(both.kind, "batch");
  assert.deepEqual(both.operations.map((one) => one.kind), ["add", "edit"]);
  assert.deepEqual(both.operations[1].new, ["stage-a", add.records[0].fields.id]);
});

test("a link is added once, changes its case, and goes", () => {
  const names = { to: "step", when: "when" };
  const one = linked([], names, "step-b", "the card is refused");
  assert.deepEqual(one, [{ step: "step-b", when: "the card is refused" }]);
  const two = linked(linked(one, names, "step-c", ""), names, "step-b", "no money");
  assert.deepEqual(two, [{ step: "step-c", when: "" }, { step: "step-b", when: "no money" }]);
  assert.deepEqual(unlinked(two, names, "step-c"), [{ step: "step-b", when: "no money" }]);
});

test("settling keeps one of two texts and takes the conflict away", () => {
  const conflict = { id: "conflict-a", field: "text", now: "ours", other: "theirs" };
  assert.deepEqual(settleOperations("note-a", conflict, false).map((o) => o.kind), ["remove"]);
  const [edit, gone] = settleOperations("note-a", conflict, true);
  assert.deepEqual([edit.old, edit.new, edit.record], ["ours", "theirs", "note-a"]);
  assert.deepEqual(gone.records, ["conflict-a"]);
});

test("what is sent stays in the tab until it is acknowledged and shown", () => {
  const { box, sent, store } = outbox();
  box.put(message("op-a"), { add: "x" });
  assert.equal(sent.length, 1);
  assert.equal(store.length, 1);
  box.answer({ type: "ack", id: "op-a", version: 5 });
  assert.equal(store.length, 0);
  assert.equal(box.items.get("op-a").state, "done");
  box.seen(5);
  assert.equal(box.items.size, 0);
});

test("an acknowledgement that comes after its view settles at once", () => {
  const { box } = outbox();
  box.put(message("op-a"), {});
  box.seen(7);
  box.answer({ type: "ack", id: "op-a", version: 7 });
  assert.equal(box.items.size, 0);
});

test("a refusal keeps the words and the reason", () => {
  const { box, store } = outbox();
  box.put(message("op-a"), { texts: ["x"] });
  const item = box.answer({ type: "refused", id: "op-a", reason: "Too long.", offer: "" });
  assert.deepEqual([item.state, item.reason, item.about.texts], ["refused", "Too long.", ["x"]]);
  assert.equal(store.length, 1);
  box.discard("op-a");
  assert.equal(store.length, 0);
});

test("a new page sends again what the last one left, in its order", () => {
  const { box, store } = outbox();
  box.put(message("op-b"), {});
  box.put(message("op-a"), {});
  const next = outbox(store);
  assert.equal(next.box.restore(), 2);
  assert.deepEqual(next.sent.map((one) => one.operation.id), ["op-b", "op-a"]);
  assert.equal(store.length, 2);
});

test("silence is noticed after two seconds, and what waits is sent when the kernel is back", () => {
  const { box, sent, clock } = outbox();
  box.put(message("op-a"), {});
  clock.time = 1900;
  box.tick();
  assert.equal(box.silent, false);
  clock.time = 4000;
  box.tick();
  assert.equal(box.silent, true);
  assert.deepEqual(sent.at(-1), { type: "hello" });
  box.answer({ type: "here" });
  assert.equal(box.silent, false);
  assert.equal(sent.at(-1).operation.id, "op-a");
});

test("a closed connection loses nothing", () => {
  const store = new Store();
  const box = new Outbox({
    send() { throw new Error("closed"); }, storage: store, prefix: "p:", changed() {}, now: () => 0,
  });
  box.put(message("op-a"), {});
  assert.equal(box.silent, true);
  assert.equal(box.waiting().length, 1);
});

test("a full tab storage does not stop the sending", () => {
  const { box, sent, store } = outbox();
  store.setItem = () => { throw new Error("QuotaExceededError"); };
  box.put(message("op-a"), {});
  assert.equal(sent.length, 1);
});

test("an edit carries what was there", () => {
  const { id, ...rest } = editOperation("note-a", "text", "old", "new");
  assert.match(id, /^op-/);
  assert.deepEqual(rest, { kind: "edit", record: "note-a", field: "text", old: "old", new: "new" });
});

test("an arrow ends at the side of its note that looks at where it comes from", () => {
  const box = (left, top) => ({ left, top, right: left + 100, bottom: top + 100 });
  assert.deepEqual(arrow(box(0, 0), box(300, 200)),
    { line: "M100,70C118,70 118,235 136,235H291", head: "M300,235L291,230.5V239.5Z" });
  assert.deepEqual(arrow(box(300, 0), box(0, 0)),
    { line: "M300,70C282,70 282,35 264,35H109", head: "M100,35L109,30.5V39.5Z" });
  assert.deepEqual(arrow(box(0, 0), box(120, 0)), // no room for a wide turn
    { line: "M100,70C105.5,70 105.5,35 111,35H111", head: "M120,35L111,30.5V39.5Z" });
  assert.deepEqual(arrow(box(0, 200), box(0, 0)),
    { line: "M100,270C130,270 130,35 109,35", head: "M100,35L109,30.5V39.5Z" });
});

test("an arrow passes between the notes that it meets, or beyond them", () => {
  const box = (left, top) => ({ left, top, right: left + 100, bottom: top + 100 });
  const passes = (others) => arrow(box(600, 0), box(0, 0), others).line.match(/(?<=,)-?[\d.]+(?=H)/g).map(Number);
  assert.deepEqual(passes([]), [35]);
  assert.deepEqual(passes([box(300, 40)]), [35, 35]); // it lies lower
  assert.deepEqual(passes([box(300, -60), box(300, 50)]), [45, 35]); // the gap between the two
  assert.deepEqual(passes([box(300, -20)]), [86, 35]); // nearer than above it
  assert.deepEqual(passes([box(300, -60), box(300, 50), box(150, 0)]), [45, -6, 35]); // column by column
  assert.deepEqual(passes([box(900, 0), box(0, 110), box(600, 110)]), [35]); // not on its way
});
