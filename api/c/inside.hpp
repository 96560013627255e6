#pragma once
// What stands behind the handles of guide.h, and how its functions keep exceptions in. In: the C++ interface. Out: C.

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guide/guide.h"
#include "guide/guide.hpp"

struct guide_text {
  std::string text;
};
struct guide_strings {
  std::vector<std::string> texts;
};
struct guide_error {
  std::vector<guide::api::Diagnostic> diagnostics;
};
struct guide_library {
  guide::api::Library library;
  std::vector<guide::api::Diagnostic> diagnostics;
  std::vector<guide::api::Case> cases;
  guide::api::LibraryInfo info;
  std::string digest;
};
struct guide_case {
  guide::api::Case the_case;
  std::string name;
};
struct guide_builder {
  guide::api::CaseBuilder builder;
  bool finished = false;
};
struct guide_decision {
  guide::api::Decision decision;
};
struct guide_question {
  guide::api::Question question;
};
struct guide_decider {
  guide::api::CaseDecider decider;
};

namespace guide::c {

/// Runs a function's body; no exception leaves it.
template <typename Body>
guide_status guarded(Body body) noexcept {
  try {
    return body();
  } catch (const std::bad_alloc&) {
    return GUIDE_OUT_OF_MEMORY;
  } catch (...) {
    return GUIDE_FAULT;
  }
}

/// Whether a text's pointer and length belong together.
inline bool is_text(const char* data, std::size_t size) { return data != nullptr || size == 0; }
inline bool is_text(guide_string text) { return is_text(text.data, text.size); }

inline std::string_view view(const char* data, std::size_t size) {
  return data == nullptr ? std::string_view() : std::string_view(data, size);
}
inline std::string_view view(guide_string text) { return view(text.data, text.size); }
inline guide_string view(std::string_view text) { return {text.data(), text.size()}; }

/// Copies a result into a struct of the caller's, who may know fewer members, or more, which become 0.
template <typename Struct>
guide_status fill(Struct* to, Struct from) {
  if (to == nullptr || to->size < sizeof from.size) return GUIDE_BAD_ARGUMENT;
  from.size = to->size;
  if (to->size > sizeof from) std::memset(reinterpret_cast<char*>(to) + sizeof from, 0, to->size - sizeof from);
  std::memcpy(static_cast<void*>(to), &from, std::min(from.size, sizeof from));
  return GUIDE_OK;
}

/// Options as this version knows them; what the caller does not know, or does not give, is 0.
template <typename Struct>
Struct known(const Struct* given) {
  Struct options{};
  if (given != nullptr) std::memcpy(static_cast<void*>(&options), given, std::min(given->size, sizeof options));
  return options;
}

/// Hands out a new handle.
template <typename Handle>
guide_status give(Handle** to, Handle made) {
  *to = new Handle(std::move(made));
  return GUIDE_OK;
}

guide_diagnostic shown(const guide::api::Diagnostic& diagnostic);
/// Reports mistakes: `status` becomes GUIDE_LIMIT if one of them is a limit passed.
guide_status report(std::vector<guide::api::Diagnostic> diagnostics, guide_status status, guide_error** error);
guide_status report(std::string_view code, std::string message, std::string hint, guide_status status,
                    guide_error** error);

guide::api::TextOptions text_options(const guide_text_options* given);
guide::api::Limits limits_of(const guide_load_options& options);
/// Loads modules, with imports through `loader`, and hands out the library or its errors.
guide_status load(std::vector<guide::api::Module> modules, const guide::api::Loader& loader,
                  const guide_load_options& options, guide_library** library, guide_error** error);
/// The host's loader, if it gave one.
guide::api::Loader loader_of(const guide_load_options& options);

}  // namespace guide::c
