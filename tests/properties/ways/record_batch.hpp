#pragma once
// Columns as an Arrow producer hands them over: a record batch in memory of its own, filled row by row.

#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <vector>

#include "include/guide/arrow.h"

namespace guide::properties {

/// A record batch whose memory it owns.
class RecordBatch {
 public:
  RecordBatch(std::int64_t cases, std::int64_t offset) : cases_(cases), offset_(offset) {
    schema_.format = "+s";
    array_.length = cases;
    array_.n_buffers = 1;
    array_.buffers = no_buffers_;
  }

  struct Column {
    std::string name, format;
    std::vector<unsigned char> valid;
    std::vector<unsigned char> values;
    ArrowSchema schema{}, dictionary_schema{};
    ArrowArray array{}, dictionary{};
    const void* buffers[2] = {};
    std::vector<std::int32_t> text_offsets;
    std::string text;
    const void* dictionary_buffers[3] = {};
  };

  Column& add(std::string name, std::string format, std::size_t size) {
    Column& column = columns_.emplace_back();
    column.name = std::move(name);
    column.format = std::move(format);
    const auto rows = static_cast<std::size_t>(cases_ + offset_);
    column.valid.assign(rows / 8 + 1, 0);
    column.values.assign(size == 0 ? rows / 8 + 1 : rows * size, 0);
    return column;
  }
  void put(Column& column, std::size_t size, std::int64_t row, std::int64_t value) const {
    const auto at = static_cast<std::size_t>(row + offset_);
    column.valid[at / 8] = static_cast<unsigned char>(column.valid[at / 8] | 1 << at % 8);
    if (size == 0) {
      column.values[at / 8] = static_cast<unsigned char>(column.values[at / 8] | (value & 1) << at % 8);
    } else {
      std::memcpy(column.values.data() + at * size, &value, size);  // little-endian
    }
  }
  void add_dictionary(Column& column, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
      column.text_offsets.push_back(static_cast<std::int32_t>(column.text.size()));
      column.text += word;
    }
    column.text_offsets.push_back(static_cast<std::int32_t>(column.text.size()));
    column.dictionary_schema.format = "u";
    column.dictionary.length = static_cast<std::int64_t>(words.size());
    column.dictionary.n_buffers = 3;
    column.dictionary_buffers[1] = column.text_offsets.data();
    column.dictionary_buffers[2] = column.text.data();
    column.dictionary.buffers = column.dictionary_buffers;
    column.schema.dictionary = &column.dictionary_schema;
    column.array.dictionary = &column.dictionary;
  }
  void finish() {
    for (Column& column : columns_) {
      column.schema.name = column.name.c_str();
      column.schema.format = column.format.c_str();
      column.array.length = cases_ + offset_;
      column.array.null_count = -1;
      column.array.n_buffers = 2;
      column.buffers[0] = column.valid.data();
      column.buffers[1] = column.values.data();
      column.array.buffers = column.buffers;
      schemas_.push_back(&column.schema);
      arrays_.push_back(&column.array);
    }
    schema_.n_children = array_.n_children = static_cast<std::int64_t>(columns_.size());
    schema_.children = schemas_.data();
    array_.children = arrays_.data();
    array_.offset = offset_;
  }
  const ArrowSchema& schema() const { return schema_; }
  const ArrowArray& array() const { return array_; }

 private:
  std::int64_t cases_, offset_;
  std::deque<Column> columns_;
  std::vector<ArrowSchema*> schemas_;
  std::vector<ArrowArray*> arrays_;
  ArrowSchema schema_{};
  ArrowArray array_{};
  const void* no_buffers_[1] = {};
};

}  // namespace guide::properties
