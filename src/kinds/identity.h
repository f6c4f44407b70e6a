// The sequence behind a column that is GENERATED … AS IDENTITY, as the column keeps it in one text:
// START INCREMENT MINIMUM MAXIMUM CACHE CYCLE SEQUENCE. Its type may be another than the column's
// (LIKE makes it bigint, ALTER SEQUENCE … AS changes it alone), which matters only to its bounds:
// so types are not compared, but made again.
#pragma once

#include "catalog/object.h"

namespace shale {

struct Identity {
  std::string type, start, increment, minimum, maximum, cache, cycle, sequence;

  static Identity read(Text text, Text type);
  bool goes_down() const { return increment.starts_with("-"); }
  // With this type, and each number as it is: only the type changes.
  Identity of_type(Text other) const;
  // With each number brought into the range of that type.
  Identity fitted(Text other) const;
  bool fits(Text other) const;
  // What AS makes of it: bounds that are those of its type become those of the new one (init_params
  // of Postgres's sequence.c).
  Identity retyped(Text other) const;
  // In parentheses, what would not be so anyway in a column of this type; usual: the name that the
  // sequence would have. Empty if there is nothing to say.
  std::string said(Text of_column, std::string_view usual) const;
  // The options of ALTER COLUMN (SET …) or of ALTER SEQUENCE, the only ones that know a type.
  std::string column_options(const Identity& to) const;
  std::string sequence_options(const Identity& to) const;

 private:
  std::string usual_minimum(Text of_type) const;
  std::string usual_maximum(Text of_type) const;
};

}  // namespace shale
