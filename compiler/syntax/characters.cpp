#include "compiler/syntax/characters.hpp"

#include <algorithm>
#include <iterator>

namespace guide::syntax {

namespace {

struct Meaning {
  std::uint32_t code;
  Pasted kind;
  std::string_view text;
};

constexpr Meaning meanings[] = {
    {0x00A0, Pasted::blank, " "},    {0x00AB, Pasted::quote, "\""},      {0x00AD, Pasted::invisible, ""},
    {0x00B7, Pasted::bullet, ""},    {0x00BB, Pasted::quote, "\""},      {0x0391, Pasted::no, "A"},
    {0x03B1, Pasted::no, "a"},       {0x03B9, Pasted::no, "i"},          {0x03BD, Pasted::no, "v"},
    {0x03BF, Pasted::no, "o"},       {0x03C1, Pasted::no, "p"},          {0x0410, Pasted::no, "A"},
    {0x0415, Pasted::no, "E"},       {0x041C, Pasted::no, "M"},          {0x041E, Pasted::no, "O"},
    {0x0430, Pasted::no, "a"},       {0x0435, Pasted::no, "e"},          {0x043E, Pasted::no, "o"},
    {0x0440, Pasted::no, "p"},       {0x0441, Pasted::no, "c"},          {0x0443, Pasted::no, "y"},
    {0x0445, Pasted::no, "x"},       {0x0455, Pasted::no, "s"},          {0x0456, Pasted::no, "i"},
    {0x0458, Pasted::no, "j"},       {0x04BB, Pasted::no, "h"},          {0x0501, Pasted::no, "d"},
    {0x2007, Pasted::blank, " "},    {0x2009, Pasted::blank, " "},       {0x200B, Pasted::invisible, ""},
    {0x200C, Pasted::invisible, ""}, {0x200D, Pasted::invisible, ""},    {0x2010, Pasted::dash, "-"},
    {0x2011, Pasted::dash, "-"},     {0x2012, Pasted::dash, "-"},        {0x2013, Pasted::dash, "-"},
    {0x2014, Pasted::dash, "-"},     {0x2018, Pasted::quote, "\""},      {0x2019, Pasted::quote, "\""},
    {0x201A, Pasted::quote, "\""},   {0x201C, Pasted::quote, "\""},      {0x201D, Pasted::quote, "\""},
    {0x201E, Pasted::quote, "\""},   {0x201F, Pasted::quote, "\""},      {0x2022, Pasted::bullet, ""},
    {0x2023, Pasted::bullet, ""},    {0x202F, Pasted::blank, " "},       {0x2060, Pasted::invisible, ""},
    {0x2212, Pasted::dash, "-"},     {0x2264, Pasted::comparison, "<="}, {0x2265, Pasted::comparison, ">="},
    {0x25A0, Pasted::bullet, ""},    {0x25AA, Pasted::bullet, ""},       {0x25CF, Pasted::bullet, ""},
    {0x25E6, Pasted::bullet, ""},    {0x2A7D, Pasted::comparison, "<="}, {0x2A7E, Pasted::comparison, ">="},
    {0x3000, Pasted::blank, " "},    {0xF0B7, Pasted::bullet, ""},       {0xFEFF, Pasted::invisible, ""}};

const Meaning* find(std::uint32_t code) {
  const auto* at = std::lower_bound(std::begin(meanings), std::end(meanings), code,
                                    [](const Meaning& each, std::uint32_t wanted) { return each.code < wanted; });
  return at != std::end(meanings) && at->code == code ? at : nullptr;
}

// Full-width letters and signs repeat ASCII.
constexpr std::uint32_t full_width_begin = 0xFF01;
constexpr std::uint32_t full_width_end = 0xFF5F;
constexpr std::string_view full_width =
    "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

}  // namespace

Pasted pasted(std::uint32_t code) {
  const Meaning* meaning = find(code);
  return meaning == nullptr ? Pasted::no : meaning->kind;
}

std::string_view meant(std::uint32_t code) {
  if (code >= full_width_begin && code < full_width_end) return full_width.substr(code - full_width_begin, 1);
  const Meaning* meaning = find(code);
  return meaning == nullptr ? std::string_view() : meaning->text;
}

}  // namespace guide::syntax
