import assert from "node:assert/strict";
import { test } from "node:test";

import { areaOf, beziers, pathOf, runs, slopes } from "../../src/cjm_workshop/widgets/static/bezier.js";
import { latest, roomFor } from "../../src/cjm_workshop/widgets/static/curve.js";
import { emotionAt, emotionByKey, heightAt } from "../../src/cjm_workshop/widgets/static/plot.js";

test("a curve never leaves the range of its neighbours", () => {
  const emotions = [1, -1, -1, 2, 2, -2, 0];
  for (const [start, one, other, end] of beziers(emotions.map((y, x) => [x, y]))) {
    const [low, high] = [Math.min(start[1], end[1]), Math.max(start[1], end[1])];
    for (const [, y] of [one, other]) assert.ok(y >= low - 1e-12 && y <= high + 1e-12);
  }
});

test("two points make a straight line, one point and none make nothing", () => {
  assert.deepEqual(slopes([0, 2], [1, 5]), [2, 2]);
  assert.deepEqual(slopes([3], [1]), [0]);
  assert.deepEqual(slopes([], []), []);
  assert.equal(pathOf(beziers([[3, 1]])), "");
  assert.equal(areaOf([], 0), "");
});

test("the curve is interrupted where nothing is said", () => {
  const place = (at, value) => [at, value];
  assert.deepEqual(runs([1, null, 0, 2, null], place), [[[0, 1]], [[2, 0], [3, 2]]]);
  assert.deepEqual(runs([], place), []);
});

test("an area is closed along its level", () => {
  const pieces = beziers([[0, 1], [3, 1]]);
  assert.equal(pathOf(pieces), "M0 1C1 1 2 1 3 1");
  assert.equal(areaOf(pieces, 5), "M0 5L0 1C1 1 2 1 3 1L3 5Z");
});

test("a height is the nearest whole emotion, and stays on the scale", () => {
  for (const emotion of [-2, -1, 0, 1, 2]) {
    assert.equal(emotionAt(heightAt(emotion)), emotion);
    assert.equal(emotionAt(heightAt(emotion) + 8), emotion);
  }
  assert.equal(emotionAt(-500), 2);
  assert.equal(emotionAt(5000), -2);
  assert.ok(Object.is(emotionAt(heightAt(0)), 0));
});

test("keys go by whole steps, to the ends, and from nothing said to one side", () => {
  assert.equal(emotionByKey("ArrowUp", 1), 2);
  assert.equal(emotionByKey("ArrowUp", 2), 2);
  assert.equal(emotionByKey("ArrowDown", null), -1);
  assert.equal(emotionByKey("ArrowUp", null), 1);
  assert.equal(emotionByKey("Home", -2), 2);
  assert.equal(emotionByKey("End", 0), -2);
  assert.equal(emotionByKey("0", null), 0);
  assert.equal(emotionByKey("x", 0), undefined);
});

test("what was sent last counts until it is shown, but not when it was refused", () => {
  const step = { id: "step-a", emotion: 1 };
  const sent = (value, state, point = "step-a") => ({ about: { point }, state, message: { operation: { new: value } } });
  assert.equal(latest(step, []), 1);
  assert.equal(latest(step, [sent(0, "done"), sent(-1, "waiting"), sent(2, "waiting", "step-b")]), -1);
  assert.equal(latest(step, [sent(null, "waiting")]), null);
  assert.equal(latest(step, [sent(-2, "refused")]), 1);
});

test("a narrow column holds its name or its number, not words that are cut", () => {
  assert.deepEqual([220, 96, 95, 64, 63, 0].map(roomFor), ["words", "words", "names", "names", "numbers", "numbers"]);
});
