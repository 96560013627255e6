#include "tools/guide/repl/editor.hpp"

#include <iostream>

#ifdef GUIDE_HAS_LIBEDIT

#include <histedit.h>
#include <langinfo.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "tools/guide/repl/complete.hpp"

namespace guide::repl {
namespace {

constexpr int most_kept = 2000;  // lines of history

/// UTF-8 whatever the locale says: the language's texts are UTF-8.
void use_utf8() {
  std::setlocale(LC_CTYPE, "");
  if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) std::setlocale(LC_CTYPE, "C.UTF-8");
}

std::string common_beginning(const std::vector<std::string>& words) {
  std::string common = words.front();
  for (const std::string& word : words) {
    std::size_t same = 0;
    while (same < common.size() && same < word.size() && common[same] == word[same]) ++same;
    common.resize(same);
  }
  return common;
}

void interrupted(int) {}  // only ends the read

/// While a line is read, Ctrl-C ends the read; at other times it ends the program.
class InterruptibleRead {
 public:
  InterruptibleRead() {
    struct sigaction action {};
    action.sa_handler = interrupted;
    sigaction(SIGINT, &action, &before_);
  }
  ~InterruptibleRead() { sigaction(SIGINT, &before_, nullptr); }

 private:
  struct sigaction before_ {};
};

}  // namespace

struct Editor::Inside {
  EditLine* edit = nullptr;
  History* history = nullptr;
  HistEvent event{};
  std::string file;
  std::string prompt;
  Complete complete;

  static Inside& of(EditLine* edit) {
    void* data = nullptr;
    el_get(edit, EL_CLIENTDATA, &data);
    return *static_cast<Inside*>(data);
  }
  static char* prompt_of(EditLine* edit) { return of(edit).prompt.data(); }
  static unsigned char complete_word(EditLine* edit, int) { return of(edit).complete_here(); }

  unsigned char complete_here() {
    const LineInfo* info = el_line(edit);
    const std::string before(info->buffer, info->cursor);
    const std::vector<std::string> words = complete(before);
    if (words.empty()) return CC_REFRESH_BEEP;
    const std::string typed = before.substr(last_word(before));
    std::string rest = common_beginning(words).substr(typed.size());
    if (words.size() == 1 && !rest.ends_with('/') && !words.front().ends_with('/')) rest += ' ';
    if (!rest.empty()) return el_insertstr(edit, rest.c_str()) == -1 ? CC_ERROR : CC_REFRESH;
    list(words);
    return CC_REDISPLAY;
  }

  /// All that could follow, in columns.
  static void list(const std::vector<std::string>& words) {
    constexpr std::size_t width = 78;
    constexpr std::size_t most_listed = 100;
    std::size_t column = 0;
    for (const std::string& word : words) column = std::max(column, word.size() + 2);
    const std::size_t per_line = std::max<std::size_t>(1, width / column);
    std::string text = "\n";
    for (std::size_t i = 0; i < std::min(words.size(), most_listed); ++i) {
      const bool last = (i + 1) % per_line == 0 || i + 1 == std::min(words.size(), most_listed);
      text += words[i] + (last ? "\n" : std::string(column - words[i].size(), ' '));
    }
    if (words.size() > most_listed) text += "... and " + std::to_string(words.size() - most_listed) + " more\n";
    std::fputs(text.c_str(), stdout);
    std::fflush(stdout);
  }
};

Editor::Editor(std::string history, Complete complete) : inside_(std::make_unique<Inside>()) {
  use_utf8();
  Inside& in = *inside_;
  in.file = std::move(history);
  in.complete = std::move(complete);
  in.history = history_init();
  ::history(in.history, &in.event, H_SETSIZE, most_kept);
  ::history(in.history, &in.event, H_SETUNIQUE, 1);
  if (!in.file.empty()) ::history(in.history, &in.event, H_LOAD, in.file.c_str());
  in.edit = el_init("guide", stdin, stdout, stderr);
  if (!in.edit) return;
  el_set(in.edit, EL_CLIENTDATA, &in);
  el_set(in.edit, EL_EDITOR, "emacs");
  el_set(in.edit, EL_PROMPT, &Inside::prompt_of);
  el_set(in.edit, EL_HIST, &::history, in.history);
  el_set(in.edit, EL_ADDFN, "guide-complete", "complete the word", &Inside::complete_word);
  el_set(in.edit, EL_BIND, "^I", "guide-complete", nullptr);
  el_set(in.edit, EL_BIND, "^R", "em-inc-search-prev", nullptr);
  el_source(in.edit, nullptr);
}

Editor::~Editor() {
  Inside& in = *inside_;
  if (!in.file.empty()) {
    std::error_code error;
    std::filesystem::create_directories(std::filesystem::path(in.file).parent_path(), error);
    const mode_t before = umask(077);  // what was typed may be a patient's
    ::history(in.history, &in.event, H_SAVE, in.file.c_str());
    umask(before);
  }
  if (in.edit) el_end(in.edit);
  history_end(in.history);
}

Editor::Read Editor::read(const std::string& prompt, std::string& line) {
  Inside& in = *inside_;
  if (!in.edit) return Read::end;
  in.prompt = prompt;
  int size = 0;
  errno = 0;
  const InterruptibleRead guard;
  const char* text = el_gets(in.edit, &size);
  if (!text || size <= 0) {
    const bool stopped = errno == EINTR;
    if (stopped) el_reset(in.edit);
    std::fputs(stopped ? "^C\n" : "\n", stdout);
    return stopped ? Read::interrupted : Read::end;
  }
  line.assign(text, static_cast<std::size_t>(size));
  if (line.find_first_not_of(" \t\r\n") != std::string::npos) ::history(in.history, &in.event, H_ENTER, line.c_str());
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
  return Read::line;
}

}  // namespace guide::repl

#else

namespace guide::repl {

struct Editor::Inside {};

Editor::Editor(std::string, Complete) {}
Editor::~Editor() = default;

Editor::Read Editor::read(const std::string& prompt, std::string& line) {
  std::cout << prompt << std::flush;
  return std::getline(std::cin, line) ? Read::line : Read::end;
}

}  // namespace guide::repl

#endif
