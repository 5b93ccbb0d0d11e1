"""Keep other programs of this account from reading our memory, and keep our memory out of crash files.

A limit, not a wall: an administrator or a keylogger is beyond it.
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4  # <sys/prctl.h>
_PT_DENY_ATTACH = 31  # <sys/ptrace.h> of macOS
_SEM_FAIL_CRITICAL_ERRORS = 0x0001
_SEM_NO_FAULT_BOX = 0x0002


def harden_process() -> bool:
    """Refuse memory reads and core files for this process, as far as this system can; True when it all took hold.

    Called once at start, before any passphrase is typed. Never raises: an app that cannot harden itself still opens.
    """
    with suppress(OSError, AttributeError, ValueError):
        return _harden()
    return False


if sys.platform == "win32":

    def _harden() -> bool:
        """No crash dialog and no error report with our memory in it. Not run here: no Windows at hand."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.SetErrorMode(_SEM_FAIL_CRITICAL_ERRORS | _SEM_NO_FAULT_BOX)
        reports = ctypes.WinDLL("wer", use_last_error=True)
        return bool(reports.WerAddExcludedApplication(ctypes.c_wchar_p(sys.executable), False) == 0)

else:
    import resource

    def _harden() -> bool:
        """No core file, for good; and no other process of this account may look into this one."""
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":  # not run here: no macOS at hand
            return bool(system.ptrace(_PT_DENY_ATTACH, 0, None, 0) == 0)
        return bool(system.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)  # /proc/<pid>/mem and ptrace are refused
