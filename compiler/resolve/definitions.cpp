#include <algorithm>

#include "compiler/resolve/stages.hpp"

namespace guide::resolve {
namespace {

constexpr std::uint32_t deepest = 64;

/// Calls `use` with every name in a condition that can stand for a definition or a selection.
template <typename Use>
void for_each_name(const ast::Condition& condition, Use&& use);

template <typename Use>
void for_each_name(const ast::Quantity& quantity, Use&& use) {
  for (const ast::Term& term : quantity.terms) {
    boost::variant2::visit(ast::overloaded{
                               [](const ast::Missing&) {},
                               [](const ast::Value&) {},
                               [&](const ast::Reference& node) { use(node.name); },
                               [&](const ast::CountOf& node) { use(node.record); },
                               [&](const ast::SumOf& node) { use(node.record); },
                               [&](const ast::TimeSince& node) { use(node.subject); },
                           },
                           term.node);
  }
}

template <typename Use>
void for_each_name(const ast::Condition& condition, Use&& use) {
  boost::variant2::visit(ast::overloaded{
                             [](const ast::Missing&) {},
                             [&](const ast::Holds& node) { use(node.name); },
                             [&](const ast::IsOption& node) { use(node.subject); },
                             [&](const ast::IsDocumented& node) { use(node.subject); },
                             [&](const ast::IsAnyOf& node) { use(node.subject); },
                             [&](const ast::InCodes& node) { use(node.subject); },
                             [&](const ast::Compare& node) {
                               for_each_name(node.left, use);
                               for_each_name(node.right, use);
                             },
                             [&](const ast::SomeOf& node) { use(node.record); },
                             [&](const ast::LatestHas& node) {
                               use(node.record);
                               for_each_name(*node.condition, use);
                             },
                             [&](const ast::Group& node) {
                               for (const ast::Condition& member : node.members) for_each_name(member, use);
                             },
                         },
                         condition.node);
}

/// Definitions and selections as one graph, walked depth first without recursion.
class DefinitionBinder {
 public:
  explicit DefinitionBinder(Stage& stage)
      : stage_(stage),
        library_(stage.library),
        conditions_(static_cast<std::uint32_t>(library_.conditions.size())),
        state_(conditions_ + library_.selections.size(), State::waiting),
        depth_(state_.size(), 0) {}

  void bind() {
    for (std::uint32_t node = 0; node < state_.size(); ++node) {
      if (state_[node] == State::waiting) walk(node);
    }
  }

 private:
  enum class State : std::uint8_t { waiting, walking, done };
  struct Step {
    std::uint32_t node = 0;
    std::vector<std::uint32_t> uses;
    std::size_t next = 0;
  };

  bool is_condition(std::uint32_t node) const { return node < conditions_; }
  std::uint32_t file_of(std::uint32_t node) const {
    return is_condition(node) ? library_.conditions[node].file : library_.selections[node - conditions_].file;
  }
  const ast::Name& name_of(std::uint32_t node) const {
    return is_condition(node) ? library_.conditions[node].tree->name
                              : library_.selections[node - conditions_].tree->name;
  }
  const ast::Condition& condition_of(std::uint32_t node) const {
    return is_condition(node) ? library_.conditions[node].tree->condition
                              : library_.selections[node - conditions_].tree->condition;
  }
  void mark(std::uint32_t node) {
    is_condition(node) ? mark_reported(library_, SymbolKind::condition, node)
                       : mark_reported(library_, SymbolKind::selection, node - conditions_);
  }

  std::vector<std::uint32_t> uses_of(std::uint32_t node) const {
    std::vector<std::uint32_t> uses;
    const auto use = [&, file = file_of(node)](const ast::Name& name) {
      const std::optional<Symbol> symbol = look_up(library_, file, name.text);
      if (!symbol) return;
      if (symbol->kind == SymbolKind::condition) uses.push_back(symbol->index);
      if (symbol->kind == SymbolKind::selection) uses.push_back(conditions_ + symbol->index);
    };
    if (!is_condition(node)) use(library_.selections[node - conditions_].tree->record);
    for_each_name(condition_of(node), use);
    return uses;
  }

  void walk(std::uint32_t first) {
    std::vector<Step> path;
    const auto enter = [&](std::uint32_t node) {
      state_[node] = State::walking;
      path.push_back({node, uses_of(node), 0});
    };
    enter(first);
    while (!path.empty()) {
      Step& step = path.back();
      if (step.next == step.uses.size()) {
        leave(step);
        path.pop_back();
        continue;
      }
      const std::uint32_t used = step.uses[step.next++];
      if (state_[used] == State::waiting) {
        enter(used);
      } else if (state_[used] == State::walking) {
        report_cycle(path, used);
      }
    }
  }

  void leave(const Step& step) {
    state_[step.node] = State::done;
    for (std::uint32_t used : step.uses) depth_[step.node] = std::max(depth_[step.node], depth_[used] + 1);
    if (depth_[step.node] > deepest) {
      depth_[step.node] = 0;  // so that what uses it is counted anew, and the chain reported once
      mark(step.node);
      stage_.diagnostics.add(Code::definitions_too_deep, name_of(step.node).span,
                             quoted(name_of(step.node).text) + " rests on a chain of more than 64 definitions",
                             "say some of them together in one `define`");
    }
    if (!is_condition(step.node)) bind_base(step.node - conditions_);
  }

  void bind_base(std::uint32_t index) {
    SelectionDefinition& selection = library_.selections[index];
    const std::optional<Symbol> base = find(library_, selection.file, selection.tree->record,
                                            {SymbolKind::record, SymbolKind::selection}, stage_.diagnostics);
    if (!base) return mark_reported(library_, SymbolKind::selection, index);
    if (base->kind == SymbolKind::record) {
      selection.record = base->index;
    } else {
      selection.base = base->index;
      selection.record = library_.selections[base->index].record;
    }
    if (selection.record == none) mark_reported(library_, SymbolKind::selection, index);
  }

  void report_cycle(const std::vector<Step>& path, std::uint32_t closing) {
    std::size_t from = path.size() - 1;
    while (path[from].node != closing) --from;
    constexpr std::size_t most_shown = 8;
    std::string chain = quoted(name_of(closing).text);
    for (std::size_t i = from; i < path.size(); ++i) {
      mark(path[i].node);
      if (i > from && i - from < most_shown) chain += " uses " + quoted(name_of(path[i].node).text);
    }
    if (path.size() - from > most_shown) chain += " and so on";
    chain += " uses " + quoted(name_of(closing).text);
    Diagnostic& found = stage_.diagnostics.add(Code::definition_cycle, name_of(path.back().node).span,
                                               chain + ", and a definition cannot rest on itself",
                                               "define one of them without the others");
    if (path.back().node != closing) found.labels.push_back({name_of(closing).span, "the chain comes back here"});
  }

  Stage& stage_;
  Library& library_;
  std::uint32_t conditions_;
  std::vector<State> state_;
  std::vector<std::uint32_t> depth_;
};

}  // namespace

void bind_definitions(Stage& stage) { DefinitionBinder(stage).bind(); }

}  // namespace guide::resolve
