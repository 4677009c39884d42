"""Make the n-th system call of a process fail that would change a file under one folder.

What a full or a broken disk does, call by call, and for compiled code as well as for Python: the
process runs under a filter of seccomp(2) and asks before each such call; whoever listens lets it
go on or gives it an error (seccomp_unotify(2), Linux 5.8 on x86-64).

``python failing.py PLAN``: PLAN is JSON with ``commands``, the first of which suffers, while the
others then run soundly, and the ``folder`` that is watched. The first life meets no failure; in
each that follows the next of its calls fails. ``{}`` in a word is the number of the life, from -1.
``base`` is copied to ``copy`` before each; ``report`` is a folder to look at after each; the calls
``missing`` always fail; ``only`` is the slice of the calls that are tried. A line on each life has
the call that failed, the exit code and the words of each command, and what stands.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import json
import os
import select
import shutil
import socket
import struct
import sys
import tempfile
from collections.abc import Callable, Container, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from forks import live, load_all, standing, told

ON_DESCRIPTOR = {
    "write": 1, "pwrite64": 18, "writev": 20, "fsync": 74, "fdatasync": 75, "ftruncate": 77,
    "fallocate": 285, "pwritev": 296, "copy_file_range": 326,
}  # fmt: skip
"""Calls whose first argument is an open file."""
ON_PATHS = {
    "open": (2, (0,)), "rename": (82, (0, 1)), "mkdir": (83, (0,)), "link": (86, (0, 1)),
    "openat": (257, (1,)), "mkdirat": (258, (1,)), "renameat": (264, (1, 3)),
    "linkat": (265, (1, 3)), "renameat2": (316, (1, 3)),
}  # fmt: skip
"""Calls that name files, and which of their arguments do. Nothing that takes files away is among
them: what is left where that fails is litter, and no loss."""
_NAMES = {number: name for name, number in ON_DESCRIPTOR.items()}
_NAMES |= {number: name for name, (number, _) in ON_PATHS.items()}
_FLAGS_OF_OPEN = {2: 1, 257: 2}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT

_SECCOMP, _SET_MODE_FILTER, _NEW_LISTENER, _NO_NEW_PRIVS = 317, 1, 8, 38
_ASK, _ALLOW, _GO_ON = 0x7FC00000, 0x7FFF0000, 1
_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_LOAD, _IF_EQUAL, _IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_STEP, _LOAD_NUMBER = struct.Struct("=HBBI"), (_LOAD, 0, 0, 0)
_REQUEST, _ANSWER = struct.Struct("=QIIiIQ6Q"), struct.Struct("=QqiI")


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def run(
    work: Callable[[], int], folder: str, failing: int, error: int, missing: Container[str] = ()
) -> tuple[int, list[str]]:
    """Do ``work`` in a child whose call number ``failing``, from 0, under ``folder`` fails.

    Returns the exit code and the calls there were, by name: with -1 for ``failing``, all of a
    sound run. Calls named in ``missing`` always fail, as in a system without them.
    """
    ours, theirs = socket.socketpair()
    child = os.fork()
    if not child:
        try:
            _listen(theirs)
            os._exit(work())
        finally:  # whatever is raised, the child never goes on as a second parent
            os._exit(70)
    theirs.close()
    _, (listener, *_), _, _ = socket.recv_fds(ours, 1, 1)
    ours.close()
    calls = _answer_all(listener, folder, {failing: error}, missing)
    os.close(listener)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), calls


def _listen(listener: socket.socket) -> None:
    """From here on this process asks, at ``listener``, before it changes a file."""
    others = sorted(_NAMES.keys() - _FLAGS_OF_OPEN.keys())
    asks = len(others) + 4 * len(_FLAGS_OF_OPEN) + 2  # the last step
    code = [_LOAD_NUMBER]
    for number in others:
        code.append((_IF_EQUAL, asks - len(code) - 1, 0, number))
    for number, flags in _FLAGS_OF_OPEN.items():  # to read is always allowed
        code += [(_IF_EQUAL, 0, 3, number), (_LOAD, 0, 0, 16 + 8 * flags)]
        code += [(_IF_ANY_BIT, asks - len(code) - 1, 0, _WRITES), _LOAD_NUMBER]
    code += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _ASK)]
    program = _Program(len(code), b"".join(_STEP.pack(*step) for step in code))
    system = ctypes.CDLL(None, use_errno=True)
    system.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0)
    asked = system.syscall(_SECCOMP, _SET_MODE_FILTER, _NEW_LISTENER, ctypes.byref(program))
    if asked < 0:
        raise OSError(ctypes.get_errno(), "no filter of seccomp here")
    socket.send_fds(listener, [b"."], [asked])
    os.close(asked)


def _answer_all(
    listener: int, folder: str, failing: Mapping[int, int], missing: Container[str]
) -> list[str]:
    calls: list[str] = []
    poll = select.poll()
    poll.register(listener, select.POLLIN)
    while poll.poll()[0][1] & select.POLLIN:
        request = bytearray(_REQUEST.size)
        with suppress(FileNotFoundError):  # who asked has gone
            fcntl.ioctl(listener, _RECEIVE, request)
            mark, process, _, number, _, _, *given = _REQUEST.unpack(request)
            name, error = _NAMES[number], 0
            if name in missing:
                error = errno.ENOSYS
            elif _touches(process, name, given, folder):
                error = failing.get(len(calls), 0)
                calls.append(name)
            answer = (mark, 0, -error, 0 if error else _GO_ON)
            fcntl.ioctl(listener, _SEND, bytearray(_ANSWER.pack(*answer)))
    return calls


def _touches(process: int, name: str, given: list[int], folder: str) -> bool:
    """Whether a call would change something under ``folder``."""
    if name in ON_DESCRIPTOR:
        with suppress(OSError):
            return str(Path(f"/proc/{process}/fd/{given[0]}").readlink()).startswith(folder)
        return False
    return any(_path(process, given[at]).startswith(folder) for at in ON_PATHS[name][1])


def _path(process: int, address: int) -> str:
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        memory.seek(address)
        return os.fsdecode(memory.read(4096).partition(b"\0")[0])


def life(plan: dict[str, Any], number: int) -> tuple[list[str], dict[str, Any]]:
    """One life, whose call ``number`` fails: its calls, and what is to be told of it."""
    words, *others = ([word.format(number) for word in words] for words in plan["commands"])
    if "base" in plan:
        shutil.copy(plan["base"], plan["copy"].format(number))
    error = (errno.ENOSPC, errno.EIO)[number % 2]
    missing = plan.get("missing", ())
    with tempfile.TemporaryFile() as said:
        code, calls = run(partial(told, words, said), plan["folder"], number, error, missing)
        said.seek(0)
        lives = [(code, said.read().decode()), *(live(other, {}, 0) for other in others)]
    stands = standing(Path(plan["report"])) if "report" in plan else ""
    return calls, {"number": number, "lives": lives, "stands": stands}


def main(plan: dict[str, Any]) -> None:
    """A sound life, then one for each of its calls."""
    load_all()
    calls, line = life(plan, -1)
    lines = [line | {"call": ""}]
    for number in range(len(calls))[slice(*plan.get("only", [None]))]:
        lines.append(life(plan, number)[1] | {"call": calls[number]})
    sys.stdout.writelines(f"{json.dumps(line)}\n" for line in lines)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
