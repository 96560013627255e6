#include "compiler/syntax/parse.hpp"

#include "compiler/syntax/actions_cases.hpp"
#include "compiler/syntax/grammar.hpp"
#include "compiler/syntax/messages.hpp"

namespace guide::syntax {

namespace {

// Compiling takes up to 140 times as much memory as the text.
constexpr std::size_t largest_text = std::size_t{4} << 20U;

using Input = p::memory_input<p::tracking_mode::lazy, p::eol::lf, const char*>;

/// Runs `Rule` over the lines of a text.
template <typename Rule, typename Node>
std::vector<Span> read(const SourceMap& sources, std::uint32_t source, Diagnostics& diagnostics, Node& node,
                       int nesting = deepest_nesting) {
  const std::string_view text = sources[source].text();
  if (text.size() > largest_text) {
    diagnostics.add(Code::text_too_large, Span{source, 0, 0}, "a text can have at most 4 MB",
                    "divide it into modules and `import` them");
    return {};
  }
  Scan found = scan(text, source, diagnostics);
  const std::string_view bytes = found.repaired.empty() ? text : std::string_view(found.repaired);
  Context context;
  context.original = text;
  context.base = bytes.data();
  context.source = source;
  context.lines = std::move(found.lines);
  context.diagnostics = &diagnostics;
  context.deepest = std::min(nesting, deepest_nesting);
  Input in(bytes.data(), bytes.size(), "");
  context.move_to(in, context.line_begin());
  p::parse<Rule, action, p::normal, p::apply_mode::action, p::rewind_mode::dontcare>(in, node, context);
  return std::move(found.comments);
}

}  // namespace

ast::File parse(const SourceMap& sources, std::uint32_t source, Diagnostics& diagnostics, int nesting) {
  ast::File file;
  file.source = source;
  file.comments = read<grammar::file>(sources, source, diagnostics, file, nesting);
  return file;
}

ast::Condition parse_condition(const SourceMap& sources, std::uint32_t source, Diagnostics& diagnostics) {
  ast::Note holder;
  read<grammar::single_condition>(sources, source, diagnostics, holder);
  return holder.when ? std::move(*holder.when) : ast::Condition{};
}

}  // namespace guide::syntax
