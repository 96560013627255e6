"""Decisions and their trace."""

import ctypes
import json
from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Optional

from . import _native as native
from ._errors import check

_states = ("present", "absent", "undocumented", "conflicting")
_effects = ("open", "upheld", "overturned")
_formats = {"text": 0, "markdown": 1, "html": 2}


@dataclass
class Clause:
    """A clause as the author wrote it, with the value it came to."""

    text: str
    citation: str
    state: str  # `present`, `absent`, `undocumented`, `conflicting`
    state_words: str  # `met`, `not met`, ...
    decisive: bool
    line: int
    evidence: List[str]
    parts: List["Clause"] = field(default_factory=list)


@dataclass
class Guideline:
    name: str
    title: str
    citation: str
    conclusion: str
    conclusion_words: str
    clauses: List[Clause]


@dataclass
class Determination:
    name: str
    title: str
    outcome: str
    prior_effect: str  # `open`, `upheld`, `overturned`
    reviewers: List[str]


@dataclass
class Item:
    """One request of the case, or the case itself where it requests nothing."""

    service: str
    label: str
    determinations: List[Determination]
    guidelines: List[Guideline]


@dataclass
class Answer:
    """A possible answer, what would be decided then, and how much would matter after it."""

    answer: str
    result: str
    still_open: int


@dataclass
class Question:
    """The fact to ask for next; `fact` is its name as cases take it."""

    fact: str
    text: str
    answers: List[Answer]


class Decision:
    """A decision and its trace. May be read by several threads at once."""

    def __init__(self, handle: native.Handle) -> None:
        self._handle = handle
        self._items: Optional[List[Item]] = None

    def _text(self, function: Any, *arguments: Any) -> str:
        text = native.Handle("text")
        check(function(self._handle.pointer, *arguments, text.out))
        return native.take_text(text)

    def json(self) -> str:
        """The decision as `guide decide --format json` prints it, the same bytes."""
        return self._text(native.lib.guide_decision_json)

    @property
    def data(self) -> Dict[str, Any]:
        """`json()`, parsed."""
        return json.loads(self.json())

    def text(self, *, width: int = 100, ascii: bool = False, color: bool = False, all: bool = False) -> str:
        """The determination as text; `all` shows also the clauses that did not decide."""
        options = native.TextOptions(0, width, ascii, color, all)
        return self._text(native.lib.guide_decision_text, ctypes.byref(options))

    def letter(self, format: str = "text", phrases: Optional[Mapping[str, str]] = None) -> str:
        """The determination letter as `text`, `markdown` or `html`; `phrases` replace Guide's own."""
        views = [(native.string(name), native.string(text)) for name, text in (phrases or {}).items()]
        array = (native.Phrase * len(views))(*(native.Phrase(*pair) for pair in views))
        return self._text(native.lib.guide_decision_letter, _formats[format], array, len(views), None)

    def why(self, subject: str, item: int = 0) -> str:
        """Why a guideline, outcome, fact or definition came out as it did; LookupError if there is none of that name."""
        data = subject.encode()
        return self._text(native.lib.guide_decision_why, item, data, len(data), None)

    def missing(self, item: int = 0) -> List[str]:
        """What is undocumented and matters, by its label."""
        strings = native.Handle("strings")
        check(native.lib.guide_decision_missing(self._handle.pointer, item, strings.out))
        return [_string_at(native.lib.guide_strings_get, strings.pointer, index)
                for index in range(native.lib.guide_strings_count(strings.pointer))]

    def next_question(self, item: int = 0) -> Optional[Question]:
        """The undocumented fact whose answers leave least to ask; nothing if none matters any more."""
        handle = native.Handle("question")
        status = native.lib.guide_decision_next_question(self._handle.pointer, item, handle.out)
        if status == native.NOT_FOUND:
            return None
        check(status)
        info = native.QuestionInfo()
        check(native.lib.guide_question_get(handle.pointer, ctypes.byref(info)))
        answers = []
        for index in range(info.answers):
            raw = native.Answer()
            check(native.lib.guide_question_answer(handle.pointer, index, ctypes.byref(raw)))
            answers.append(Answer(raw.answer.value, raw.result.value, raw.still_open))
        return Question(info.name.value, info.text.value, answers)

    @property
    def items(self) -> List[Item]:
        """Every request, with the trace of every guideline that speaks to it."""
        if self._items is None:
            trace = native.Handle("trace")
            check(native.lib.guide_decision_trace(self._handle.pointer, trace.out))
            self._items = [_item(trace.pointer, index) for index in range(native.lib.guide_trace_items(trace.pointer))]
        return self._items


def _string_at(function: Any, *arguments: Any) -> str:
    view = native.String()
    check(function(*arguments, ctypes.byref(view)))
    return view.value


def _get(function: Any, raw: Any, *arguments: Any) -> Any:
    check(function(*arguments, ctypes.byref(raw)))
    return raw


def _item(trace: Any, item: int) -> Item:
    raw = _get(native.lib.guide_trace_item, native.Item(), trace, item)
    determinations = []
    for index in range(raw.determinations):
        found = _get(native.lib.guide_trace_determination, native.Determination(), trace, item, index)
        reviewers = found.reviewers.value
        determinations.append(Determination(found.name.value, found.title.value, found.outcome.value,
                                            _effects[found.prior_effect], reviewers.split(", ") if reviewers else []))
    guidelines = [_guideline(trace, item, index) for index in range(raw.guidelines)]
    return Item(raw.service.value, raw.label.value, determinations, guidelines)


def _guideline(trace: Any, item: int, index: int) -> Guideline:
    raw = _get(native.lib.guide_trace_guideline, native.Guideline(), trace, item, index)
    top: List[Clause] = []
    path: List[Clause] = []  # the clause read last, and those it is a part of
    for number in range(raw.clauses):
        found = _get(native.lib.guide_trace_clause, native.Clause(), trace, item, index, number)
        evidence = [_string_at(native.lib.guide_trace_evidence, trace, item, index, number, told)
                    for told in range(found.evidence)]
        clause = Clause(found.text.value, found.citation.value, _states[found.state], found.state_words.value,
                        bool(found.decisive), found.line, evidence)
        del path[found.depth:]
        (path[-1].parts if path else top).append(clause)
        path.append(clause)
    return Guideline(raw.name.value, raw.title.value, raw.citation.value, raw.conclusion.value,
                     raw.conclusion_words.value, top)
