#pragma once
// Members of families as words of bits, while families are combined. Each atom has a field of bits: one for each cell
// (values that no member at hand tells apart), and one for leaving it as it is. A member allows the cells whose bits are
// set; an atom that it does not name has all of them. So both demands together are an `and`, and one that asks for no
// more than another has all its bits.

#include <cstdint>
#include <vector>

#include "runtime/explain/change_sets.hpp"

namespace guide::explain {

/// Members, one after another, in `CubeSpace::words()` words each.
struct Cubes {
  std::vector<std::uint64_t> bits;
  bool complete = true;
};

class CubeSpace {
 public:
  explicit CubeSpace(Algebra& algebra) : algebra_(algebra), field_of_(algebra.atoms(), 0) {}

  /// Takes the family's atoms into the space; all families to be combined, before `lay_out`.
  void include(const Family& family);
  /// False if an atom has more cells than a word has bits.
  bool lay_out();

  Cubes encode(const Family& family) const;
  Family decode(const Cubes& cubes) const;

  Cubes both(const Cubes& a, const Cubes& b) const;
  Cubes either(const Cubes& a, const Cubes& b) const;
  /// Drops what asks for more than another member, and adds what several members cover together.
  void close(Cubes& cubes) const;
  void keep_minimal(Cubes& cubes) const;

  bool empty(const Cubes& cubes) const { return cubes.bits.empty(); }
  Cubes nothing_needed() const { return {full_, true}; }
  bool needs_nothing(const Cubes& cubes) const { return cubes.bits == full_; }

 private:
  using Word = Cells::Word;
  struct Field {
    std::uint32_t atom = 0;
    Cells* cells = nullptr;
    std::uint32_t word = 0;
    std::uint32_t shift = 0;
    Word mask = 0;
    bool mixed = false;
  };

  std::size_t words() const { return full_.size(); }
  std::size_t count(const Cubes& cubes) const { return words() == 0 ? 0 : cubes.bits.size() / words(); }
  /// The topmost bit of each field of a word that has some bit.
  Word occupied(std::size_t word, Word bits) const {
    return (((bits & rest_[word]) + rest_[word]) | bits) & top_[word];
  }
  std::uint32_t size(const Word* cube) const;
  std::uint32_t room(const Word* cube) const;
  bool meet(const Word* a, const Word* b, Word* out) const;
  bool within_some(const Word* cube, const Cubes& cubes) const;
  void add_covered(Cubes& cubes) const;
  bool cover(const Word* a, const Word* b, const Field& field, Word* out) const;
  bool may_cover(const Word* a, const Word* b) const;

  Algebra& algebra_;
  std::vector<Field> fields_;              // by atom
  std::vector<std::uint32_t> field_of_;    // by atom: from 1; 0: none
  std::vector<Word> full_, top_, rest_;    // by word: all bits of fields; their topmost ones; all others
  std::vector<Word> mixed_;                // the topmost bits of fields whose domains do not lie within one another
};

}  // namespace guide::explain
