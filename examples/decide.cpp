// c++ -std=c++20 decide.cpp $(pkg-config --cflags --libs guide-cpp)
#include <fstream>
#include <guide/guide.hpp>
#include <iostream>
#include <sstream>

int main(int, char** arguments) {
  std::ostringstream policy;
  policy << std::ifstream(arguments[1]).rdbuf();
  const auto loaded = guide::Library::load(policy.str(), "policy.guide");
  for (const auto& diagnostic : loaded.diagnostics) std::cerr << diagnostic.text;
  if (!loaded.library) return 1;

  guide::CaseBuilder builder(*loaded.library, "2024-05-01");
  builder.document("note", "2024-04-12", "progress note");
  builder.tell("twitch", "present", "note", "twitch on palpation").tell("duration", "7 months", "note");
  const auto read = builder.request("injection").finish();
  for (const auto& diagnostic : read.diagnostics) std::cerr << diagnostic.text;
  if (!read.the_case) return 1;

  const auto decided = loaded.library->decide(*read.the_case);
  for (const auto& diagnostic : decided.diagnostics) std::cerr << diagnostic.text;
  if (!decided.decision) return 1;

  const guide::Item item = decided.decision->items().front();
  for (const auto& guideline : item.guidelines) {
    std::cout << guideline.title << ": " << guideline.conclusion << "\n";
    for (const auto& clause : guideline.clauses) std::cout << "  " << clause.text << ": " << clause.state_words << "\n";
  }
  for (const auto& label : decided.decision->missing(0)) std::cout << "undocumented: " << label << "\n";
}
