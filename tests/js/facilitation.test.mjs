import assert from "node:assert/strict";
import test from "node:test";

import { behind, span } from "../../src/cjm_workshop/widgets/static/agenda.js";
import { mergeOperation, splitOperation } from "../../src/cjm_workshop/widgets/static/clusters.js";
import { shuffled } from "../../src/cjm_workshop/widgets/static/prompts.js";
import { takeOperation } from "../../src/cjm_workshop/widgets/static/sorts.js";
import { clock, passed, showing } from "../../src/cjm_workshop/widgets/static/timer.js";

const AT = 1_000_000;

test("a timer shows what follows from its end, whenever it is looked at", () => {
  const running = { seconds: 300, left: 0, ends: AT + 300_000 };
  assert.deepEqual(showing(running, AT), { state: "running", left: 300 });
  assert.deepEqual(showing(running, AT + 299_100), { state: "running", left: 1 });
  assert.deepEqual(showing(running, AT + 300_000), { state: "over", left: 0 });
  assert.deepEqual(showing(running, AT + 86_400_000), { state: "idle", left: 0 });
});

test("a paused timer stands, a stopped one waits", () => {
  assert.deepEqual(showing({ seconds: 300, left: 42, ends: null }, AT), { state: "paused", left: 42 });
  assert.deepEqual(showing({ seconds: 300, left: 0, ends: null }, AT), { state: "idle", left: 0 });
  assert.deepEqual(showing(null, AT), { state: "idle", left: 0 });
});

test("a clock reads as clocks do", () => {
  assert.deepEqual([0, 9, 60, 300, 3600, 3905].map(clock), ["0:00", "0:09", "1:00", "5:00", "1:00:00", "1:05:05"]);
});

test("five minutes, one minute and the end are told once, as they pass", () => {
  const told = [];
  let before = null;
  for (const left of [302, 301, 300, 299, 61, 60, 59, 1, 0, 0]) {
    const mark = passed(before, left);
    if (mark !== null) told.push([mark, left]);
    before = left;
  }
  assert.deepEqual(told, [[300, 300], [60, 60], [0, 0]]);
  assert.equal(passed(null, 42), null, "who comes later is told nothing that is past");
  assert.equal(passed(400, 0), 300, "a tab that slept tells the first mark, then the next one");
});

test("minutes read as hours and minutes", () => {
  assert.deepEqual([0, 45, 135].map(span), ["0:00", "0:45", "2:15"]);
});

test("a team is behind from when it comes late, or stays too long", () => {
  const line = { from: 35, to: 75 };
  const minutes = (n) => AT + n * 60_000;
  const late = { started: AT, since: minutes(43) };
  assert.equal(behind(line, late, minutes(50)), 8);
  assert.equal(behind(line, late, minutes(90)), 15);
  assert.equal(behind(line, { started: AT, since: minutes(30) }, minutes(31)), -5);
  assert.equal(behind(undefined, late, minutes(50)), 0);
  assert.equal(behind(line, { started: null, since: null }, minutes(50)), 0);
});

test("shuffled cards are the same cards", () => {
  const order = shuffled(20);
  assert.deepEqual([...order].sort((a, b) => a - b), Array.from({ length: 20 }, (_, at) => at));
  let turn = 0;
  const random = () => [0.1, 0.9, 0.5][turn++ % 3];
  assert.deepEqual(shuffled(4, random), [3, 1, 2, 0]);
});

const FROM = { id: "cluster-a", notes: [{ id: "note-1" }, { id: "note-2" }] };
const MAKE = { kind: "cluster", fields: { board: "affinity" }, text_field: "name" };

test("merging moves the notes first and takes the empty cluster away, all as one", () => {
  const { kind, operations } = mergeOperation(FROM, { id: "cluster-b" });
  assert.equal(kind, "batch");
  assert.deepEqual(operations.slice(0, 2).map(({ record, field, old, new: to }) => [record, field, old, to]),
    [["note-1", "cluster", "cluster-a", "cluster-b"], ["note-2", "cluster", "cluster-a", "cluster-b"]]);
  assert.deepEqual([operations[2].kind, operations[2].records], ["remove", ["cluster-a"]]);
});

test("splitting makes a cluster right behind and moves the ticked notes alone", () => {
  const { operations } = splitOperation(FROM, ["note-2"], "Nobody tells me", MAKE);
  const { fields } = operations[0].records[0];
  assert.deepEqual([operations[0].after, fields.name, fields.board], ["cluster-a", "Nobody tells me", "affinity"]);
  assert.deepEqual(operations.slice(1).map((one) => [one.record, one.new]), [["note-2", fields.id]]);
});

test("taking a proposal leaves notes where they hang already", () => {
  const notes = [{ id: "note-1", cluster: "" }, { id: "note-2", cluster: "Elsewhere" }, { id: "note-3", cluster: "" }];
  const { operations } = takeOperation({ notes }, "We wait", MAKE);
  const { id } = operations[0].records[0].fields;
  assert.deepEqual(operations.slice(1).map((one) => [one.record, one.old, one.new]), [["note-1", null, id], ["note-3", null, id]]);
});
