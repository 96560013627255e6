#pragma once
// Makes a failing text smaller: whole blocks go, then single lines, then members of lists, while it still fails.

#include <functional>
#include <string>

namespace guide::properties {

/// `fails` must hold for `text`; at most `attempts` smaller texts are tried.
std::string shrink(const std::string& text, const std::function<bool(const std::string&)>& fails, int attempts = 2000);

}  // namespace guide::properties
