#pragma once
// What the tool prints, and whether in colour. Every byte the tool writes goes through here.

#include <string_view>

namespace guide::tool {

enum class ColorMode { automatic, always, never };

/// Set once from the command line, before anything is printed.
void set_color_mode(ColorMode mode);
/// Colour on standard output and on standard error: asked for, or a terminal that has not said no
/// (`NO_COLOR`, `TERM=dumb`).
bool color_on_output();
bool color_on_error();

/// Whether signs that move the cursor make sense on standard error: a terminal that is not dumb.
bool error_is_terminal();

/// A line on standard error that stands only until something else is printed.
void show_passing(std::string_view line);
void clear_passing();

void print(std::string_view text);
void print_error(std::string_view text);
/// `error: MESSAGE`, and a line of help if there is one.
void report_error(std::string_view message, std::string_view help = {});
/// Whether everything printed has arrived.
bool flush_output();
/// Says that it has not, and why; nothing where the reader has had enough (a closed pipe).
void report_output_failure();
void report_output_failure(int problem);
/// Sees to it that no file is opened in the place of a standard stream that is closed.
void reserve_standard_streams();

}  // namespace guide::tool
