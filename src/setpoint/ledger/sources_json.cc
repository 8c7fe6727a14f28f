#include "setpoint/ledger/sources_json.h"

#include <nlohmann/json.hpp>

#include "setpoint/data/manifest.h"

namespace setpoint::ledger {

std::string sources_json(const Tables& tables) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const TableSource& table : tables.sources)
    list.push_back({{"kind", name(table.kind)},
                    {"format", table.format},
                    {"path", table.path},
                    {"source", table.source},
                    {"retrieved", table.retrieved ? Json(table.retrieved->text()) : Json(nullptr)},
                    {"note", table.note},
                    {"sha256", table.sha256},
                    {"rows", table.rows}});
  const Json document = {{"schema", "setpoint.sources/1"},
                         {"dataset", {{"name", tables.name}, {"sha256", tables.sha256}}},
                         {"tables", std::move(list)}};
  return document.dump(2) + "\n";
}

}  // namespace setpoint::ledger
