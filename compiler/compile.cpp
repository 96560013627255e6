#include "compiler/compile.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "compiler/cases/cases.hpp"
#include "compiler/load.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/resolve/library.hpp"
#include "compiler/syntax/parse.hpp"
#include "runtime/digest.hpp"

namespace guide {
namespace {

/// A file of cases alone says nothing of how cases are decided.
bool holds_guidelines(const ast::File& file) {
  return std::any_of(file.declarations.begin(), file.declarations.end(), [](const ast::Declaration& declaration) {
    return !boost::variant2::holds_alternative<ast::Import>(declaration) &&
           !boost::variant2::holds_alternative<ast::Case>(declaration);
  });
}

/// Names the library: its modules as they were read, so that it can be read so again, and a digest of their names and
/// texts in the order of the names.
void name_library(const Compilation& compilation, Program& program) {
  std::vector<std::uint32_t> order(compilation.modules.size());
  std::iota(order.begin(), order.end(), 0u);
  std::erase_if(order, [&](std::uint32_t file) { return !holds_guidelines(compilation.files[file]); });
  for (std::uint32_t file : order) program.modules.push_back(program.room.keep(compilation.modules[file]));
  const auto text = [&](std::uint32_t file) { return compilation.sources[file].text(); };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int names = compilation.modules[a].compare(compilation.modules[b]);
    return names != 0 ? names < 0 : text(a) < text(b);
  });
  Digest digest;
  for (std::uint32_t file : order) {
    digest.add_framed(compilation.modules[file]);
    digest.add_framed(text(file));
  }
  program.digest = digest.finish();
}

/// Where the blocks of a text begin that are `case` blocks, and where the others do: blocks begin at the margin.
class Blocks {
 public:
  explicit Blocks(std::string_view text) {
    for (std::size_t line = 0; line < text.size(); line = text.find('\n', line) + 1) {
      if (text[line] != ' ' && text[line] != '\n' && text[line] != '#') {
        const bool is_case = text.substr(line, 5) == "case ";
        if (begins_.empty() || begins_.back().second != is_case) begins_.emplace_back(line, is_case);
      }
      if (text.find('\n', line) == std::string_view::npos) break;
    }
  }
  bool in_case(std::size_t offset) const {
    const auto after = std::upper_bound(begins_.begin(), begins_.end(), std::make_pair(offset, true));
    return after != begins_.begin() && std::prev(after)->second;
  }

 private:
  std::vector<std::pair<std::size_t, bool>> begins_;
};

struct Blame {
  bool library = false;
  bool cases = false;
};
Blame blame_of(const Compilation& compilation) {
  Blame blame;
  std::map<std::uint32_t, Blocks> blocks;
  for (const Diagnostic& diagnostic : compilation.diagnostics.list()) {
    if (diagnostic.severity != Severity::error) continue;
    const Span at = diagnostic.primary.span;
    const auto [found, fresh] = blocks.try_emplace(at.source, compilation.sources[at.source].text());
    (found->second.in_case(at.begin) ? blame.cases : blame.library) = true;
  }
  return blame;
}

/// In the order in which `resolve` meets them.
std::vector<ast::Guideline*> guidelines_of(std::vector<ast::File>& files) {
  std::vector<ast::Guideline*> guidelines;
  for (ast::File& file : files) {
    for (ast::Declaration& declaration : file.declarations) {
      auto* guideline = boost::variant2::get_if<ast::Guideline>(&declaration);
      if (guideline != nullptr) guidelines.push_back(guideline);
    }
  }
  return guidelines;
}

/// Where bodies need not be kept, each goes with the guideline that is lowered; where it was left unread it is read now, while
/// what is made of it is at hand.
std::shared_ptr<Program> lower_library(const resolve::Library& library, const std::vector<syntax::Scan>& scans,
                                       const CompileOptions& options, Compilation& compilation, Diagnostics& of_syntax,
                                       Diagnostics& diagnostics) {
  if (options.keep_bodies) return lower::lower(library, diagnostics, options.limits.conditions, {});
  const std::vector<ast::Guideline*> trees = guidelines_of(compilation.files);
  return lower::lower(library, diagnostics, options.limits.conditions, [&](std::size_t guideline) {
    ast::Guideline& tree = *trees[guideline];
    if (tree.unread) {
      return syntax::with_body(compilation.sources, scans[tree.span.source], tree, of_syntax, options.limits.nesting);
    }
    std::vector<ast::Statement> body = std::exchange(tree.body, {});  // what stands above it is read with cases too
    ast::Guideline whole = tree;
    whole.body = std::move(body);
    return whole;
  });
}

bool check_vocabulary(const Vocabulary& vocabulary, const Limits& limits, Diagnostics& diagnostics) {
  const auto check = [&](std::size_t count, std::size_t most, const char* things) {
    if (count <= most) return true;
    diagnostics.add(Code::library_too_large, {0, 0, 0},
                    "a library can declare at most " + grouped(most) + " " + things + " here, and this one declares " +
                        grouped(count),
                    "load fewer modules");
    return false;
  };
  return check(vocabulary.facts.size() + vocabulary.fields.size(), limits.facts, "facts and fields") &&
         check(vocabulary.records.size(), limits.records, "records");
}

}  // namespace

std::unique_ptr<Compilation> compile(std::vector<ModuleText> texts, const ModuleLoader& loader,
                                     const CompileOptions& options) {
  auto result = std::make_unique<Compilation>();
  const auto given = static_cast<std::uint32_t>(texts.size());

  std::vector<syntax::Scan> scans;
  if (!load_modules(std::move(texts), loader, options, *result, scans)) return result;
  const resolve::Library library =
      resolve::resolve(result->sources, result->files, result->modules, result->diagnostics);
  if (!check_vocabulary(library.vocabulary, options.limits, result->diagnostics)) return result;
  // Guidelines and cases depend on the vocabulary, and not on each other: a mistake in the ones does not keep the others
  // from being read.
  Diagnostics of_syntax, of_guidelines, of_cases;
  std::shared_ptr<Program> program;
  const auto lower_guidelines = [&] { program = lower_library(library, scans, options, *result, of_syntax, of_guidelines); };
  const auto read_cases = [&] { result->cases = cases::read_cases(library, scans, given, options, result->diagnostics, of_cases); };
  if (options.cases != CaseBlocks::unread) {
    do_all(options.workers, 2, [&](std::size_t which) { which == 0 ? lower_guidelines() : read_cases(); });
  } else {
    lower_guidelines();
    const bool wrong = result->diagnostics.has_errors() || of_syntax.has_errors() || of_guidelines.has_errors();
    if (wrong) read_cases();
  }
  result->diagnostics.append(std::move(of_syntax));
  result->diagnostics.append(std::move(of_guidelines));
  result->diagnostics.append(std::move(of_cases));
  if (program != nullptr) name_library(*result, *program);

  const Blame blame = blame_of(*result);
  if (!blame.library) result->program = std::move(program);
  if (blame.library) result->cases.clear();
  result->case_errors = blame.cases;
  return result;
}

}  // namespace guide
