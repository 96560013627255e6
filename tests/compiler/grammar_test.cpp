// The grammar as a whole: no rule loops without progress, and every rule matches somewhere in the trees' texts.

#include <catch2/catch.hpp>
#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze.hpp>
#include <tao/pegtl/contrib/coverage.hpp>

#include "compiler/syntax/grammar.hpp"
#include "compiler/syntax/messages.hpp"
#include "tests/compiler/text.hpp"

// How our own rules consume, for the analysis: words always do, lines end or begin.
namespace tao::pegtl {

namespace grammar = guide::syntax::grammar;

template <typename Name>
struct analyze_traits<Name, grammar::blanks> : analyze_opt_traits<> {};
template <typename Name, typename Text>
struct analyze_traits<Name, grammar::keyword<Text>> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, grammar::name_word> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, grammar::path_word> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, grammar::text_word> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, grammar::unit_word> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, grammar::at_line_end> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, grammar::rows_follow> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, grammar::deeper_lines_follow> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, grammar::line_end> : analyze_any_traits<> {};
template <typename Name, typename Rule>
struct analyze_traits<Name, grammar::must<Rule>> : analyze_seq_traits<Rule> {};
template <typename Name, typename Rule>
struct analyze_traits<Name, grammar::nested<Rule>> : analyze_seq_traits<Rule> {};
template <typename Name, typename Rule>
struct analyze_traits<Name, grammar::perhaps_later<Rule>> : analyze_seq_traits<Rule> {};
template <typename Name, typename... Rules>
struct analyze_traits<Name, grammar::head<Rules...>> : analyze_seq_traits<Rules...> {};
template <typename Name, typename Item>
struct analyze_traits<Name, grammar::items<Item>> : analyze_opt_traits<Item> {};
template <typename Name, typename Item>
struct analyze_traits<Name, grammar::lines_under<Item>> : analyze_opt_traits<grammar::items<Item>> {};

}  // namespace tao::pegtl

namespace {

using namespace guide;
namespace p = tao::pegtl;

/// Which rules have matched anywhere.
struct Matched {
  std::map<std::string_view, bool> rules;
};

template <typename Rule>
struct recording : p::normal<Rule> {
  template <typename Input>
  static void success(const Input& /*in*/, Matched& matched, syntax::Context& /*context*/) {
    matched.rules[p::demangle<Rule>()] = true;
  }
};

template <typename Rule>
struct list_rule {
  static void visit(Matched& matched) { matched.rules.try_emplace(p::demangle<Rule>(), false); }
};

void add_missing(Matched& /*node*/, syntax::Context& /*context*/) {}

void record(const std::string& text, Matched& matched) {
  Diagnostics diagnostics;
  const syntax::Scan found = syntax::scan(text, 0, diagnostics);
  syntax::Context context;
  context.original = text;
  context.base = text.data();
  context.lines = found.lines;
  context.diagnostics = &diagnostics;
  p::memory_input<p::tracking_mode::lazy, p::eol::lf, const char*> in(text.data(), text.size(), "");
  context.move_to(in, context.line_begin());
  p::parse<syntax::grammar::file, p::nothing, recording>(in, matched, context);
  CHECK(diagnostics.list().empty());
}

bool is_ours(std::string_view rule) {
  return rule.find("guide::syntax::grammar::") == 0 && rule.find('<') == std::string_view::npos;
}

}  // namespace

TEST_CASE("no rule can loop without progress") { CHECK(p::analyze<syntax::grammar::file>(1) == 0); }

TEST_CASE("every rule matches in some text of the tests") {
  Matched matched;
  p::visit<syntax::grammar::file, list_rule>(matched);
  for (const auto& path : test::guide_files()) {
    if (path.parent_path().filename() == "trees") record(test::read_file(path), matched);
  }
  std::size_t ours = 0;
  for (const auto& [rule, seen] : matched.rules) {
    if (!is_ours(rule)) continue;
    ++ours;
    INFO(rule);
    CHECK(seen);
  }
  CHECK(ours > 150);
}
