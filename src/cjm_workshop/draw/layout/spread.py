"""Labels in a row, each as near as can be to what it names, and none on another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["spread"]


def spread(
    wanted: Sequence[float], sizes: Sequence[float], low: float, high: float, gap: float = 0.0
) -> list[float]:
    """Return where labels begin so that they keep their order and do not overlap.

    The sum of the squared ways from the wanted places is the smallest that there is: isotonic
    regression by pooling adjacent violators (Ayer et al., Ann. Math. Statist. 26, 1955, p. 641).

    Parameters
    ----------
    wanted : sequence of float
        Where the middle of each label would best be, in rising order, in points.
    sizes : sequence of float
        Length of each label in points.
    low, high : float
        Ends of the row. Where the labels are longer than the row together, they begin at `low`
        and go on beyond `high`.
    gap : float
        Least distance of two neighbours in points.

    Returns
    -------
    list of float
        Start of each label.

    >>> spread([10, 12, 50], [8, 8, 8], 0, 100, gap=2)
    [2.0, 12.0, 46.0]
    """
    shifts, total = [], 0.0
    for size in sizes:
        shifts.append(total)
        total += size + gap
    pools: list[tuple[float, int]] = []  # mean and number of those that lie side by side
    for middle, size, shift in zip(wanted, sizes, shifts, strict=True):
        mean, count = middle - size / 2 - shift, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean = (before * many + mean * count) / (many + count)
            count += many
        pools.append((mean, count))
    last = high - (total - gap)
    free = [mean for mean, count in pools for _ in range(count)]
    return [max(low, min(mean, last)) + shift for mean, shift in zip(free, shifts, strict=True)]
