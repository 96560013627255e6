#include "compiler/cases/cases.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "compiler/cases/answers.hpp"
#include "compiler/cases/entries.hpp"
#include "compiler/cases/expectations.hpp"
#include "compiler/resolve/stages.hpp"
#include "compiler/syntax/parse.hpp"

namespace guide::cases {
namespace {

using resolve::quoted;
using resolve::SymbolKind;

bool has_hole(const ast::Entries& entries) {
  for (const ast::Row& row : entries.rows) {
    if (row.cells.empty()) return true;
    for (const ast::Cell& cell : row.cells) {
      if (boost::variant2::holds_alternative<ast::Missing>(cell.node)) return true;
    }
  }
  return false;
}

/// Reads one case block. Errors do not stop it: the rest is read, so that all are found.
class CaseReader {
 public:
  CaseReader(const resolve::Library& library, const Program& program, const Subjects& subjects, std::uint32_t file,
             Diagnostics& diagnostics)
      : library_(library), subjects_(subjects), builder_(program), file_(file), diagnostics_(diagnostics) {}

  /// The builder wants the day first, then the documents, then what they say.
  std::optional<Case> read(const ast::Case& tree) {
    const std::size_t before = diagnostics_.error_count();
    builder_.name(tree.name.text, tree.title ? tree.title->text : std::string_view{}, library_.place(tree.name.span));
    const bool dated = read_day(tree.as_of);
    for (const ast::CaseItem& item : tree.items) {
      if (const auto* document = boost::variant2::get_if<ast::Document>(&item)) read_document(*document);
    }
    for (const ast::CaseItem& item : tree.items) boost::variant2::visit(*this, item);
    Case result;
    for (const CaseError& error : builder_.finish(result)) {
      if (dated) report(error, Places(tree.name.span), diagnostics_);
    }
    if (hole_ || diagnostics_.error_count() != before) return std::nullopt;
    return result;
  }

  void operator()(const ast::Missing&) { hole_ = true; }
  void operator()(const ast::Document&) {}

  void operator()(const ast::Expect& tree) {
    std::optional<Expectation> expectation = subjects_.read(tree, file_, diagnostics_);
    if (expectation) builder_.expect(std::move(*expectation));
  }

  void operator()(const ast::Request& tree) {
    const auto service = resolve::find(library_, file_, tree.service, {SymbolKind::service}, diagnostics_);
    if (!service) return;
    Places places(tree.service.span);
    if (tree.prior_on) places.value = tree.prior_on->span;
    const auto text = [](const auto& word) { return word ? word->text : std::string_view{}; };
    Target target;
    const auto error =
        builder_.request(service->index, text(tree.label), text(tree.prior), text(tree.prior_on), &target.request);
    if (error) {
      report(*error, places, diagnostics_);
      return;
    }
    target_ = target;
    told_in_request_.clear();
    for (const ast::ReportItem& item : tree.reports) boost::variant2::visit(*this, item);
    target_ = {};
  }

  void operator()(const ast::Report& tree) {
    const auto symbol = resolve::find(library_, file_, tree.fact, {SymbolKind::fact, SymbolKind::record}, diagnostics_);
    if (!symbol) return;
    if (symbol->kind == SymbolKind::record) return read_empty_list(tree, *symbol);
    if (!told_first(tree.fact, symbol->index)) return;
    for (const ast::Told& told : tree.told) read_told(tree.fact, told, symbol->index);
  }

  void operator()(const ast::Entries& tree) {
    hole_ = hole_ || has_hole(tree);
    const auto symbol =
        resolve::find(library_, file_, tree.record, {SymbolKind::record, SymbolKind::fact}, diagnostics_);
    if (!symbol) return;
    if (symbol->kind == SymbolKind::record) {
      return read_entries(library_, tree, symbol->index, target_, builder_, diagnostics_);
    }
    diagnostics_.add(
        Code::wrong_kind, tree.record.span, quoted(tree.record.text) + " is a fact, and only a record has entries",
        "write what is told of it after the colon: " + quoted(std::string(tree.record.text) + ": ") + " and a value");
  }

 private:
  bool read_day(const ast::Day& day) {
    if (day.text.empty()) return false;
    const auto error = builder_.as_of(day.text);
    if (error) report(*error, Places(day.span), diagnostics_);
    return !error;
  }

  void read_document(const ast::Document& tree) {
    if (tree.name.text.empty()) return;
    Places places(tree.name.span);
    places.value = tree.date.span;
    const auto error =
        builder_.document(tree.name.text, tree.date.text, tree.title ? tree.title->text : std::string_view{});
    const auto [first, fresh] = documents_.emplace(tree.name.text, tree.name.span);
    if (!error) return;
    Diagnostic& found = report(*error, places, diagnostics_);
    if (!fresh) found.labels.push_back({first->second, "the other one"});
  }

  /// All reports of a fact stand under one name, so that a reader sees them together.
  bool told_first(const ast::Name& name, std::uint32_t fact) {
    auto& told = target_.request == none ? told_in_case_ : told_in_request_;
    const auto [first, fresh] = told.emplace(fact, name.span);
    if (fresh) return true;
    Diagnostic& found =
        diagnostics_.add(Code::case_duplicate, name.span, quoted(name.text) + " is reported in two places",
                         "write all its reports under one " + quoted(std::string(name.text) + ":") + ", one a line");
    found.labels.push_back({first->second, "reported here"});
    return false;
  }

  void read_told(const ast::Name& fact, const ast::Told& told, std::uint32_t index) {
    Places places(told.span);
    places.name = fact.span;
    if (told.document) places.document = told.document->span;
    const std::optional<Answer> answer = answer_of(told.answer, places);
    hole_ = hole_ || !answer;
    if (!answer) return;
    const auto error = builder_.tell(target_, index, *answer, told.document ? told.document->text : std::string_view{},
                                     told.quote ? told.quote->text : std::string_view{});
    if (!error) return;
    Diagnostic& found = report(*error, places, diagnostics_);
    const auto other = told_in_case_.find(index);
    const bool elsewhere = error->problem == CaseProblem::duplicate && other != told_in_case_.end();
    if (elsewhere && target_.request != none) found.labels.push_back({other->second, "told of the whole case here"});
  }

  /// `earlier_injection: none`; what is undocumented has no list.
  void read_empty_list(const ast::Report& tree, const resolve::Symbol& record) {
    for (const ast::Told& told : tree.told) {
      Places places(told.span);
      places.name = tree.fact.span;
      if (told.document) places.document = told.document->span;
      const std::optional<Answer> answer = answer_of(told.answer, places);
      hole_ = hole_ || !answer;
      if (!answer || answer->kind == Answer::Kind::undocumented) continue;
      if (answer->kind != Answer::Kind::none) {
        diagnostics_.add(Code::wrong_kind, told.answer.span,
                         quoted(tree.fact.text) + " is a record: a list of entries, or `none`",
                         "write its entries below, a row for each, beginning with a row of its fields");
        continue;
      }
      const auto error =
          builder_.list(target_, record.index, false, told.document ? told.document->text : std::string_view{});
      if (error) report(*error, places, diagnostics_);
    }
  }

  const resolve::Library& library_;
  const Subjects& subjects_;
  CaseBuilder builder_;
  std::uint32_t file_;
  Diagnostics& diagnostics_;
  Target target_;
  bool hole_ = false;  // a line could not be read (the parser said so): a case is never half read
  std::unordered_map<std::uint32_t, Span> told_in_case_;
  std::unordered_map<std::uint32_t, Span> told_in_request_;
  std::unordered_map<std::string_view, Span> documents_;
};

/// The cases of one file. Each is parsed when it is read, and its tree is dropped before the next.
class CasesOfFile {
 public:
  CasesOfFile(const resolve::Library& library, const syntax::Scan& scan, const Subjects& subjects, std::uint32_t file,
              Diagnostics& diagnostics)
      : library_(library), scan_(scan), subjects_(subjects), file_(file), diagnostics_(diagnostics) {}

  void check_syntax(const ast::Case& tree, int nesting) {
    syntax::with_items(*library_.sources, scan_, tree, diagnostics_, nesting);
  }

  std::optional<Case> read(const ast::Case& tree, int nesting) {
    report_duplicate(tree.name);
    const ast::Case whole = syntax::with_items(*library_.sources, scan_, tree, diagnostics_, nesting);
    return CaseReader(library_, *library_.program, subjects_, file_, diagnostics_).read(whole);
  }

 private:
  void report_duplicate(const ast::Name& name) {
    const auto [first, fresh] = names_.emplace(name.text, name.span);
    if (fresh || name.text.empty()) return;
    Diagnostic& found =
        diagnostics_.add(Code::duplicate_name, name.span, "two cases are named " + quoted(name.text),
                         "give this one another name");
    found.labels.push_back({first->second, "the other one"});
  }

  const resolve::Library& library_;
  const syntax::Scan& scan_;
  const Subjects& subjects_;
  std::uint32_t file_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string_view, Span> names_;
};

struct Found {
  std::vector<Case> cases;
  Diagnostics diagnostics;
};

/// Whether an error lies in the case, in characters that are none for instance.
bool has_error(const Diagnostics& found, Span tree) {
  return std::any_of(found.list().begin(), found.list().end(), [&](const Diagnostic& diagnostic) {
    const Span at = diagnostic.primary.span;
    return diagnostic.severity == Severity::error && at.source == tree.source && at.begin >= tree.begin &&
           at.begin < tree.end;
  });
}

}  // namespace

std::vector<Case> read_cases(const resolve::Library& library, const std::vector<syntax::Scan>& scans,
                             std::uint32_t given, const CompileOptions& options, const Diagnostics& found_before,
                             Diagnostics& diagnostics) {
  const Subjects subjects(library);
  const int nesting = options.limits.nesting;
  std::vector<std::vector<const ast::Case*>> trees(scans.size());
  for (const auto& [tree, file] : library.cases) trees[file].push_back(tree);
  std::vector<Found> found(scans.size());
  do_all(options.workers, scans.size(), [&](std::size_t i) {
    const auto file = static_cast<std::uint32_t>(i);
    CasesOfFile cases(library, scans[i], subjects, file, found[i].diagnostics);
    for (const ast::Case* tree : trees[i]) {
      if (file >= given || options.cases == CaseBlocks::unread) {
        cases.check_syntax(*tree, nesting);
        continue;
      }
      std::optional<Case> read = cases.read(*tree, nesting);
      const bool good = read && !has_error(found_before, tree->span);
      if (good && options.cases == CaseBlocks::kept) found[i].cases.push_back(std::move(*read));
    }
  });
  std::vector<Case> cases;
  for (Found& each : found) {
    std::move(each.cases.begin(), each.cases.end(), std::back_inserter(cases));
    diagnostics.append(std::move(each.diagnostics));
  }
  return cases;
}

}  // namespace guide::cases
