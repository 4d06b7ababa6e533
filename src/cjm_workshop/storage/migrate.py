"""From older versions of the format to the present one: one step per version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from cjm_workshop.model import VERSION

__all__ = ["STEPS", "VERSIONS", "Step", "migrate"]

Step = Callable[[dict[str, Any]], dict[str, Any]]
"""Takes the data of a file of one version and returns that of the next; pure."""

STEPS: Mapping[str, Step] = {}
"""The step that leads away from each older version. None yet: 1.0 is the first."""

VERSIONS: tuple[str, ...] = ("1.0",)
"""Every version that was ever published, oldest first; the last is the present one."""


def migrate(
    data: dict[str, Any],
    version: str,
    *,
    steps: Mapping[str, Step] = STEPS,
    versions: tuple[str, ...] = VERSIONS,
) -> dict[str, Any]:
    """Return the data of a file as the present version has it.

    Parameters
    ----------
    data : dict
        What the file holds; stays as it is.
    version : str
        The version that the file names. One that is newer than the present is left alone.
    steps, versions : optional
        The steps and versions to go by, for tests.
    """
    if version not in versions:
        return data
    for older, newer in pairwise(versions):
        if versions.index(older) >= versions.index(version):
            data = {**steps[older](data), "version": newer}
    return data


assert VERSIONS[-1] == VERSION, "the list of versions ends with the present one"
