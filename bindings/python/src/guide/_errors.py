"""What can be wrong, as exceptions."""

import ctypes
from dataclasses import dataclass
from typing import List, Optional

from . import _native as native

_severities = ("note", "warning", "error")


@dataclass(frozen=True)
class Diagnostic:
    """What is wrong, where, and what to type instead."""

    code: str
    severity: str  # `note`, `warning`, `error`
    message: str
    hint: str
    file: str
    line: int  # from 1; 0 where there is no place
    column: int
    text: str  # the whole message, with the line and a caret


class Error(Exception):
    """Anything Guide refuses; `diagnostics` says what and where."""

    def __init__(self, message: str, diagnostics: Optional[List[Diagnostic]] = None) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics or []


class CompileError(Error):
    """The guidelines have errors."""


class CaseError(Error):
    """The case has errors."""


class LimitError(Error):
    """A limit of the host was passed."""


def diagnostic_of(raw: native.Diagnostic) -> Diagnostic:
    return Diagnostic(raw.code.value, _severities[raw.severity], raw.message.value, raw.hint.value, raw.file.value,
                      raw.line, raw.column, raw.text.value)


def check(status: int, error: Optional[native.Handle] = None) -> None:
    """Raises what a status stands for."""
    if status == native.OK:
        return
    if status == native.OUT_OF_MEMORY:
        raise MemoryError("Guide ran out of memory")
    diagnostics = []
    if error is not None and error.pointer:
        for index in range(native.lib.guide_error_count(error.pointer)):
            raw = native.Diagnostic()
            native.lib.guide_error_get(error.pointer, index, ctypes.byref(raw))
            diagnostics.append(diagnostic_of(raw))
    message = "".join(diagnostic.text for diagnostic in diagnostics).rstrip("\n")
    message = message or native.lib.guide_status_text(status).decode()
    if status == native.NOT_FOUND:
        raise LookupError(message)
    if status == native.CANNOT_READ:
        raise OSError(message)
    kind = {native.NOT_COMPILED: CompileError, native.CASE_NOT_READ: CaseError, native.LIMIT: LimitError}
    raise kind.get(status, Error)(message, diagnostics)
