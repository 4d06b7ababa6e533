/**
 * A smooth curve through points that never leaves the range of its neighbours: what
 * `draw/curve.py` computes, so that the curve in the editor is the one in the picture. Where the
 * method comes from is said there; a test holds both to the same numbers.
 */

/**
 * @typedef {[number, number]} XY
 * @typedef {XY[]} Piece start, two control points and end
 */

/**
 * Return the slope of the curve at each point.
 * @param {number[]} xs strictly increasing
 * @param {number[]} ys as many
 * @returns {number[]}
 */
export function slopes(xs, ys) {
  const widths = xs.slice(1).map((x, k) => x - xs[k]);
  const rises = widths.map((width, k) => (ys[k + 1] - ys[k]) / width);
  if (rises.length < 2) return xs.map(() => rises[0] ?? 0);
  const inner = rises.slice(1).map((_, k) => innerSlope(widths[k], widths[k + 1], rises[k], rises[k + 1]));
  const last = rises.length - 1;
  return [
    endSlope(widths[0], widths[1], rises[0], rises[1]),
    ...inner,
    endSlope(widths[last], widths[last - 1], rises[last], rises[last - 1]),
  ];
}

/**
 * Return the weighted harmonic mean of two rises, or 0 at a turning point.
 * @param {number} left
 * @param {number} right
 * @param {number} riseLeft
 * @param {number} riseRight
 */
function innerSlope(left, right, riseLeft, riseRight) {
  if (riseLeft === 0 || riseRight === 0 || riseLeft > 0 !== riseRight > 0) return 0;
  const nearRight = 2 * right + left;
  const nearLeft = right + 2 * left;
  const whole = nearRight + nearLeft;
  return 1 / (nearRight / whole / riseLeft + nearLeft / whole / riseRight);
}

/**
 * Return the one-sided three-point slope, held back so that the curve stays monotone.
 * @param {number} near
 * @param {number} far
 * @param {number} riseNear
 * @param {number} riseFar
 */
function endSlope(near, far, riseNear, riseFar) {
  const slope = ((2 * near + far) * riseNear - near * riseFar) / (near + far);
  if (slope * riseNear <= 0) return 0;
  if (riseNear * riseFar < 0 && Math.abs(slope) > 3 * Math.abs(riseNear)) return 3 * riseNear;
  return slope;
}

/**
 * Return the curve through points as cubic Bézier pieces, one between each two neighbours.
 * @param {XY[]} points from left to right
 * @returns {Piece[]}
 */
export function beziers(points) {
  const rise = slopes(points.map(([x]) => x), points.map(([, y]) => y));
  return points.slice(1).map((end, k) => {
    const start = points[k];
    const third = (end[0] - start[0]) / 3;
    return [start, [start[0] + third, start[1] + rise[k] * third], [end[0] - third, end[1] - rise[k + 1] * third], end];
  });
}

/**
 * Part a row of values into runs of points; where a value is missing the curve is interrupted.
 * @param {(number | null)[]} values
 * @param {(at: number, value: number) => XY} place where a value stands
 * @returns {XY[][]}
 */
export function runs(values, place) {
  /** @type {XY[][]} */
  const found = [[]];
  values.forEach((value, at) => {
    if (value === null || value === undefined) found.push([]);
    else found[found.length - 1].push(place(at, value));
  });
  return found.filter((points) => points.length);
}

const pair = (/** @type {XY} */ [x, y]) => `${x} ${y}`;

/**
 * Return pieces as the `d` of an SVG path.
 * @param {Piece[]} pieces
 */
export function pathOf(pieces) {
  const rest = pieces.map(([, one, other, end]) => `C${pair(one)} ${pair(other)} ${pair(end)}`);
  return pieces.length ? `M${pair(pieces[0][0])}${rest.join("")}` : "";
}

/**
 * Return what lies between pieces and a level line, as the `d` of a closed SVG path.
 * @param {Piece[]} pieces
 * @param {number} level
 */
export function areaOf(pieces, level) {
  if (!pieces.length) return "";
  const [first, last] = [pieces[0][0], pieces[pieces.length - 1][3]];
  return `M${first[0]} ${level}L${pathOf(pieces).slice(1)}L${last[0]} ${level}Z`;
}
