#include "compiler/syntax/parse.hpp"

#include "compiler/syntax/actions_cases.hpp"
#include "compiler/syntax/grammar.hpp"
#include "compiler/syntax/messages.hpp"

namespace guide::syntax {

namespace {

// Compiling takes up to 140 times as much memory as the text.
constexpr std::size_t largest_text = std::size_t{4} << 20U;

using Input = p::memory_input<p::tracking_mode::lazy, p::eol::lf, const char*>;

Scan scan_if_small(std::string_view text, std::uint32_t source, Diagnostics& diagnostics) {
  if (text.size() <= largest_text) return scan(text, source, diagnostics);
  diagnostics.add(Code::text_too_large, Span{source, 0, 0}, "a text can have at most 4 MB",
                  "divide it into modules and `import` them");
  return {};
}

Context context_of(std::string_view text, std::uint32_t source, const Scan& scanned, Diagnostics& diagnostics,
                   int nesting) {
  Context context;
  context.original = text;
  context.base = scanned.repaired.empty() ? text.data() : scanned.repaired.data();
  context.source = source;
  context.lines = scanned.lines;
  context.diagnostics = &diagnostics;
  context.deepest = std::min(nesting, deepest_nesting);
  return context;
}

/// Runs `Rule` from the line at hand on.
template <typename Rule, typename Node>
void read(Context& context, Node& node) {
  Input in(context.base, context.original.size(), "");
  context.move_to(in, context.line_begin());
  p::parse<Rule, action, p::normal, p::apply_mode::action, p::rewind_mode::dontcare>(in, node, context);
}

ast::File parse_file(const SourceMap& sources, std::uint32_t source, Diagnostics& diagnostics, int nesting,
                     Left left, Scan& scanned) {
  const std::string_view text = sources[source].text();
  scanned = scan_if_small(text, source, diagnostics);
  Context context = context_of(text, source, scanned, diagnostics, nesting);
  context.left = left;
  ast::File file;
  file.source = source;
  read<grammar::file>(context, file);
  file.cites = context.cites;
  file.comments = std::move(scanned.comments);
  return file;
}

/// A declaration with the lines that were left unread.
template <typename Rule, typename Node>
Node with_rest(const SourceMap& sources, const Scan& scanned, const Node& tree, Diagnostics& diagnostics, int nesting) {
  Node whole = tree;
  if (!tree.unread) return whole;
  const std::uint32_t source = tree.span.source;
  Context context = context_of(sources[source].text(), source, scanned, diagnostics, nesting);
  context.line = *tree.unread;
  context.columns = {0};
  context.depth = 1;
  try {
    read<Rule>(context, whole);
  } catch (const SyntaxError& error) {
    context.report(error);
  }
  return whole;
}

}  // namespace

ast::File parse(const SourceMap& sources, std::uint32_t source, Diagnostics& diagnostics, int nesting) {
  Scan scanned;
  return parse_file(sources, source, diagnostics, nesting, Left::nothing, scanned);
}

ast::File parse_leaving(Left left, const SourceMap& sources, std::uint32_t source, Diagnostics& diagnostics, int nesting,
                        Scan& scanned) {
  return parse_file(sources, source, diagnostics, nesting, left, scanned);
}

ast::Case with_items(const SourceMap& sources, const Scan& scanned, const ast::Case& tree, Diagnostics& diagnostics,
                     int nesting) {
  return with_rest<grammar::case_items>(sources, scanned, tree, diagnostics, nesting);
}

ast::Guideline with_body(const SourceMap& sources, const Scan& scanned, const ast::Guideline& tree,
                         Diagnostics& diagnostics, int nesting) {
  ast::Guideline whole =
      with_rest<grammar::items<grammar::guideline_item>>(sources, scanned, tree, diagnostics, nesting);
  ast::shrink(whole);
  return whole;
}

ast::Condition parse_condition(const SourceMap& sources, std::uint32_t source, Diagnostics& diagnostics) {
  const std::string_view text = sources[source].text();
  const Scan scanned = scan_if_small(text, source, diagnostics);
  Context context = context_of(text, source, scanned, diagnostics, deepest_nesting);
  ast::Note holder;
  read<grammar::single_condition>(context, holder);
  return holder.when ? std::move(*holder.when) : ast::Condition{};
}

}  // namespace guide::syntax
