"""A child process that is stopped before and after each system call (Linux's ptrace), and may be killed there.

A list of the functions of `os` would miss what libraries and C code do; this misses nothing.
"""

import ctypes
import os
import platform
import signal
import struct
import sys
from collections.abc import Callable
from typing import NamedTuple

_TRACEME, _SYSCALL, _SETOPTIONS, _SYSCALL_INFO = 0, 24, 0x4200, 0x420E
_SYSGOOD, _TRACE_FORK, _TRACE_VFORK, _TRACE_CLONE, _EXITKILL = 0x1, 0x2, 0x4, 0x8, 0x100000
_OPTIONS = _SYSGOOD | _TRACE_FORK | _TRACE_VFORK | _TRACE_CLONE | _EXITKILL
_EVERY_THREAD = 0x40000000
_ENTRY = 1
_INFO = struct.Struct("=B3xIQQQ6Q")
"""`struct ptrace_syscall_info`: which stop, architecture, two addresses, the call's number and its arguments."""


class Stop(NamedTuple):
    """A moment just before or just after a system call."""

    entry: bool
    call: int
    """The number of the call on this architecture; -1 after one."""
    arguments: tuple[int, ...]


def can_trace() -> bool:
    """Whether this system lets a process follow its children."""
    if not sys.platform.startswith("linux") or platform.machine() not in {"x86_64", "aarch64"}:
        return False
    return bool(stops(lambda: None))


def stops(work: Callable[[], object], *, kill_at: int | None = None) -> list[Stop]:
    """Run `work` in a child and return every stop; with `kill_at`, SIGKILL it at that stop (from 0), not after it."""
    seen: list[Stop] = []

    def look(stop: Stop) -> bool:
        seen.append(stop)
        return len(seen) - 1 == kill_at

    trace(work, look)
    return seen


def trace(work: Callable[[], object], look: Callable[[Stop], bool]) -> int:
    """Run `work` in a child; `look` is shown every stop, of all its threads and children, and kills by saying True.

    Returns the child's wait status.
    """
    child = os.fork()
    if child == 0:
        _work_traced(work)
    _pid, status = os.waitpid(child, 0)
    if os.WIFEXITED(status):  # it may not be traced
        return status
    _ptrace(_SETOPTIONS, child, _OPTIONS)
    return _follow(child, look)


def _work_traced(work: Callable[[], object]) -> None:
    failed = 1
    try:
        _ptrace(_TRACEME, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        work()
        failed = 0
    finally:
        os._exit(failed)


def _follow(child: int, look: Callable[[Stop], bool]) -> int:
    _ptrace(_SYSCALL, child, 0)
    while True:
        pid, status = os.waitpid(-1, _EVERY_THREAD)
        if os.WIFEXITED(status) or os.WIFSIGNALED(status):
            if pid == child:
                return status
            continue
        number = os.WSTOPSIG(status)
        if number == signal.SIGTRAP | 0x80 and look(_stop(pid)):
            os.kill(child, signal.SIGKILL)
            continue
        is_event = status >> 16 or number in {signal.SIGTRAP | 0x80, signal.SIGTRAP, signal.SIGSTOP}
        _ptrace(_SYSCALL, pid, 0 if is_event else number)


def _stop(pid: int) -> Stop:
    info = ctypes.create_string_buffer(88)
    _ptrace(_SYSCALL_INFO, pid, ctypes.addressof(info), size=len(info))
    which, _arch, _ip, _sp, call, *arguments = _INFO.unpack_from(info.raw)
    if which != _ENTRY:
        return Stop(entry=False, call=-1, arguments=())
    return Stop(entry=True, call=call, arguments=tuple(arguments))


def _ptrace(request: int, pid: int, data: int, *, size: int = 0) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    library.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    library.ptrace.restype = ctypes.c_long
    if library.ptrace(request, pid, size, data) < 0:
        number = ctypes.get_errno()
        if number != 3:  # no such process: it was killed meanwhile
            raise OSError(number, os.strerror(number))
