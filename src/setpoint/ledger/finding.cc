#include "setpoint/ledger/finding.h"

namespace setpoint::ledger {

std::string Finding::text() const {
  std::string where;
  const auto add = [&](const std::string& part) { where += (where.empty() ? "" : ", ") + part; };
  if (entry) add("entry " + std::to_string(*entry));
  if (column) add(*column);
  if (document) add("document " + *document);
  if (page) add("page " + std::to_string(*page));
  if (bytes)
    add("bytes " + std::to_string(bytes->first) + " to " + std::to_string(bytes->last) +
        " of the file");
  if (object) add("schema object " + *object);
  return where.empty() ? what : where + ": " + what;
}

}  // namespace setpoint::ledger
