#include "tools/guide/repl/host_files.hpp"

#include <algorithm>
#include <ctime>

#include "tools/guide/files.hpp"

namespace guide::repl {
namespace {

namespace fs = std::filesystem;

void mix(std::uint64_t& stamp, std::uint64_t value) { stamp = (stamp ^ value) * 0x100000001B3u; }

}  // namespace

std::optional<std::string> FileHost::read(const std::string& path, std::string& problem) {
  auto file = tool::read_file(path, problem);
  if (!file) return std::nullopt;
  return std::move(file->text);
}

bool FileHost::write(const std::string& path, const std::string& text, std::string& problem) {
  return tool::write_file(path, text, problem);
}

bool FileHost::exists(const std::string& path) {
  std::error_code error;
  return fs::exists(path, error);
}

std::string FileHost::today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &local);
  return text;
}

bool FileHost::use_library(const std::vector<std::string>& roots, const std::string& file, std::string& problem) {
  auto library = std::make_unique<tool::Library>(roots, std::vector<std::string>{file});
  if (const auto missing = library->missing_root()) {
    problem = "no folder named `" + *missing + "`";
    return false;
  }
  library_ = std::move(library);
  has_roots_ = !roots.empty();
  read_files_.clear();
  return true;
}

std::vector<std::string> FileHost::modules() {
  std::vector<std::string> modules;
  if (!library_ || !has_roots_) return modules;
  for (const std::string& file : library_->files()) {
    std::string module = library_->module_of(file);
    if (!module.empty()) modules.push_back(std::move(module));
  }
  std::sort(modules.begin(), modules.end());
  modules.erase(std::unique(modules.begin(), modules.end()), modules.end());
  return modules;
}

std::optional<ModuleText> FileHost::load(std::string_view module) {
  auto text = library_ ? library_->load(module) : std::nullopt;
  if (text && std::find(read_files_.begin(), read_files_.end(), text->file) == read_files_.end())
    read_files_.push_back(text->file);
  return text;
}

std::uint64_t FileHost::stamp() {
  std::uint64_t stamp = 0xCBF29CE484222325u;
  std::vector<std::string> files = read_files_;
  if (library_ && has_roots_) {
    const std::vector<std::string> all = library_->files();
    files.insert(files.end(), all.begin(), all.end());
  }
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) {
    std::error_code error;
    mix(stamp, std::hash<std::string>{}(file));
    mix(stamp, static_cast<std::uint64_t>(fs::last_write_time(file, error).time_since_epoch().count()));
    mix(stamp, fs::file_size(file, error));
  }
  return stamp;
}

std::vector<std::string> FileHost::paths(const std::string& beginning) {
  constexpr std::size_t most_listed = 1000;
  const fs::path typed(beginning);
  const fs::path folder = typed.has_parent_path() ? typed.parent_path() : fs::path(".");
  const std::string lead = typed.has_parent_path() ? beginning.substr(0, beginning.rfind('/') + 1) : "";
  const std::string part = typed.filename().string();
  std::vector<std::string> found;
  std::error_code error;
  fs::directory_iterator walk(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && walk != fs::directory_iterator() && found.size() < most_listed; walk.increment(error)) {
    const std::string name = walk->path().filename().string();
    if (!name.starts_with(part) || (name.front() == '.' && !part.starts_with('.'))) continue;
    std::error_code entry_error;
    found.push_back(lead + name + (walk->is_directory(entry_error) ? "/" : ""));
  }
  return found;
}

}  // namespace guide::repl
