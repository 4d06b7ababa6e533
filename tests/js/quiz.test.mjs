/** The quiz: an answer on its way shows as chosen, and as neither right nor wrong. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { withWaiting } from "../../src/cjm_workshop/widgets/static/quiz.js";
import "../../src/cjm_workshop/widgets/static/reflection.js";

const ASKED = [
  { chosen: "a", right: false, feedback: "No." },
  { chosen: "", right: null, feedback: "" },
];

test("without anything on its way the questions stay as they are", () => {
  assert.deepEqual(withWaiting(ASKED, []), ASKED);
});

test("what was chosen last shows, without the feedback of what was chosen before", () => {
  const waiting = [{ question: 1, option: "b" }, { question: 1, option: "c" }];
  const [first, second] = withWaiting(ASKED, waiting);
  assert.deepEqual(first, { chosen: "c", right: null, feedback: "" });
  assert.deepEqual(second, ASKED[1]);
});
