// Columns by name: which fact each is of, and how its numbers are to be read.

#include <cstring>

#include "runtime/batch/columns.hpp"
#include "runtime/case_suggest.hpp"
#include "runtime/characters.hpp"

namespace guide::batch {
namespace {

using ColumnType = ColumnDecider::Type;

std::string column_text(const ArrowSchema& schema) {
  return "column " + quoted_short(schema.name == nullptr ? "" : schema.name);
}

std::optional<ColumnType> integer_type(std::string_view format) {
  if (format == "c") return ColumnType::int8;
  if (format == "s") return ColumnType::int16;
  if (format == "i") return ColumnType::int32;
  if (format == "l") return ColumnType::int64;
  return std::nullopt;
}

/// The value of a key in a field's metadata, or empty.
std::string_view metadata_value(const char* at, std::string_view wanted) {
  if (at == nullptr) return {};
  const auto number = [&at] {
    std::int32_t result = 0;
    std::memcpy(&result, at, sizeof result);
    at += sizeof result;
    return result;
  };
  const auto text = [&] {
    const std::int32_t size = number();
    const std::string_view result(at, static_cast<std::size_t>(size < 0 ? 0 : size));
    at += result.size();
    return result;
  };
  for (std::int32_t pairs = number(); pairs > 0; --pairs) {
    const std::string_view key = text();
    const std::string_view value = text();
    if (key == wanted) return value;
  }
  return {};
}

/// The steps of a fact in one unit of its column, or why there is no whole number of them.
std::optional<std::string> find_factor(const FactInfo& fact, std::string_view unit, std::int64_t& factor) {
  factor = scale_of(fact.type);
  if (unit.empty()) return std::nullopt;
  if (text_problem(unit) != nullptr) return "its unit is not UTF-8, or holds a control character";
  const std::optional<UnitInfo> written = find_unit(unit);
  const std::optional<Scaled> converted = written ? convert(micros, *written, fact.unit) : std::nullopt;
  if (!converted || *converted <= 0) {
    return "the unit " + quoted_short(unit) + " does not convert to `" + fact.unit.name + "`";
  }
  factor = factor == 1 ? *converted / micros : *converted;
  return factor > 0 ? std::nullopt : std::optional<std::string>("the unit " + quoted_short(unit) + " is too small");
}

const unsigned char* bytes(const void* buffer) { return static_cast<const unsigned char*>(buffer); }

}  // namespace

std::optional<std::string> ColumnDecider::bind(const ArrowSchema& schema) {
  if (schema.format == nullptr || std::string_view(schema.format) != "+s") {
    return "the columns come as one struct array";
  }
  columns_.clear();
  children_.clear();
  day_child_ = -1;
  column_of_.assign(plan_.facts.size(), none);
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    if (auto problem = bind_child(*schema.children[i], i)) return problem;
  }
  return std::nullopt;
}

std::optional<std::string> ColumnDecider::bind_child(const ArrowSchema& child, std::int64_t index) {
  const Vocabulary& vocabulary = plan_.program->vocabulary;
  const std::string name = child.name == nullptr ? "" : child.name;
  if (text_problem(name) != nullptr) return "the name of a column is not UTF-8, or holds a control character";
  const std::string_view format = child.format == nullptr ? "" : child.format;
  const std::uint32_t found = vocabulary.fact_names.find(name);
  if (found == none) {
    if (name != "as_of") return "no fact named " + quoted_short(name);
    if (format != "tdD") return "column `as_of` is not of type date32";
    day_child_ = index;
    return std::nullopt;
  }
  if (found == Vocabulary::ambiguous)
    return "several modules declare a fact " + quoted_short(name) + ": name its module too";
  const FactInfo& fact = vocabulary.facts[found];
  Column column;
  column.place = plan_.place_of(found);
  if (column.place == none) return std::nullopt;
  if (column_of_[column.place] != none) return column_text(child) + " stands twice";

  const std::optional<ColumnType> integer = integer_type(format);
  bool fits = false;
  switch (fact.type) {
    case guide::Type::finding: fits = child.dictionary == nullptr && (format == "b" || integer); break;
    case guide::Type::choice: fits = integer.has_value(); break;
    case guide::Type::date: fits = format == "tdD"; break;
    case guide::Type::codes: return column_text(child) + ": codes do not come as a column";
    default: fits = child.dictionary == nullptr && integer;
  }
  const bool texts = child.dictionary == nullptr || std::string_view(child.dictionary->format) == "u";
  if (!fits || !texts) return column_text(child) + " is of a type that does not fit the fact";
  column.type = format == "b" ? ColumnType::boolean : integer.value_or(ColumnType::int32);
  if (fact.type != guide::Type::finding && fact.type != guide::Type::choice && fact.type != guide::Type::date) {
    const std::string_view unit = metadata_value(child.metadata, "guide.unit");
    if (auto problem = find_factor(fact, unit, column.factor)) return column_text(child) + ": " + *problem;
  }
  column_of_[column.place] = static_cast<std::uint32_t>(columns_.size());
  columns_.push_back(std::move(column));
  children_.push_back(index);
  return std::nullopt;
}

/// The buffers of one batch.
std::optional<std::string> ColumnDecider::bind_buffers(const ArrowArray& batch) {
  const auto child_of = [&batch](std::int64_t index) -> const ArrowArray* {
    if (index >= batch.n_children || batch.children[index] == nullptr) return nullptr;
    const ArrowArray* child = batch.children[index];
    const bool whole = child->length >= batch.length + batch.offset && child->offset >= 0 && child->n_buffers == 2;
    return whole && (batch.length == 0 || child->buffers[1] != nullptr) ? child : nullptr;
  };
  if (batch.length < 0 || batch.offset < 0) return "the batch is no struct array";
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const ArrowArray* child = child_of(children_[i]);
    if (child == nullptr) return "the batch does not fit the schema";
    Column& column = columns_[i];
    column.values = child->buffers[1];
    column.valid = child->null_count == 0 ? nullptr : bytes(child->buffers[0]);
    column.offset = batch.offset + child->offset;
    column.options.clear();
    if (child->dictionary == nullptr) continue;
    if (auto problem = bind_dictionary(*child->dictionary, column)) return problem;
  }
  days_ = nullptr;
  if (day_child_ < 0) return std::nullopt;
  const ArrowArray* days = child_of(day_child_);
  if (days == nullptr) return "the batch does not fit the schema";
  if (days->null_count != 0 && days->buffers[0] != nullptr) {
    for (std::int64_t i = 0; i < batch.length; ++i) {
      const std::int64_t bit = batch.offset + days->offset + i;
      if ((bytes(days->buffers[0])[bit / 8] >> bit % 8 & 1) == 0) return "column `as_of` has a null";
    }
  }
  days_ = static_cast<const std::int32_t*>(days->buffers[1]) + batch.offset + days->offset;
  return std::nullopt;
}

/// Finds the option of each text of a dictionary; a text that is no option is refused where it is used.
std::optional<std::string> ColumnDecider::bind_dictionary(const ArrowArray& array, Column& column) const {
  if (array.n_buffers != 3 || array.length > 1'000'000) return "a dictionary is no array of texts";
  const FactInfo& fact = plan_.program->vocabulary.facts[plan_.facts[column.place].fact];
  const auto* offsets = static_cast<const std::int32_t*>(array.buffers[1]) + array.offset;
  const auto* text = static_cast<const char*>(array.buffers[2]);
  bool same = true;
  for (std::int64_t i = 0; i < array.length; ++i) {
    const std::string_view word(text + offsets[i], static_cast<std::size_t>(offsets[i + 1] - offsets[i]));
    std::int32_t option = -1;
    for (std::size_t j = 0; j < fact.options.size(); ++j) {
      if (fact.options[j] == word) option = static_cast<std::int32_t>(j);
    }
    column.options.push_back(option);
    same = same && option == i;
  }
  if (same) column.options.clear();
  return std::nullopt;
}

}  // namespace guide::batch
