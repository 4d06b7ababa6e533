import assert from "node:assert/strict";
import { test } from "node:test";

import {
  filledRows, inWords, prefixed, reordered, same, shift,
} from "../../src/cjm_workshop/widgets/static/form.js";
import { within } from "../../src/cjm_workshop/widgets/static/walk.js";

const group = (id, ids, into = { stage: id }) => ({ id, items: ids.map((one) => ({ id: one })), into });

test("empty and missing are the same, order of names does not matter", () => {
  assert.ok(same({ text: "a", evidence: [] , quote: "" }, { evidence: [], text: "a" }));
  assert.ok(same(null, ""));
  assert.ok(!same(0, null));
  assert.ok(!same(["a"], ["a", "b"]));
});

test("a step goes up and down within its stage and across its border", () => {
  const head = { id: "journey", items: [{ id: "j" }] };
  const groups = [head, group("one", ["a", "b", "c"]), group("two", []), group("three", ["d"])];
  assert.deepEqual(shift(groups, "b", true), { group: groups[1], after: "start" });
  assert.deepEqual(shift(groups, "c", true), { group: groups[1], after: "a" });
  assert.deepEqual(shift(groups, "b", false), { group: groups[1], after: "c" });
  assert.deepEqual(shift(groups, "c", false), { group: groups[2], after: "start" });
  assert.deepEqual(shift(groups, "d", true), { group: groups[2], after: "start" });
  assert.equal(shift(groups, "a", true), null);
  assert.equal(shift(groups, "d", false), null);
});

test("a list is put in another order, but not over its ends", () => {
  assert.deepEqual(reordered(["a", "b", "c"], "b", true), ["b", "a", "c"]);
  assert.deepEqual(reordered(["a", "b", "c"], "b", false), ["a", "c", "b"]);
  assert.equal(reordered(["a", "b"], "a", true), null);
  assert.equal(reordered(["a", "b"], "x", true), null);
});

test("rows without words go, and what is not shown stays", () => {
  const columns = [{ field: "text" }, { field: "level", choices: [] }];
  const old = [{ text: "a", evidence: ["evidence-1"] }];
  const shown = [{ text: "b", level: "assumed" }, { text: " ", level: "assumed" }];
  assert.deepEqual(filledRows(old, shown, columns), [{ text: "b", evidence: ["evidence-1"], level: "assumed" }]);
});

test("a question is given its beginning once", () => {
  assert.equal(prefixed("How might we ", "show the fee?"), "How might we show the fee?");
  assert.equal(prefixed("How might we ", "how might we show it?"), "how might we show it?");
});

test("any value can be said in words", () => {
  assert.equal(inWords(null), "(nothing)");
  assert.equal(inWords([{ text: "a", level: "assumed", evidence: [] }, "b"]), "a · assumed\nb");
  assert.equal(inWords(2), "2");
});

test("a walk stays on its way", () => {
  assert.equal(within([1, 2, 3], 7), 2);
  assert.equal(within([1, 2, 3], -1), 0);
  assert.equal(within([], 4), 0);
});
