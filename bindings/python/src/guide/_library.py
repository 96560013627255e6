"""Libraries of guidelines, and cases."""

import ctypes
import json
import os
from dataclasses import dataclass, fields
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Union

from . import _native as native
from ._decision import Decision
from ._errors import Diagnostic, check, diagnostic_of


@dataclass
class Module:
    """A text of guidelines; `path` is the name by which others import it (`clinical.pain`)."""

    text: str
    path: str = ""
    file: str = ""


@dataclass
class Limits:
    """What untrusted texts and cases may cost; 0 stands for the default."""

    text_bytes: int = 0
    library_bytes: int = 0
    modules: int = 0
    nesting: int = 0
    facts: int = 0
    records: int = 0
    nodes: int = 0
    requests: int = 0
    reports: int = 0
    entries: int = 0
    work_per_node: int = 0


Loader = Callable[[str], Optional[Module]]
CaseLike = Union["Case", str, bytes, Mapping[str, Any]]


def load(source: Union[str, "os.PathLike[str]", None] = None, *, text: Optional[str] = None, file: str = "text.guide",
         modules: Optional[Iterable[Module]] = None, loader: Optional[Loader] = None,
         limits: Optional[Limits] = None) -> "Library":
    """Compiles guidelines: a folder or file, a `text`, or `modules`. `loader` is asked for imports that are not among them.

    Raises CompileError, LimitError or OSError.
    """
    if sum(given is not None for given in (source, text, modules)) != 1:
        raise TypeError("give a folder or file, or a text, or modules")
    options = _Options(loader, limits)
    library, error = native.Handle("library"), native.Handle("error")
    if source is not None:
        path = os.fsencode(source)
        status = native.lib.guide_load_folder(path, len(path), options.raw, library.out, error.out)
    else:
        given = list(modules) if modules is not None else [Module(text or "", "", file)]
        keep = [[native.string(part) for part in (module.path, module.file, module.text)] for module in given]
        array = (native.Module * len(given))(*(native.Module(*parts) for parts in keep))
        status = native.lib.guide_load_modules(array, len(given), options.raw, library.out, error.out)
    options.reraise()
    check(status, error)
    return Library(library)


class _Options:
    """Options for loading, and what they refer to."""

    def __init__(self, loader: Optional[Loader], limits: Optional[Limits]) -> None:
        self.problem: Optional[BaseException] = None
        self._loader, self._kept = loader, None
        options = native.LoadOptions()
        if limits is not None:
            self._limits = native.Limits(0, *(getattr(limits, each.name) for each in fields(limits)))
            options.limits = ctypes.pointer(self._limits)
        if loader is not None:
            self._callback = native.Loader(self._load)
            options.loader = self._callback
        self.raw = ctypes.byref(options)
        self._options = options

    def _load(self, _user: Any, path: native.String, module: Any) -> int:
        try:
            found = self._loader(path.value) if self._loader and self.problem is None else None
        except BaseException as problem:  # raised again once the C code has returned
            self.problem, found = problem, None
        if found is None:
            return 0
        self._kept = (native.string(found.file or found.path), native.string(found.text))
        module[0].file, module[0].text = self._kept
        return 1

    def reraise(self) -> None:
        if self.problem is not None:
            raise self.problem


class Case:
    """What documents say of the facts, read against one library."""

    def __init__(self, handle: native.Handle) -> None:
        self._handle = handle

    @property
    def name(self) -> str:
        return native.lib.guide_case_name(self._handle.pointer).value

    def json(self) -> str:
        """In canonical form; reading it gives the same case."""
        text = native.Handle("text")
        check(native.lib.guide_case_json(self._handle.pointer, text.out))
        return native.take_text(text)


class Library:
    """Compiled guidelines. May be used by several threads at once."""

    def __init__(self, handle: native.Handle) -> None:
        self._handle = handle
        self._info = native.LibraryInfo()
        check(native.lib.guide_library_get(handle.pointer, ctypes.byref(self._info)))

    @property
    def digest(self) -> str:
        """Of all texts: names a version of the library in records."""
        return self._info.digest.value

    @property
    def info(self) -> Dict[str, int]:
        """How much the library holds: facts, records, services, guidelines, determinations, nodes, cases."""
        names = ("facts", "records", "services", "guidelines", "determinations", "nodes", "cases")
        return {name: getattr(self._info, name) for name in names}

    @property
    def diagnostics(self) -> List[Diagnostic]:
        """Warnings and notes about the guidelines."""
        found = []
        for index in range(self._info.diagnostics):
            raw = native.Diagnostic()
            check(native.lib.guide_library_diagnostic(self._handle.pointer, index, ctypes.byref(raw)))
            found.append(diagnostic_of(raw))
        return found

    @property
    def cases(self) -> List[Case]:
        """The `case` blocks of the texts given to `load`."""
        cases = []
        for index in range(self._info.cases):
            handle = native.Handle("case")
            check(native.lib.guide_library_case(self._handle.pointer, index, handle.out))
            cases.append(Case(handle))
        return cases

    def read_case(self, case: Union[str, bytes, Mapping[str, Any]], file: str = "case.json") -> Case:
        """Reads a case of schema `guide.case/1`: JSON, or a dict of it. Raises CaseError with every mistake."""
        if isinstance(case, Mapping):
            case = json.dumps(case)
        data = case.encode() if isinstance(case, str) else case
        name = file.encode()
        handle, error = native.Handle("case"), native.Handle("error")
        check(native.lib.guide_case_from_json(self._handle.pointer, data, len(data), name, len(name), handle.out,
                                              error.out), error)
        return Case(handle)

    def decide(self, case: CaseLike) -> Decision:
        """Decides every request of a case, within the limits given to `load`."""
        read = case if isinstance(case, Case) else self.read_case(case)
        decision, error = native.Handle("decision"), native.Handle("error")
        check(native.lib.guide_decide(self._handle.pointer, read._handle.pointer, decision.out, error.out), error)
        return Decision(decision)

    def build(self, as_of: str) -> "CaseBuilder":
        """Begins a case, decided for that day (`2014-04-03`)."""
        return CaseBuilder(self, as_of)


class CaseBuilder:
    """Builds a case in code, in the order of these functions. Mistakes come together from `finish`."""

    def __init__(self, library: Library, as_of: str) -> None:
        self._handle = native.Handle("builder")
        day = as_of.encode()
        check(native.lib.guide_builder_new(library._handle.pointer, day, len(day), self._handle.out))

    def _call(self, name: str, *texts: str) -> "CaseBuilder":
        views = [native.string(text) for text in texts]
        check(getattr(native.lib, "guide_builder_" + name)(self._handle.pointer, *views))
        return self

    def document(self, name: str, date: str = "", title: str = "") -> "CaseBuilder":
        return self._call("document", name, date, title)

    def tell(self, fact: str, answer: str, document: str = "", quote: str = "") -> "CaseBuilder":
        """What a document says of a fact: `present`, `83 months`, `6 to 8 weeks`, `buttock`."""
        return self._call("tell", fact, answer, document, quote)

    def list(self, record: str, document: str = "", incomplete: bool = False) -> "CaseBuilder":
        views = native.string(record), native.string(document)
        check(native.lib.guide_builder_list(self._handle.pointer, *views, int(incomplete)))
        return self

    def entry(self) -> "CaseBuilder":
        return self._call("entry")

    def tell_field(self, field: str, answer: str, document: str = "", quote: str = "") -> "CaseBuilder":
        return self._call("tell_field", field, answer, document, quote)

    def request(self, service: str, label: str = "", prior: str = "", prior_on: str = "") -> "CaseBuilder":
        return self._call("request", service, label, prior, prior_on)

    def finish(self) -> Case:
        handle, error = native.Handle("case"), native.Handle("error")
        check(native.lib.guide_builder_finish(self._handle.pointer, handle.out, error.out), error)
        return Case(handle)


class Decider:
    """Decides case after case in memory of its own; for one thread at a time."""

    def __init__(self, library: Library) -> None:
        self._handle = native.Handle("decider")
        check(native.lib.guide_decider_new(library._handle.pointer, self._handle.out))

    def decide(self, case: Case) -> "Decider":
        check(native.lib.guide_decider_decide(self._handle.pointer, case._handle.pointer))
        return self

    def _string(self, function: Any, *arguments: Any) -> str:
        view = native.String()
        check(function(self._handle.pointer, *arguments, ctypes.byref(view)))
        return view.value

    def outcome(self, item: int = 0, determination: int = 0) -> str:
        """Of a determination, for the case decided last."""
        return self._string(native.lib.guide_decider_outcome, item, determination)

    def conclusion(self, item: int = 0, guideline: int = 0) -> str:
        """Of a guideline, for the case decided last."""
        return self._string(native.lib.guide_decider_conclusion, item, guideline)

    def decision(self) -> Decision:
        """The last decision with its trace, to be kept."""
        handle = native.Handle("decision")
        check(native.lib.guide_decider_decision(self._handle.pointer, handle.out))
        return Decision(handle)
