#include "runtime/image/valid.hpp"

#include "runtime/image/faults.hpp"

namespace guide::image {

std::string first_fault(const Program& program) {
  Faults faults;
  check_vocabulary(program, faults);
  if (faults.none_found()) check_bodies(program, faults);
  if (faults.none_found()) check_guidelines(program, faults);
  return faults.take();
}

}  // namespace guide::image
