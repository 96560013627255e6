#pragma once
// Hand-written: a case's JSON into the struct, over simdjson's on-demand interface; keys in any order.

#if defined(GUIDE_BENCH_SIMDJSON)
#include <simdjson.h>

#include <string_view>

#include "work.hpp"

namespace bench {

class SimdjsonReader {
 public:
  /// `room` is how many bytes may be read from the begin of the text.
  bool read(std::string_view text, std::size_t room, Case& c);

 private:
  void read_facts(simdjson::ondemand::object facts, Case& c);
  void read_fact(int fact, simdjson::ondemand::value value, Case& c);
  simdjson::ondemand::parser parser_;
};

}  // namespace bench
#endif
