import assert from "node:assert/strict";
import { test } from "node:test";

import { refusalOf } from "../../src/cjm_workshop/widgets/static/intake.js";
import { commentOperation } from "../../src/cjm_workshop/widgets/static/operations.js";
import { sourceKey } from "../../src/cjm_workshop/widgets/static/report.js";
import { tally } from "../../src/cjm_workshop/widgets/static/threads.js";

test("a file that cannot be taken is told why, whatever the case of its ending", () => {
  const kind = { accept: ".csv,.txt" };
  const words = { wrong_ending: "{name}: {endings}", too_large: "{name}: {size} > {most}" };
  assert.equal(refusalOf({ name: "A.CSV", size: 3 }, kind, 10, words), "");
  assert.equal(refusalOf({ name: "a.pdf", size: 3 }, kind, 10, words), "a.pdf: .csv, .txt");
  assert.equal(refusalOf({ name: "a.csv", size: 30 }, kind, 10, words), "a.csv: 30 B > 10 B");
});

test("a file is known by its name, pasted text as such", () => {
  assert.equal(sourceKey({ file: null, name: "Pasted text" }), "text");
  assert.equal(sourceKey({ file: 2, name: "text" }), "file:text");
});

test("a remark is one operation with ids of its own", () => {
  const one = commentOperation("step-a", "Too long", "Ben");
  assert.match(one.id, /^op-[a-z0-9]{10}$/);
  assert.match(one.comment, /^comment-[a-z0-9]{10}$/);
  assert.equal(one.answers, null);
  assert.equal(commentOperation("step-a", "Why?", "Ann", one.comment).answers, one.comment);
});

test("remarks are counted", () => {
  const words = { no_remarks: "None.", tally: "{open} open, {settled} settled" };
  assert.equal(tally([], words), "None.");
  assert.equal(tally([{ settled: true }, { settled: false }, { settled: false }], words), "2 open, 1 settled");
});
