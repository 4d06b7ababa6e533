import assert from "node:assert/strict";
import { test } from "node:test";

import { faultOf, piecesOf, savedAs, sizeOf } from "../../src/cjm_workshop/widgets/static/files.js";
import { initialsOf } from "../../src/cjm_workshop/widgets/static/filing.js";
import { prefixed } from "../../src/cjm_workshop/widgets/static/operations.js";
import { narrowed, reordered, shift } from "../../src/cjm_workshop/widgets/static/outline.js";
import { found } from "../../src/cjm_workshop/widgets/static/picker.js";
import { widthsOf } from "../../src/cjm_workshop/widgets/static/rows.js";
import { filledRows, inWords, numberOf, passedBy, same } from "../../src/cjm_workshop/widgets/static/values.js";
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

test("rows without words go; an answer that is chosen is no word", () => {
  const columns = [{ field: "text" }, { field: "level", choices: [] }, { field: "due", type: "date" }];
  const kept = { text: "a", evidence: ["evidence-1"], level: "assumed" };
  assert.deepEqual(filledRows([kept, { text: " ", level: "assumed", due: "2026-06-01" }], columns), [kept]);
});

test("a number is read as people write it", () => {
  assert.equal(numberOf("4,5"), 4.5);
  assert.equal(numberOf(" 4.5 "), 4.5);
  assert.equal(numberOf(""), null);
  assert.equal(numberOf("many"), null);
});

test("the columns of a small table have the width that their kind needs", () => {
  assert.equal(widthsOf([{ field: "done", type: "check" }, { field: "text", wide: true }, { field: "level", choices: [] }]),
    "44px minmax(0, 2fr) 128px 32px");
});

test("a field was passed by when it was left, or a later one says something", () => {
  const fields = [{ key: "a", value: "" }, { key: "b", value: "x" }, { key: "c", value: null }, { key: "d", value: [] }];
  assert.deepEqual([...passedBy(fields, new Set())], ["a"]);
  assert.deepEqual([...passedBy(fields, new Set(["d"]))], ["a", "d"]);
  assert.deepEqual([...passedBy([{ key: "a", value: "" }], new Set())], []);
});

test("a list is narrowed to what fits, by several marks at once", () => {
  const item = (id, owner, status) => ({ id, facets: { owner: [owner], status } });
  const groups = [
    { id: "questions", items: [item("a", "Ana", ["open"]), item("b", "Ben", ["open", "late"])] },
    { id: "actions", items: [item("c", "Ana", ["done"])] },
    { id: "pains", items: [{ id: "p" }] },
  ];
  const left = (chosen) => narrowed(groups, chosen).map((one) => [one.id, one.items.map((each) => each.id)]);
  assert.deepEqual(left({}), [["questions", ["a", "b"]], ["actions", ["c"]], ["pains", ["p"]]]);
  assert.deepEqual(left({ owner: "Ana" }), [["questions", ["a"]], ["actions", ["c"]]]);
  assert.deepEqual(left({ status: "late", owner: "Ben" }), [["questions", ["b"]], ["actions", []]]);
});

test("a search finds options by words in any order, also in their hints", () => {
  const options = [{ value: "1", word: "P01 on: slot", hint: "No free evening" }, { value: "2", word: "Survey", hint: "" }];
  assert.deepEqual(found(options, "evening p01").map((one) => one.value), ["1"]);
  assert.deepEqual(found(options, " ").map((one) => one.value), ["1", "2"]);
  assert.deepEqual(found(options, "letter"), []);
});

test("a file goes in pieces that together are the file, an empty one in one", () => {
  assert.deepEqual(piecesOf(5, 2), [[0, 2], [2, 4], [4, 5]]);
  assert.deepEqual(piecesOf(4, 2), [[0, 2], [2, 4]]);
  assert.deepEqual(piecesOf(0, 2), [[0, 0]]);
});

test("a size is said in words", () => {
  assert.equal(sizeOf(12), "12 B");
  assert.equal(sizeOf(34_567), "35 kB");
  assert.equal(sizeOf(2_340_000), "2.3 MB");
});

test("a file that cannot be taken is told why", () => {
  const words = { not_a_picture: "{name}?", large_picture: "{name}: {size} > {most}", large_file: "{size}!", empty_file: "{name} -" };
  const file = (name, size, type) => ({ name, size, type });
  assert.equal(faultOf(file("a.png", 9, "image/png"), true, words), "");
  assert.equal(faultOf(file("a.svg", 9, "image/svg+xml"), true, words), "a.svg?");
  assert.equal(faultOf(file("a.png", 12_000_000, "image/png"), true, words), "a.png: 12.0 MB > 10.0 MB");
  assert.equal(faultOf(file("a.pdf", 12_000_000, "application/pdf"), false, words), "");
  assert.equal(faultOf(file("a.pdf", 30_000_000, ""), false, words), "30.0 MB!");
  assert.equal(faultOf(file("a.pdf", 0, ""), false, words), "a.pdf -");
});

test("a file is saved under its name, with the ending that says what it is", () => {
  assert.equal(savedAs({ file: "0a1b.pdf", name: "Price list" }), "Price list.pdf");
  assert.equal(savedAs({ file: "0a1b.pdf", name: "prices.PDF" }), "prices.PDF");
});

test("a name has the letters of its first and last word", () => {
  assert.equal(initialsOf("maya lindqvist"), "ML");
  assert.equal(initialsOf("Maya"), "M");
  assert.equal(initialsOf(" "), "");
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
