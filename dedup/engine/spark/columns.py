"""Arrow columns as arrays and back: what the compiled loops need, without a Python object a row."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def unpacked(column: Any, kind: Any) -> tuple[NDArray[Any], Ints]:
    """The arrays of ``kind`` in a column of bytes, end to end, and int64[rows + 1] bounds."""
    column = column.cast(pa.large_binary())
    offsets = np.frombuffer(column.buffers()[1], dtype=np.int64)
    offsets = offsets[column.offset : column.offset + len(column) + 1]
    data = column.buffers()[2]
    raw = np.frombuffer(data, dtype=np.uint8) if data else np.empty(0, dtype=np.uint8)
    # A copy: the slice need not begin where a machine word does.
    values = raw[offsets[0] : offsets[-1]].copy().view(kind)
    return values, (offsets - offsets[0]) // np.dtype(kind).itemsize


def packed(values: NDArray[Any], bounds: Ints) -> Any:
    """A column of bytes: row ``n`` holds ``values[bounds[n]:bounds[n + 1]]``."""
    offsets = (bounds * values.itemsize).astype(np.int32)
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(values))]
    return pa.Array.from_buffers(pa.binary(), len(bounds) - 1, buffers)


def numbers(column: Any) -> NDArray[Any]:
    """A column without nulls as an array that compiled loops may take."""
    return np.array(column.to_numpy(zero_copy_only=False))


def batch(**columns: Any) -> Any:
    """A record batch of these columns, in their order."""
    arrays = [
        pa.array(column) if isinstance(column, np.ndarray) else column
        for column in columns.values()
    ]
    return pa.RecordBatch.from_arrays(arrays, names=list(columns))
