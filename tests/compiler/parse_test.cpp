// Trees: each `trees/name.guide` has its tree in `trees/name.tree`, written when GUIDE_UPDATE_GOLDEN is 1.

#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/compiler/text.hpp"

namespace {

using guide::test::Parsed;
using guide::test::read_file;

std::string condition_tree(const std::string& condition) {
  const Parsed parsed("define x when " + condition + "\n");
  return parsed.messages() + parsed.tree();
}

std::string answer_tree(const std::string& answer) {
  const Parsed parsed("case x as of 2014-04-03:\n  f: " + answer + "\n");
  const std::string tree = parsed.tree();
  const std::string begin = "(case x 2014-04-03\n  (report f (told";
  return parsed.messages() + (tree.find(begin) == 0 ? tree.substr(begin.size()) : tree);
}

}  // namespace

TEST_CASE("whole files have the trees they should have") {
  const char* update = std::getenv("GUIDE_UPDATE_GOLDEN");
  for (const auto& path : guide::test::guide_files()) {
    if (path.parent_path().filename() != "trees") continue;
    INFO(path.string());
    const Parsed parsed(read_file(path));
    CHECK(parsed.messages() == "");
    const std::filesystem::path expected = std::filesystem::path(path).replace_extension(".tree");
    if (update != nullptr && std::string(update) == "1") std::ofstream(expected, std::ios::binary) << parsed.tree();
    CHECK(parsed.tree() == read_file(expected));
  }
}

TEST_CASE("conditions") {
  const std::pair<std::string, std::string> conditions[] = {
      {"twitch", "(define x (holds twitch))\n"},
      {"clinical.pain.twitch", "(define x (holds clinical.pain.twitch))\n"},
      {"not twitch", "(define x (not (holds twitch)))\n"},
      {"phase is diagnostic", "(define x (is phase diagnostic))\n"},
      {"phase is not diagnostic", "(define x (is-not phase diagnostic))\n"},
      {"pain is documented", "(define x (documented pain))\n"},
      {"pain is not documented \"asked for\"", "(define x (not (documented pain)) (label \"asked for\"))\n"},
      {"diagnoses in covered cite item 1, page 3", "(define x (in diagnoses covered) (cite (item 1) (page 3)))\n"},
      {"a = b", "(define x (= a b))\n"},
      {"a+b - 3 days<=2 weeks", "(define x (<= (+ a b - (value 3 days)) (value 2 weeks)))\n"},
      {"onset >= 2014-02-20", "(define x (>= onset 2014-02-20))\n"},
      {"dose > 120 mg/day", "(define x (> dose (value 120 mg/day)))\n"},
      {"pressure < 90 mm[Hg]", "(define x (< pressure (value 90 mm[Hg])))\n"},
      {"relief >= 50%", "(define x (>= relief (value 50 %)))\n"},
      {"count of r within 6 months < 3", "(define x (< (count r (within 6 months)) (value 3)))\n"},
      {"sum of f of r <= 3", "(define x (<= (sum f r) (value 3)))\n"},
      {"time since latest r >= 2 months", "(define x (>= (time-since-latest r) (value 2 months)))\n"},
      {"time since onset >= 2 months", "(define x (>= (time-since onset) (value 2 months)))\n"},
      {"some r within 1 year", "(define x (some r (within 1 year)))\n"},
      {"no r", "(define x (no r))\n"},
      {"latest r has relief > 3", "(define x (latest r (> relief (value 3))))\n"},
      {"x is any of: a, b", "(define x (is-any-of x a b))\n"},
      {"all: a, not b", "(define x (all\n  (member (holds a))\n  (member (not (holds b)))))\n"},
      {"at least 2 of: a, b, c \"two\"",
       "(define x (at-least 2\n  (member (holds a))\n  (member (holds b))\n  (member (holds c))) (label \"two\"))\n"},
      {"latest r has all: a, b cite item 1",
       "(define x (latest r (all\n  (member (holds a))\n  (member (holds b)))) (cite (item 1)))\n"},
      {"exactly 1 of:\n  a\n  any:\n    b\n    c\n",
       "(define x (exactly 1\n  (member (holds a))\n  (member (any\n    (member (holds b))\n    (member (holds c))))))\n"},
  };
  for (const auto& [text, tree] : conditions) {
    INFO(text);
    CHECK(condition_tree(text) == tree);
  }
}

TEST_CASE("answers") {
  const std::pair<std::string, std::string> answers[] = {
      {"present", " present)))\n"},
      {"absent in d \"none\"", " absent (in d) \"none\")))\n"},
      {"undocumented", " undocumented)))\n"},
      {"none", " none)))\n"},
      {"83 months in d", " (value 83 months) (in d))))\n"},
      {"6 to 8 weeks", " (between (value 6) (value 8 weeks)))))\n"},
      {"2014-02 or earlier", " (or-earlier 2014-02))))\n"},
      {"3 or more", " (or-more (value 3)))))\n"},
      {"more than 50 %", " (more-than (value 50 %)))))\n"},
      {"M54.16", " (codes M54.16))))\n"},
      {"20552, M51*", " (codes 20552 M51*))))\n"},
      {"20552", " (value 20552))))\n"},
      {"more", " (option more))))\n"},
      {"lumbosacral in d", " (option lumbosacral) (in d))))\n"},
  };
  for (const auto& [text, tree] : answers) {
    INFO(text);
    CHECK(answer_tree(text) == tree);
  }
}

TEST_CASE("texts of nodes are views into the source, even where pasted characters were read as plain ones") {
  const Parsed parsed("fact spasm:\xC2\xA0" "finding “muscle spasm”\n");
  CHECK(parsed.tree() == "(fact spasm finding (label \"muscle spasm\"))\n");
  CHECK(parsed.diagnostics.list().size() == 1);
}

TEST_CASE("spans of conditions are their own words") {
  const Parsed parsed("define x when any \"label\":\n  a\n  latest r has c\n");
  const auto& define = boost::variant2::get<guide::ast::DefineCondition>(parsed.file.declarations.at(0));
  const auto& group = boost::variant2::get<guide::ast::Group>(define.condition.node);
  CHECK(parsed.sources.text(define.condition.span) == "any");
  CHECK(parsed.sources.text(group.members.at(1).span) == "latest r has c");
  CHECK(parsed.sources.text(define.span) == "define x when any \"label\":\n  a\n  latest r has c");
}

TEST_CASE("comments are kept in order, with their places") {
  const Parsed parsed("# one\nfact a: finding \"not # one\" # two  \n\n  # three\n");
  REQUIRE(parsed.file.comments.size() == 3);
  CHECK(parsed.sources.text(parsed.file.comments[0]) == "# one");
  CHECK(parsed.sources.text(parsed.file.comments[1]) == "# two");
  CHECK(parsed.sources.text(parsed.file.comments[2]) == "# three");
}

TEST_CASE("a faulty line is a hole, and what is around it is read") {
  const Parsed parsed("guideline a.b\n  require x\n  require and\n  require y\n");
  CHECK(parsed.diagnostics.list().size() == 2);
  CHECK(parsed.tree() == "(guideline a.b\n  (require (holds x)) (missing)\n  (require (holds y)))\n");
}

TEST_CASE("a faulty declaration keeps its name") {
  CHECK(Parsed("fact a: findng\n").tree() == "(fact a (missing))\n");
  CHECK(Parsed("record r cite:\n  f: percent\n").tree() == "(record r\n  (field f (percent)))\n");
  CHECK(Parsed("define p when a and b\n").tree() == "(define p (holds a))\n");
  CHECK(Parsed("fact 1: finding\n").tree() == "(missing)\n");
}
