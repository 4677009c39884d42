"""Work on several threads with its results in order: compiled loops hold no lock."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def mapped(task: Callable[[Item], Result], items: Iterable[Item], threads: int) -> Iterator[Result]:
    """``task`` of each item, in the order of ``items``, with few items taken ahead of need.

    The items are made on the thread that asks. An error, or the end of asking, drops what waits.
    """
    if threads == 1:
        yield from map(task, items)
        return
    pool = ThreadPoolExecutor(threads, thread_name_prefix="dedup")
    waiting: deque[Future[Result]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(task, item))
            if len(waiting) > threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
