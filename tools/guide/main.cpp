#include <exception>
#include <new>
#include <string>

#include "tools/guide/command_line.hpp"
#include "tools/guide/terminal.hpp"

int main(int argc, char** argv) {
  using namespace guide::tool;
  reserve_standard_streams();
  try {
    const ExitCode code = run_command_line(argc, argv);
    if (flush_output()) return code;
    report_output_failure();
  } catch (const std::bad_alloc&) {
    report_error("out of memory");
  } catch (const std::exception& fault) {
    report_error(std::string("a fault inside guide: ") + fault.what());
  }
  return exit_failure;
}
