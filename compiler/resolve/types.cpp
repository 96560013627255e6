#include "compiler/resolve/stages.hpp"

namespace guide::resolve {
namespace {

/// Gives one fact or field its type from its tree; `like` is left to later. False if something was reported.
class TypeReader {
 public:
  TypeReader(Library& library, FactInfo& info, Diagnostics& diagnostics)
      : library_(library), info_(info), diagnostics_(diagnostics) {}

  bool operator()(const ast::Missing&) { return false; }
  bool operator()(const ast::LikeType&) { return true; }

  bool operator()(const ast::FindingType&) {
    info_.type = Type::finding;
    info_.bounds = {0, 1};
    return true;
  }

  bool operator()(const ast::ChoiceType& tree) {
    info_.type = Type::choice;
    std::unordered_set<std::string_view> seen;
    bool good = true;
    for (const ast::Name& option : tree.options) {
      if (!seen.insert(option.text).second) {
        diagnostics_.add(Code::duplicate_name, option.span, quoted(option.text) + " stands twice among the options",
                         "leave out one of the two");
        good = false;
      }
    }
    info_.options = library_.program->room.filled<Text>(
        tree.options.size(), [&](Text* option, std::size_t i) { *option = library_.keep(tree.options[i].text); });
    info_.bounds = {0, static_cast<Scaled>(info_.options.size()) - 1};
    return good && check_option_count(tree);
  }

  bool operator()(const ast::NumericType& tree) {
    return take_kind(tree) && take_bounds(tree, tree.unit ? tree.unit->text : std::string_view{});
  }

  bool operator()(const ast::CodesType& tree) {
    info_.type = Type::codes;
    info_.code_system = library_.keep(tree.system.text);
    return true;
  }

 private:
  bool check_option_count(const ast::ChoiceType& tree) {
    const std::size_t count = tree.options.size();
    if (count >= 2 && count <= most_options) return true;
    const Span first = tree.options.front().span;
    const Span span{first.source, first.begin, tree.options.back().span.end};
    if (count < 2) {
      diagnostics_.add(Code::option_count, span, "a choice has one option, and there is nothing to choose",
                       "add options after a comma, or make it a `finding`");
    } else {
      diagnostics_.add(Code::option_count, span,
                       "a choice has " + std::to_string(count) + " options, and at most 64 are kept apart",
                       "a `code in` a code system takes any number of codes");
    }
    return false;
  }

  bool take_kind(const ast::NumericType& tree) {
    switch (tree.kind) {
      case ast::NumericKind::count:
        info_.type = Type::count;
        info_.bounds.low = 0;
        return true;
      case ast::NumericKind::percent: return take_unit(Type::percent, "%");
      case ast::NumericKind::duration: return take_unit(Type::duration, "day");
      case ast::NumericKind::date: info_.type = Type::date; return true;
      case ast::NumericKind::number: info_.type = Type::number; return !tree.unit || take_declared_unit(*tree.unit);
    }
    return false;
  }

  bool take_unit(Type type, std::string_view unit) {
    info_.type = type;
    info_.unit = *find_unit(unit);
    return true;
  }

  bool take_declared_unit(const ast::Name& name) {
    const std::optional<UnitInfo> unit = unit_of(name, diagnostics_);
    if (!unit) return false;
    if (unit->dimension == "percent") return take_unit(Type::percent, "%");
    if (unit->dimension == "duration") return take_unit(Type::duration, "day");
    info_.type = Type::quantity;
    info_.unit = *unit;
    return true;
  }

  bool take_bounds(const ast::NumericType& tree, std::string_view unit) {
    if (info_.type == Type::percent) unit = "%";
    bool good = true;
    if (tree.from) good = take_bound(*tree.from, false, unit) && good;
    if (tree.to) good = take_bound(*tree.to, true, unit) && good;
    if (!good || info_.bounds.low <= info_.bounds.high) return good;
    diagnostics_.add(Code::empty_bounds, tree.to->span,
                     tree.from ? "the upper bound is below the lower, and no value lies between them"
                               : "the upper bound is below 0, where a count begins",
                     "write the smaller value after `from`");
    return false;
  }

  bool take_bound(const ast::Value& value, bool upper, std::string_view unit) {
    // A duration in itself has no unit of its own, `number in weeks` has.
    const std::optional<Scaled> bound = bound_of(info_, value, upper, unit, diagnostics_);
    if (!bound) return false;
    (upper ? info_.bounds.high : info_.bounds.low) = upper ? *bound : std::max(*bound, info_.bounds.low);
    return true;
  }

  Library& library_;
  FactInfo& info_;
  Diagnostics& diagnostics_;
};

void copy_type(FactInfo& to, const FactInfo& from) {
  to.type = from.type;
  to.unit = from.unit;
  to.bounds = from.bounds;
  to.options = from.options;
  to.code_system = from.code_system;
}

/// Facts by `like` lead to facts: each chain is walked once, to a fact that has a type.
class LikeResolver {
 public:
  explicit LikeResolver(Stage& stage)
      : stage_(stage), facts_(stage.library.vocabulary.facts), state_(facts_.size(), State::waiting) {}

  /// The type of what `like` names in `file`; nothing if that was reported.
  const FactInfo* target(std::uint32_t file, const ast::LikeType& like) {
    const std::optional<Symbol> symbol = find(stage_.library, file, like.fact, {SymbolKind::fact}, stage_.diagnostics);
    if (!symbol || !settle(symbol->index)) return nullptr;
    return &facts_[symbol->index];
  }

  /// Makes sure that a fact has its type; false if it can have none.
  bool settle(std::uint32_t fact) {
    std::vector<std::uint32_t> chain;
    while (fact != none && state_[fact] == State::waiting) {
      state_[fact] = State::walking;
      chain.push_back(fact);
      fact = next(fact);
      if (fact != none && state_[fact] == State::walking) return report_cycle(chain, fact);
    }
    bool good = fact == none || state_[fact] == State::typed;
    while (!chain.empty()) {
      good = finish(chain.back(), fact, good);
      fact = chain.back();
      chain.pop_back();
    }
    return good;
  }

 private:
  enum class State : std::uint8_t { waiting, walking, typed, failed };

  const ast::LikeType* like_of(std::uint32_t fact) const {
    return boost::variant2::get_if<ast::LikeType>(&stage_.facts[fact].tree->type.node);
  }

  /// The fact it is like, or `none` if it has a type of its own (or names nothing known).
  std::uint32_t next(std::uint32_t fact) {
    const ast::LikeType* like = like_of(fact);
    if (like == nullptr) return none;
    const auto symbol =
        find(stage_.library, stage_.facts[fact].file, like->fact, {SymbolKind::fact}, stage_.diagnostics);
    return symbol ? symbol->index : none;
  }

  bool finish(std::uint32_t fact, std::uint32_t from, bool good) {
    if (like_of(fact) == nullptr) {
      good = boost::variant2::visit(TypeReader(stage_.library, facts_[fact], stage_.diagnostics), stage_.facts[fact].tree->type.node);
    } else if (good && from != none) {
      copy_type(facts_[fact], facts_[from]);
    } else {
      good = false;
    }
    state_[fact] = good ? State::typed : State::failed;
    if (!good) mark_reported(stage_.library, SymbolKind::fact, fact);
    return good;
  }

  bool report_cycle(const std::vector<std::uint32_t>& chain, std::uint32_t closing) {
    std::string path;
    bool inside = false;
    for (std::uint32_t fact : chain) {
      inside = inside || fact == closing;
      if (inside) path += quoted(facts_[fact].name) + " is like ";
      state_[fact] = State::failed;
      mark_reported(stage_.library, SymbolKind::fact, fact);
    }
    stage_.diagnostics.add(Code::like_cycle, stage_.facts[chain.back()].tree->type.span,
                           path + quoted(facts_[closing].name) + ", and none of them has a type",
                           "give one of them a type of its own, such as `finding` or `number`");
    return false;
  }

  Stage& stage_;
  std::vector<FactInfo>& facts_;
  std::vector<State> state_;
};

void check_assumption(const ast::Field& tree, const FactInfo& info, Diagnostics& diagnostics) {
  if (tree.assumption != ast::Assumption::absent_unless_documented || info.type == Type::finding) return;
  diagnostics.add(Code::wrong_assumption, tree.name.span,
                  quoted(info.name) + " is " + described(info) + ", and only a finding is absent unless documented",
                  "leave out `absent unless documented`");
}

}  // namespace

void give_types(Stage& stage) {
  Vocabulary& vocabulary = stage.library.vocabulary;
  LikeResolver likes(stage);
  for (std::uint32_t fact = 0; fact < vocabulary.facts.size(); ++fact) {
    if (likes.settle(fact)) check_assumption(*stage.facts[fact].tree, vocabulary.facts[fact], stage.diagnostics);
  }
  stage.library.untyped_fields.assign(vocabulary.fields.size(), false);
  for (std::size_t field = 0; field < vocabulary.fields.size(); ++field) {
    FactInfo& info = vocabulary.fields[field];
    const auto& [tree, file] = stage.fields[field];
    bool good = true;
    if (const auto* like = boost::variant2::get_if<ast::LikeType>(&tree->type.node)) {
      const FactInfo* from = likes.target(file, *like);
      good = from != nullptr;
      if (good) copy_type(info, *from);
    } else {
      good = boost::variant2::visit(TypeReader(stage.library, info, stage.diagnostics), tree->type.node);
    }
    stage.library.untyped_fields[field] = !good;
    if (good) check_assumption(*tree, info, stage.diagnostics);
  }
}

}  // namespace guide::resolve
