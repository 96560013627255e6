#pragma once
// How help looks: examples first, verbs one a line. In: CLI11's description of the command line. Out: its texts.

#include <CLI/CLI.hpp>
#include <map>
#include <string>

namespace guide::tool {

class Help : public CLI::Formatter {
 public:
  void add_examples(const CLI::App* app, std::string text) { examples_[app] = std::move(text); }

  std::string make_description(const CLI::App* app) const override {
    const auto found = examples_.find(app);
    const std::string shown = found == examples_.end() ? "" : "Examples:\n" + found->second + "\n";
    return shown + app->get_description() + "\n\n";
  }
  std::string make_usage(const CLI::App* app, std::string name) const override {
    std::string line = "Usage: " + name;
    for (const CLI::Option* option : app->get_options([](const CLI::Option* o) { return o->get_positional(); })) {
      const bool several = option->get_expected_max() > 1;  // may stand in the settings instead
      const std::string word = option->get_name(true) + (several ? "..." : "");
      line += several || option->get_required() ? " " + word : " [" + word + "]";
    }
    return line + (app->get_parent() == nullptr ? " VERB" : "") + " [OPTIONS]\n";
  }
  std::string make_option_name(const CLI::Option* option, bool positional) const override {
    std::string name = CLI::Formatter::make_option_name(option, positional);
    const std::size_t comma = name.find(',');
    return comma == std::string::npos ? name : name.replace(comma, 1, ", ");
  }
  std::string make_option_opts(const CLI::Option* option) const override {
    return option->get_type_name().empty() ? "" : " " + option->get_type_name();
  }
  std::string make_positionals(const CLI::App* app) const override {
    const auto arguments = app->get_options([](const CLI::Option* o) { return o->get_positional(); });
    return arguments.empty() ? "" : make_group("Arguments", true, arguments);
  }

 private:
  std::map<const CLI::App*, std::string> examples_;
};

}  // namespace guide::tool
