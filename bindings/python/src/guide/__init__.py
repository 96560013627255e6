"""Guide: decisions from medical policy, with reasons.

    import guide
    print(guide.load("guidelines/").decide(case).text())

`load` compiles guidelines into a `Library`; `Library.decide` takes a case (a dict or text of schema `guide.case/1`, a `Case`)
and gives a `Decision`. Mistakes are exceptions with `diagnostics`.
"""

from ._errors import CaseError, CompileError, Diagnostic, Error, LimitError
from ._library import Case, CaseBuilder, Decider, Library, Limits, Module, load
from ._decision import Answer, Clause, Decision, Determination, Guideline, Item, Question
from ._native import version

__version__ = version()
__all__ = [
    "Answer", "Case", "CaseBuilder", "CaseError", "Clause", "CompileError", "Decider", "Decision", "Determination",
    "Diagnostic", "Error", "Guideline", "Item", "Library", "LimitError", "Limits", "Module", "Question", "load", "version",
]
