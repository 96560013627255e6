#pragma once
// Lines and blocks, which PEGTL does not know. Every line is an item of some block; a block is the recovery point:
// an item that cannot be read becomes a hole, and reading goes on with the next.

#include <algorithm>
#include <tao/pegtl.hpp>

#include "compiler/syntax/context.hpp"

namespace guide::syntax {

namespace p = tao::pegtl;

/// What is expected where a rule stands inside `must`; see `messages.hpp`.
template <typename Rule>
inline constexpr Expectation expected{};

[[noreturn]] inline void fail(std::uint32_t offset, const Expectation& expectation) {
  throw SyntaxError{offset, expectation};
}

/// Counts open blocks, so that no text can exhaust the stack.
class Depth {
 public:
  explicit Depth(Context& context, std::uint32_t offset) : context_(context) {
    if (context_.depth >= context_.deepest) {
      fail(offset, {Expected::lines,
                    context_.deepest < deepest_nesting ? "lists stand deeper inside each other than is allowed here"
                                                       : "lists can stand inside each other at most 64 deep",
                    "name the inner list with `define`", Scope::none, Code::nesting_too_deep});
    }
    ++context_.depth;
  }
  ~Depth() { --context_.depth; }
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;

 private:
  Context& context_;
};

namespace grammar {

/// What cannot be otherwise once the rule around has committed: fails with the message of `Rule`, at its beginning.
template <typename Rule>
struct must {
  using rule_t = must;
  using subs_t = p::type_list<Rule>;

  template <p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Node>
  static bool match(Input& in, Node& node, Context& context) {
    static_assert(!expected<Rule>.text.empty(), "this rule stands inside `must`: give it an entry in messages.hpp");
    const char* const begin = in.current();
    if (!Control<Rule>::template match<A, p::rewind_mode::dontcare, Action, Control>(in, node, context)) {
      fail(context.offset(begin), expected<Rule>);
    }
    return true;
  }
};

/// The line's words are all read.
struct at_line_end {
  using rule_t = at_line_end;
  using subs_t = p::type_list<>;

  template <p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Node>
  static bool match(Input& in, Node& /*node*/, Context& context) {
    return context.has_line() && context.offset(in.current()) >= context.lines[context.line].end;
  }
};

/// Goes on to the next line's first word.
struct line_end {
  using rule_t = line_end;
  using subs_t = p::type_list<>;

  template <p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Node>
  static bool match(Input& in, Node& node, Context& context) {
    if (!at_line_end::match<A, M, Action, Control>(in, node, context)) return false;
    ++context.line;
    context.move_to(in, context.line_begin());
    return true;
  }
};

/// At a line's end, with rows of a table under it.
struct rows_follow {
  using rule_t = rows_follow;
  using subs_t = p::type_list<>;

  template <p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Node>
  static bool match(Input& in, Node& node, Context& context) {
    return at_line_end::match<A, M, Action, Control>(in, node, context) && context.deeper_follows(context.line) &&
           context.base[context.lines[context.line + 1].begin] == '|';
  }
};

/// Indented lines follow.
struct deeper_lines_follow {
  using rule_t = deeper_lines_follow;
  using subs_t = p::type_list<>;

  template <p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Node>
  static bool match(Input& /*in*/, Node& /*node*/, Context& context) {
    return context.line > 0 && context.deeper_follows(context.line - 1);
  }
};

/// One level deeper within a line.
template <typename Rule>
struct nested {
  using rule_t = nested;
  using subs_t = p::type_list<Rule>;

  template <p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Node>
  static bool match(Input& in, Node& node, Context& context) {
    const Depth depth(context, context.offset(in.current()));
    return Control<Rule>::template match<A, M, Action, Control>(in, node, context);
  }
};

/// The rules of a block's first line. If they fail, the lines under it are read all the same.
template <typename... Rules>
struct head {
  using rule_t = head;
  using subs_t = p::type_list<Rules...>;

  template <p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Node>
  static bool match(Input& in, Node& node, Context& context) {
    const std::size_t line = context.line;
    try {
      return Control<p::seq<Rules...>>::template match<A, M, Action, Control>(in, node, context);
    } catch (const SyntaxError& error) {
      if (context.line != line || !context.deeper_follows(line)) throw;
      context.report(error);
      context.move_to(in, std::max(context.offset(in.current()), context.lines[line].end));
      return true;
    }
  }
};

/// Items on lines of their own, at one column. Stands behind the line end of the line above.
template <typename Item>
struct items {
  using rule_t = items;
  using subs_t = p::type_list<Item>;

  template <p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Node>
  static bool match(Input& in, Node& node, Context& context) {
    if (!context.has_line()) return true;
    const Depth depth(context, context.lines[context.line == 0 ? 0 : context.line - 1].begin);
    const bool outermost = context.columns.empty();
    const std::uint32_t column = outermost ? 0 : context.lines[context.line].indent;
    Block block{column, column, outermost ? -1 : static_cast<std::int64_t>(context.columns.back())};
    context.columns.push_back(column);
    while (context.has_line() && belongs(block, context)) item<A, Action, Control>(in, node, context);
    context.columns.pop_back();
    return true;
  }

  /// One item, or the hole it leaves.
  template <p::apply_mode A, template <typename...> class Action, template <typename...> class Control, typename Input,
            typename Node>
  static void item(Input& in, Node& node, Context& context) {
    const std::size_t index = context.line;
    const auto open = context.columns.size();
    auto* const exceptions = context.exceptions;
    context.move_to(in, context.line_begin());
    try {
      if (context.lines[index].unreadable ||
          !Control<Item>::template match<A, p::rewind_mode::dontcare, Action, Control>(in, node, context)) {
        fail(context.lines[index].begin, expected<Item>);
      }
    } catch (const SyntaxError& error) {
      context.report(error);
      context.columns.resize(open);
      context.exceptions = exceptions;
      add_missing(node, context);
      context.skip_item(in, index);
    }
    if (context.line == index) context.skip_item(in, index);
  }

 private:
  struct Block {
    std::uint32_t column;
    std::uint32_t also;  // a column reported once and then accepted
    std::int64_t parent;
  };

  static bool belongs(Block& block, Context& context) {
    const std::uint32_t indent = context.lines[context.line].indent;
    if (indent == block.column || indent == block.also) return true;
    if (static_cast<std::int64_t>(indent) <= block.parent) return false;
    report_indentation(indent > block.column, context);
    block.also = indent;
    return true;
  }

  static void report_indentation(bool deeper, const Context& context) {
    const Line& line = context.lines[context.line];
    if (line.suspect) return;
    const Span where{context.source, line.begin - line.indent, line.begin};
    if (deeper) {
      context.diagnostics->add(Code::bad_indentation, where, "nothing above opens a list for this line",
                               "indent it like the line above, or end the line above with `:` if it opens a list");
    } else {
      context.diagnostics->add(Code::bad_indentation, where, "this indentation matches no line above",
                               "indent lines that belong together alike, two spaces for each level");
    }
  }
};

/// The lines under a declaration at the margin, which can be left for later: then the first that was left is noted. What a
/// guideline begins with is not left.
template <typename Rule>
struct perhaps_later {
  using rule_t = perhaps_later;
  using subs_t = p::type_list<Rule>;

  template <p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Node>
  static bool match(Input& in, Node& node, Context& context) {
    if constexpr (requires { node.unread; }) {
      const std::size_t above = context.line - 1;
      if (leaves<Node>(context.left) && context.lines[above].indent == 0 && context.deeper_follows(above)) {
        const std::size_t end = end_of_headers(node, context);
        if (end != context.line) {
          const UpTo headers(context, end);
          if (!Control<Rule>::template match<A, M, Action, Control>(in, node, context)) return false;
        }
        if (end < context.lines.size() && context.lines[end].indent > 0) node.unread = static_cast<std::uint32_t>(end);
        context.skip_item(in, above);
        return true;
      }
    }
    return Control<Rule>::template match<A, M, Action, Control>(in, node, context);
  }

 private:
  /// As if the text ended before a line.
  struct UpTo {
    UpTo(Context& of, std::size_t line) : context(of), lines(of.lines) { context.lines = lines.first(line); }
    ~UpTo() { context.lines = lines; }
    UpTo(const UpTo&) = delete;
    UpTo& operator=(const UpTo&) = delete;

    Context& context;
    std::span<const Line> lines;
  };

  template <typename Node>
  static bool leaves(Left left) {
    return std::is_same_v<Node, ast::Case> ? left != Left::nothing : left == Left::cases_and_bodies;
  }

  /// The first line of the block that is neither one that a guideline begins with nor stands under such a line.
  template <typename Node>
  static std::size_t end_of_headers(const Node&, const Context& context) {
    std::size_t at = context.line;
    if (std::is_same_v<Node, ast::Case>) return at;
    const std::uint32_t column = context.lines[at].indent;
    while (at < context.lines.size() &&
           (context.lines[at].indent > column || (context.lines[at].indent == column && context.at_header(at)))) {
      ++at;
    }
    return at;
  }
};

/// The lines under a line that ends with a colon. If they are missing, lines that cannot be statements of the block
/// around are taken for them: the author forgot to indent, which is one mistake.
template <typename Item>
struct lines_under {
  using rule_t = lines_under;
  using subs_t = p::type_list<items<Item>>;

  template <p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Node>
  static bool match(Input& in, Node& node, Context& context) {
    const std::size_t above = context.line - 1;
    if (context.deeper_follows(above)) {
      return Control<items<Item>>::template match<A, M, Action, Control>(in, node, context);
    }
    context.report(SyntaxError{context.lines[above].end, expected<lines_under<Item>>});
    const std::uint32_t column = context.lines[above].indent;
    const bool outermost = context.columns.size() <= 1;
    if (!context.has_line() || context.lines[context.line].indent != column || context.at_statement(outermost)) {
      add_missing(node, context);
      return true;
    }
    context.columns.push_back(column);
    while (context.has_line() && context.lines[context.line].indent == column && !context.at_statement(outermost)) {
      items<Item>::template item<A, Action, Control>(in, node, context);
    }
    context.columns.pop_back();
    return true;
  }
};

}  // namespace grammar

}  // namespace guide::syntax
