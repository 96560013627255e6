#pragma once
// Text as HTML holds it. In: any text. Out: the same, fit for an element or a quoted attribute.

#include <string>
#include <string_view>

namespace guide::explain {

std::string escaped_html(std::string_view text);

}  // namespace guide::explain
