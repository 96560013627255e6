#include "simdjson_reader.hpp"

#if defined(GUIDE_BENCH_SIMDJSON)
#include <cstring>

namespace bench {
namespace {

constexpr int agent_key = findings + numbers, last_key = agent_key + 1, request_key = agent_key + 2;

/// The number of the fact that a key names; -1 if none.
int fact_of(std::string_view key) {
  const auto is = [key](std::string_view name) { return key == name; };
  switch (key[0]) {
    case 't': return is("twitch_response") ? 0 : is("taut_band") ? 2 : -1;
    case 'r':
      return is("referred_pain")      ? 1
             : is("radiculopathy")    ? 4
             : is("repeat_injection") ? 5
             : is("relief_percent")   ? findings + 2
             : is("relief_weeks")     ? findings + 3
             : is("request_date")     ? request_key
                                      : -1;
    case 'c': return is("conservative_failed") ? 3 : -1;
    case 'l': return is("lumbar") ? 6 : is("last_injection") ? last_key : -1;
    case 'm': return is("myofascial") ? 7 : -1;
    case 's': return is("symptom_months") ? findings : -1;
    case 'i': return is("injections") ? findings + 1 : -1;
    case 'a': return is("agent") ? agent_key : -1;
    default: return -1;
  }
}

std::int32_t days_of(const char* text) {
  const auto digit = [text](int i) { return text[i] - '0'; };
  const int month = digit(5) * 10 + digit(6);
  const int year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3) - (month <= 2 ? 1 : 0);
  const int era = year / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + digit(8) * 10 + digit(9) - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

std::uint8_t agent_of(std::string_view text) {
  for (std::uint8_t i = 0; i < 4; ++i) {
    if (text == agents[i]) return i;
  }
  return no_agent;
}

}  // namespace

bool SimdjsonReader::read(std::string_view text, std::size_t room, Case& c) {
  std::memset(c.finding, unknown, sizeof c.finding);
  for (std::int32_t& number : c.number) number = no_number;
  c.last_injection = c.request_date = no_number;
  c.agent = no_agent;
  bool good = false;
  bool requested = false;
  std::int32_t as_of = no_number;
  auto document = parser_.iterate(simdjson::padded_string_view(text.data(), text.size(), room));
  for (auto field : document.get_object()) {
    const std::string_view key = field.unescaped_key();
    simdjson::ondemand::value value = field.value();
    if (key == "facts") {
      read_facts(value.get_object(), c);
    } else if (key == "schema") {
      good = std::string_view(value.get_string()) == "guide.case/1";
    } else if (key == "as_of") {
      as_of = days_of(std::string_view(value.get_string()).data());
    } else if (key == "requests") {
      for (auto request : value.get_array()) {
        requested = std::string_view(request.get_object()["service"].get_string()) == "service_00000";
      }
    }
  }
  return good && requested && as_of != no_number;
}

void SimdjsonReader::read_facts(simdjson::ondemand::object facts, Case& c) {
  for (auto field : facts) {
    const std::string_view key = field.unescaped_key();
    simdjson::ondemand::value value = field.value();
    const int fact = fact_of(key);
    if (fact >= 0 && !value.is_null()) read_fact(fact, value, c);
  }
}

void SimdjsonReader::read_fact(int fact, simdjson::ondemand::value value, Case& c) {
  if (fact < findings) {
    c.finding[fact] = bool(value.get_bool()) ? yes : no;
  } else if (fact < agent_key) {
    c.number[fact - findings] = static_cast<std::int32_t>(std::int64_t(value.get_int64()));
  } else {
    const std::string_view text = value.get_string();
    if (fact == agent_key) {
      c.agent = agent_of(text);
    } else {
      (fact == last_key ? c.last_injection : c.request_date) = days_of(text.data());
    }
  }
}

}  // namespace bench
#endif
