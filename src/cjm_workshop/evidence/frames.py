"""The one module here that loads pandas; the others import it late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

__all__ = ["cells_of", "crosstab", "frame"]

_DTYPES: dict[str, Any] = {
    "int": pd.Int64Dtype(),
    "float": pd.Float64Dtype(),
    "bool": pd.BooleanDtype(),
}


def frame(
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    kinds: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """Make a DataFrame whose columns are there, in this order, also without any row.

    Parameters
    ----------
    rows : iterable of mapping
        One mapping per row; a column that a row does not name is empty there.
    columns : sequence of str
        The columns of the answer.
    kinds : mapping, optional
        ``int``, ``float`` or ``bool`` for columns that hold such values or nothing.

    Returns
    -------
    pandas.DataFrame
        Shape (number of rows, number of columns), numbered from 0.
    """
    held = [tuple(row.get(column) for column in columns) for row in rows]
    data = pd.DataFrame(held, columns=pd.Index(list(columns), dtype="object"), dtype="object")
    for column, kind in (kinds or {}).items():
        data[column] = data[column].astype(_DTYPES[kind])
    return data


def crosstab(
    cells: Sequence[Sequence[int]], index: Mapping[str, list[str]], columns: Mapping[str, list[str]]
) -> pd.DataFrame:
    """Make a DataFrame of counts.

    Parameters
    ----------
    cells : sequence of sequence of int
        One sequence per row.
    index, columns : mapping
        What rows and columns are called together, and each one's name.
    """
    ((down, rows),) = index.items()
    ((across, heads),) = columns.items()
    return pd.DataFrame(
        [list(row) for row in cells],
        index=pd.Index(rows, name=down),
        columns=pd.Index(heads, name=across, dtype="object"),
        dtype="int64",
    )


def cells_of(data: Any) -> tuple[list[str], list[list[Any]]]:
    """Return the headers and the cells of a DataFrame; what pandas calls missing is None.

    Parameters
    ----------
    data : pandas.DataFrame or pandas.Series
        A series is a table of one column.
    """
    table = data.to_frame() if isinstance(data, pd.Series) else data
    header = [
        " ".join(map(str, name)) if isinstance(name, tuple) else str(name) for name in table.columns
    ]
    missing = table.isna().to_numpy()
    rows = [
        [None if gone else value for value, gone in zip(values, absent, strict=True)]
        for values, absent in zip(table.itertuples(index=False, name=None), missing, strict=True)
    ]
    return header, rows
