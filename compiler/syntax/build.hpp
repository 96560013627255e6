#pragma once
// The ways in which rules make nodes. A rule with a node of its own builds it afresh and hands it to the node around
// (`place`), because it may still fail; a rule that cannot fail builds a member in place; a rule for a word stores it.

#include "compiler/syntax/grammar.hpp"
#include "compiler/syntax/place.hpp"

namespace guide::syntax {

template <typename Rule>
struct action : p::nothing<Rule> {};

/// Conditions have the span of their own words, which `place_test` sets.
template <typename Node>
concept has_span = !std::is_same_v<Node, ast::Condition> && requires(Node & node) {
  node.span = Span{};
};

template <typename Node>
void set_span(Node& node, const char* begin, const char* current, const Context& context) {
  if constexpr (has_span<Node>) node.span = context.span(begin, current);
}

/// Builds a `Node` while the rule matches.
template <typename Node>
struct build : p::maybe_nothing {
  template <typename Rule, p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Parent>
  static bool match(Input& in, Parent& parent, Context& context) {
    if constexpr (A == p::apply_mode::nothing) {
      return p::match<Rule, A, M, Action, Control>(in, parent, context);
    } else {
      if (!grammar::may_begin<typename Rule::rule_t>::at(in.current(), in.end())) return false;
      Node node{};
      const char* const begin = in.current();
      if (!p::match<Rule, A, M, Action, Control>(in, node, context)) return false;
      set_span(node, begin, in.current(), context);
      Action<Rule>::hand_over(parent, std::move(node), context);
      return true;
    }
  }
  template <typename Parent>
  static void hand_over(Parent& parent, Node&& node, Context& context) {
    place(parent, std::move(node), context);
  }
};

/// Builds a `Node` and stores it in a member of the node around.
template <typename Node, auto Member>
struct build_into : build<Node> {
  template <typename Parent>
  static void hand_over(Parent& parent, Node&& node, Context& /*context*/) {
    put(parent.*Member, std::move(node));
  }
};

/// Builds one kind of condition; its span becomes that of the condition.
template <typename Node>
struct build_test : p::maybe_nothing {
  template <typename Rule, p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Parent>
  static bool match(Input& in, Parent& parent, Context& context) {
    if constexpr (A == p::apply_mode::nothing) {
      return p::match<Rule, A, M, Action, Control>(in, parent, context);
    } else {
      if (!grammar::may_begin<typename Rule::rule_t>::at(in.current(), in.end())) return false;
      Node node{};
      const char* const begin = in.current();
      if (!p::match<Rule, A, M, Action, Control>(in, node, context)) return false;
      place_test(parent, std::move(node), context.span(begin, in.current()));
      return true;
    }
  }
};

/// The rule fills a member in place. Only for rules that raise when they fail.
template <auto Member>
struct fill : p::maybe_nothing {
  template <typename Rule, p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Parent>
  static bool match(Input& in, Parent& parent, Context& context) {
    auto& member = filled(parent.*Member);
    const char* const begin = in.current();
    if (!p::match<Rule, A, M, Action, Control>(in, member, context)) return false;
    set_span(member, begin, in.current(), context);
    return true;
  }
};

/// A declaration whose line is at fault is kept if its name was read, so that its uses are not reported too.
template <typename Node>
struct build_declaration : p::maybe_nothing {
  template <typename Rule, p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Parent>
  static bool match(Input& in, Parent& parent, Context& context) {
    if (!grammar::may_begin<typename Rule::rule_t>::at(in.current(), in.end())) return false;
    Node node{};
    const char* const begin = in.current();
    const std::size_t index = context.line;
    try {
      if (!p::match<Rule, A, M, Action, Control>(in, node, context)) return false;
      finish(node, context);
    } catch (const SyntaxError& error) {
      if (!is_named(node)) throw;
      context.report(error);
      context.skip_item(in, index);
    }
    set_span(node, begin, in.current(), context);
    if (is_named(node)) {
      place(parent, std::move(node), context);
    } else {
      add_missing(parent, context);
    }
    return true;
  }
};

/// Stores the word in a member: appended, where that is a list.
template <auto Member>
struct word_into {
  template <typename Input, typename Node>
  static void apply(const Input& in, Node& node, Context& context) {
    put(node.*Member, context.view(in.begin(), in.end()));
  }
};

/// Sets a member to a constant.
template <auto Member, auto Constant>
struct set {
  template <typename Node>
  static void apply0(Node& node, Context& /*context*/) {
    node.*Member = Constant;
  }
};

/// Stores the word in the member with this name, whatever the node around is.
#define GUIDE_WORD_INTO(rule, member)                                  \
  template <>                                                          \
  struct action<grammar::rule> {                                       \
    template <typename Input, typename Node>                           \
    static void apply(const Input& in, Node& node, Context& context) { \
      put(node.member, context.view(in.begin(), in.end()));            \
    }                                                                  \
  }

}  // namespace guide::syntax
