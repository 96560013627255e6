#pragma once
// Conditions as words on one line, for clauses and messages. In: a condition's tree. Out: text.

#include <string>
#include <string_view>

#include "compiler/ast/ast.hpp"
#include "runtime/vocabulary.hpp"

namespace guide::lower {

/// `any: returned_to_work, (all: improved, pain_improved)`.
std::string one_line(const ast::Condition& condition, const SourceMap& sources);
/// The same, as a view into its source, or into `made` where it stands on several lines there.
std::string_view one_line(const ast::Condition& condition, const SourceMap& sources, std::string& made);
/// The words of a span with single blanks.
std::string words_of(Span span, const SourceMap& sources);

/// `a finding`, `a duration`, `a choice`: what a fact is, in the author's words.
std::string described(const FactInfo& fact);
/// `transforaminal, interlaminar or caudal`, at most `most` of them.
std::string listed(List<Text> words, std::size_t most = 5);
/// A value as the author would write it: `6 weeks`, `50 %`, `2004-01-01`, `lumbosacral`, `present`.
std::string value_text(const FactInfo& fact, Scaled value);

}  // namespace guide::lower
