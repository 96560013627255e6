"""The C interface (guide.h), declared for ctypes. Everything else in the package goes through this module."""

import ctypes
import ctypes.util
import os
import sys
from ctypes import POINTER, Structure, c_char_p, c_int, c_size_t, c_uint32, c_uint64, c_void_p
from typing import Any, Optional

OK, NOT_COMPILED, CASE_NOT_READ, LIMIT, NOT_FOUND, CANNOT_READ, BAD_ARGUMENT, OUT_OF_MEMORY, FAULT = range(9)


def _find() -> str:
    named = os.environ.get("GUIDE_SHARED_LIBRARY")
    if named:
        return named
    folder = os.path.dirname(os.path.abspath(__file__))
    for name in ("libguide.so", "libguide.dylib", "guide.dll"):
        carried = os.path.join(folder, name)
        if os.path.exists(carried):
            return carried
    return ctypes.util.find_library("guide") or ("guide.dll" if sys.platform == "win32" else "libguide.so.0")


lib = ctypes.CDLL(_find())


class String(Structure):
    _fields_ = [("data", c_void_p), ("size", c_size_t)]

    @property
    def value(self) -> str:
        return ctypes.string_at(self.data, self.size).decode("utf-8", "replace") if self.size else ""


def string(text: str) -> String:
    """A view of a text; it keeps the bytes alive itself."""
    data = text.encode("utf-8")
    view = String(ctypes.cast(c_char_p(data), c_void_p), len(data))
    view._bytes = data  # type: ignore[attr-defined]
    return view


class Sized(Structure):
    """A struct whose first member is its own size."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.size = ctypes.sizeof(self)


class Diagnostic(Sized):
    _fields_ = [("size", c_size_t), ("severity", c_int), ("line", c_uint32), ("column", c_uint32), ("code", String),
                ("message", String), ("hint", String), ("file", String), ("text", String)]


class Limits(Sized):
    _fields_ = [("size", c_size_t)] + [(name, c_size_t) for name in (
        "text_bytes", "library_bytes", "modules", "nesting", "facts", "records", "nodes", "requests", "reports",
        "entries")] + [("work_per_node", c_uint64)]


class Module(Structure):
    _fields_ = [("path", String), ("file", String), ("text", String)]


Loader = ctypes.CFUNCTYPE(c_int, c_void_p, String, POINTER(Module))


class LoadOptions(Sized):
    _fields_ = [("size", c_size_t), ("limits", POINTER(Limits)), ("loader", Loader), ("loader_user", c_void_p)]


class LibraryInfo(Sized):
    _fields_ = [("size", c_size_t), ("digest", String)] + [(name, c_size_t) for name in (
        "facts", "records", "services", "guidelines", "determinations", "nodes", "cases", "diagnostics")]


class TextOptions(Sized):
    _fields_ = [("size", c_size_t), ("width", c_size_t), ("ascii", c_int), ("color", c_int), ("all", c_int)]


class Phrase(Structure):
    _fields_ = [("name", String), ("text", String)]


class QuestionInfo(Sized):
    _fields_ = [("size", c_size_t), ("slot", c_uint32), ("name", String), ("text", String), ("answers", c_size_t)]


class Answer(Sized):
    _fields_ = [("size", c_size_t), ("answer", String), ("result", String), ("still_open", c_size_t)]


class Item(Sized):
    _fields_ = [("size", c_size_t), ("service", String), ("label", String), ("determinations", c_size_t),
                ("guidelines", c_size_t)]


class Determination(Sized):
    _fields_ = [("size", c_size_t), ("name", String), ("title", String), ("outcome", String), ("reviewers", String),
                ("prior_effect", c_int)]


class Guideline(Sized):
    _fields_ = [("size", c_size_t), ("name", String), ("title", String), ("citation", String), ("conclusion", String),
                ("conclusion_words", String), ("clauses", c_size_t)]


class Clause(Sized):
    _fields_ = [("size", c_size_t), ("text", String), ("citation", String), ("state_words", String), ("state", c_int),
                ("decisive", c_int), ("line", c_uint32), ("depth", c_uint32), ("evidence", c_size_t)]


_handle, _out, _texts = c_void_p, POINTER(c_void_p), (c_char_p, c_size_t)
_signatures = {
    "load_text": (*_texts, *_texts, POINTER(LoadOptions), _out, _out),
    "load_modules": (POINTER(Module), c_size_t, POINTER(LoadOptions), _out, _out),
    "load_folder": (*_texts, POINTER(LoadOptions), _out, _out),
    "library_get": (_handle, POINTER(LibraryInfo)),
    "library_diagnostic": (_handle, c_size_t, POINTER(Diagnostic)),
    "library_case": (_handle, c_size_t, _out),
    "library_find_fact": (_handle, *_texts, POINTER(c_uint32)),
    "error_get": (_handle, c_size_t, POINTER(Diagnostic)),
    "strings_get": (_handle, c_size_t, POINTER(String)),
    "case_from_json": (_handle, *_texts, *_texts, _out, _out),
    "case_json": (_handle, _out),
    "builder_new": (_handle, *_texts, _out),
    "builder_document": (_handle, String, String, String),
    "builder_tell": (_handle, String, String, String, String),
    "builder_list": (_handle, String, String, c_int),
    "builder_entry": (_handle,),
    "builder_tell_field": (_handle, String, String, String, String),
    "builder_request": (_handle, String, String, String, String),
    "builder_finish": (_handle, _out, _out),
    "decide": (_handle, _handle, _out, _out),
    "decision_text": (_handle, POINTER(TextOptions), _out),
    "decision_json": (_handle, _out),
    "decision_letter": (_handle, c_int, POINTER(Phrase), c_size_t, POINTER(TextOptions), _out),
    "decision_why": (_handle, c_size_t, *_texts, POINTER(TextOptions), _out),
    "decision_missing": (_handle, c_size_t, _out),
    "decision_next_question": (_handle, c_size_t, _out),
    "question_get": (_handle, POINTER(QuestionInfo)),
    "question_answer": (_handle, c_size_t, POINTER(Answer)),
    "decision_trace": (_handle, _out),
    "trace_item": (_handle, c_size_t, POINTER(Item)),
    "trace_determination": (_handle, c_size_t, c_size_t, POINTER(Determination)),
    "trace_guideline": (_handle, c_size_t, c_size_t, POINTER(Guideline)),
    "trace_clause": (_handle, c_size_t, c_size_t, c_size_t, POINTER(Clause)),
    "trace_evidence": (_handle, c_size_t, c_size_t, c_size_t, c_size_t, POINTER(String)),
    "decider_new": (_handle, _out),
    "decider_decide": (_handle, _handle),
    "decider_outcome": (_handle, c_size_t, c_size_t, POINTER(String)),
    "decider_conclusion": (_handle, c_size_t, c_size_t, POINTER(String)),
    "decider_decision": (_handle, _out),
}
for _name, _arguments in _signatures.items():
    _function = getattr(lib, "guide_" + _name)
    _function.argtypes = _arguments
    _function.restype = c_int
for _name in ("error_count", "strings_count", "trace_items"):
    getattr(lib, "guide_" + _name).argtypes = (_handle,)
    getattr(lib, "guide_" + _name).restype = c_size_t
for _name in ("text_get", "case_name"):
    getattr(lib, "guide_" + _name).argtypes = (_handle,)
    getattr(lib, "guide_" + _name).restype = String
for _name in ("text", "strings", "error", "library", "case", "builder", "decision", "trace", "question", "decider"):
    getattr(lib, "guide_" + _name + "_free").argtypes = (_handle,)
    getattr(lib, "guide_" + _name + "_free").restype = None
lib.guide_version.restype = c_char_p
lib.guide_status_text.argtypes = (c_int,)
lib.guide_status_text.restype = c_char_p


def version() -> str:
    """The version of the shared library."""
    return lib.guide_version().decode()


class Handle:
    """Owns something that the C interface handed out, and frees it."""

    def __init__(self, kind: str, pointer: Optional[c_void_p] = None) -> None:
        self.pointer = pointer if pointer is not None else c_void_p()
        self._free = getattr(lib, "guide_" + kind + "_free")

    def __del__(self) -> None:
        if self.pointer and self._free is not None:
            self._free(self.pointer)

    @property
    def out(self) -> Any:
        return ctypes.byref(self.pointer)


def take_text(handle: Handle) -> str:
    return lib.guide_text_get(handle.pointer).value
