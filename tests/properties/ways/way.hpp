#pragma once
// The ways to run the evaluator. In: cases of one program with the decisions that the reference evaluator agrees with, one
// after another. Out: what a way says otherwise, and how many cases went that way. Each way keeps its workspace from case
// to case, as hosts do.

#include <memory>
#include <string>
#include <vector>

#include "runtime/decision.hpp"

namespace guide::properties {

/// A case, and what deciding it alone came to.
struct DecidedCase {
  const guide::Case& the_case;
  const Decision& decision;
  const std::string& json;  // the case as `guide.case/1`
};

class Way {
 public:
  virtual ~Way() = default;
  virtual std::string name() const = 0;
  /// What this way says otherwise of the case; empty if nothing.
  virtual std::string difference(const DecidedCase& decided) = 0;
  /// The same of cases that were gathered, to be decided together.
  virtual std::string finish() { return {}; }
  /// How many cases were compared.
  std::size_t compared() const { return compared_; }
  /// How often the short cut was taken that this way is there for: no lanes, a plain line.
  std::size_t quick() const { return quick_; }

 protected:
  std::size_t compared_ = 0;
  std::size_t quick_ = 0;
};

/// The plan of a service, decided again and again; every state of every node that the decision tells of.
std::unique_ptr<Way> batch_way(const guide::Program& program);
/// A line of JSON in, a line of JSON out; and the case written as JSON is read back as the same case.
std::unique_ptr<Way> lines_way(const guide::Program& program);
/// Columns: the cases that are one exact value a fact; every width of the processor's vectors.
std::unique_ptr<Way> columns_way(const guide::Program& program);
/// The C interface, from text and JSON to the trace; and its decider. `text` holds the program's declarations.
std::unique_ptr<Way> c_way(const guide::Program& program, const std::string& text);

/// All of them.
std::vector<std::unique_ptr<Way>> all_ways(const guide::Program& program, const std::string& text);

}  // namespace guide::properties
