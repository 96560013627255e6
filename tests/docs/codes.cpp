#include "tests/docs/codes.hpp"

#include <fstream>
#include <map>
#include <regex>

namespace guide::docs {
namespace {

struct CodeName {
  const char* identifier;
  const char* text;
  const char* severity;
};

constexpr CodeName all_codes[] = {
#define GUIDE_DIAGNOSTIC(identifier, text, severity) {#identifier, text, #severity},
#include "compiler/diagnostics.def"
#undef GUIDE_DIAGNOSTIC
};

std::string read_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string heading_of(const CodeName& code) {
  const std::string severity = code.severity;
  return "`" + std::string(code.text) + "`" + (severity == "error" ? "" : " (" + severity + ")");
}

/// The sections headed by a code, by their heading.
std::multimap<std::string, std::string> sections_of(const Document& document) {
  std::multimap<std::string, std::string> sections;
  for (std::size_t i = 0; i < document.headings.size(); ++i) {
    const Heading& heading = document.headings[i];
    const std::size_t end = i + 1 < document.headings.size() ? document.headings[i + 1].begin : document.text.size();
    if (heading.text.starts_with('`')) {
      sections.emplace(heading.text, document.text.substr(heading.begin, end - heading.begin));
    }
  }
  return sections;
}

/// An example says `error[code]`; else a test that the section names by its path does, or the code itself in C++.
bool shows(const std::string& section, const CodeName& code, const std::filesystem::path& checkout) {
  const std::string said = "[" + std::string(code.text) + "]";
  if (section.find(said) != std::string::npos) return true;
  const std::regex path("`(tests/[^`]+)`");
  for (std::sregex_iterator found(section.begin(), section.end(), path), end; found != end; ++found) {
    const std::string test = read_text(checkout / (*found)[1].str());
    if (test.find(said) != std::string::npos) return true;
    if (test.find("Code::" + std::string(code.identifier)) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

std::string missing_codes(const Document& document, const std::filesystem::path& checkout) {
  std::string report;
  auto sections = sections_of(document);
  for (const CodeName& code : all_codes) {
    const std::string heading = heading_of(code);
    if (sections.count(heading) != 1) {
      report += std::to_string(sections.count(heading)) + " sections are headed " + heading + ", not 1\n";
    } else if (!shows(sections.find(heading)->second, code, checkout)) {
      report += "the section " + heading + " neither shows the code nor names a test that does\n";
    }
    sections.erase(heading);
  }
  for (const auto& [heading, section] : sections) report += "no code is called " + heading + "\n";
  return report;
}

}  // namespace guide::docs
