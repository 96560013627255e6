#include "tools/guide/suggest.hpp"

#include <cctype>

#include "compiler/diagnostic.hpp"

namespace guide::tool {

std::string suggestion(const std::string& word, const std::vector<std::string>& known, const std::string& otherwise) {
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  const auto nearest = did_you_mean(word, candidates);
  return nearest ? "did you mean `" + std::string(*nearest) + "`?" : otherwise;
}

std::string plain_words(std::string message) {
  while (!message.empty() && (message.back() == '.' || message.back() == '\n')) message.pop_back();
  const bool word = message.size() > 1 && std::islower(static_cast<unsigned char>(message[1]));
  if (word) message[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(message[0])));
  return message;
}

}  // namespace guide::tool
