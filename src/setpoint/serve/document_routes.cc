// What can be taken away: a determination as files, and any table as a spreadsheet.
#include "setpoint/report/csv.h"
#include "setpoint/report/html.h"
#include "setpoint/report/table_xlsx.h"
#include "setpoint/report/xlsx.h"
#include "setpoint/serve/answer_json.h"
#include "setpoint/serve/refusals.h"
#include "setpoint/serve/service.h"

namespace setpoint {
namespace {

constexpr std::string_view kXlsx =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Response file(std::string bytes, std::string_view type, std::string name) {
  Response response;
  response.content_type = type;
  response.body = body_of(std::move(bytes), true);
  response.file_name = std::move(name);
  return response;
}

}  // namespace

Response Service::schedule_csv_file(const Call& call) {
  const auto own = kept(call.values[0]);
  if (!own) return unknown_determination(call.values[0]);
  return file(schedule_csv(own->determination), "text/csv; charset=utf-8",
              "schedule-" + own->id() + ".csv");
}

Response Service::workbook_file(const Call& call) {
  const auto own = kept(call.values[0]);
  if (!own) return unknown_determination(call.values[0]);
  if (!own->policy || !inputs_.tables) return not_of_these_data(*own);
  auto bytes = xlsx(own->determination, *own->policy, *inputs_.tables);
  if (!bytes) return problem(500, bytes.faults());
  return file(*std::move(bytes), kXlsx, "setpoint-" + own->id() + ".xlsx");
}

Response Service::determination_file(const Call& call) {
  const auto own = kept(call.values[0]);
  if (!own) return unknown_determination(call.values[0]);
  return file(own->document(), "application/json; charset=utf-8",
              "determination-" + own->id() + ".json");
}

Response Service::report_file(const Call& call) {
  const auto own = kept(call.values[0]);
  if (!own) return unknown_determination(call.values[0]);
  if (!own->policy || !inputs_.tables) return not_of_these_data(*own);
  Response response =
      file(html_report(own->determination, *own->policy, *inputs_.tables), kHtml, "");
  response.document = true;
  return response;
}

Response Service::sheet(const Call& call) {
  const Json json = Json::parse(call.request.body, nullptr, false);
  const auto wrong = [](std::string what) {
    return problem(400, std::move(what),
                   "{\"title\", \"source\", \"columns\": [{\"title\", \"kind\": \"text\" or "
                   "\"number\"}], \"rows\": [[...]]}");
  };
  PlainTable table;
  try {
    table.title = json.at("title").get<std::string>();
    table.source = json.at("source").get<std::string>();
    for (const Json& column : json.at("columns")) {
      const auto kind = column.at("kind").get<std::string>();
      if (kind != "text" && kind != "number") return wrong("a column of kind '" + kind + "'");
      table.columns.push_back({column.at("title").get<std::string>(), kind == "number"});
    }
    for (const Json& row : json.at("rows")) {
      if (!row.is_array() || row.size() != table.columns.size() || row.empty())
        return wrong("a row that has not one cell a column");
      std::vector<PlainTable::Cell> cells;
      for (const Json& cell : row) {
        if (cell.is_null())
          cells.emplace_back();
        else if (cell.is_number())
          cells.emplace_back(cell.get<double>());
        else
          cells.emplace_back(cell.get<std::string>());
      }
      table.rows.push_back(std::move(cells));
    }
  } catch (const Json::exception&) {
    return wrong("this is no table");
  }
  if (table.columns.empty()) return wrong("a table without columns");
  const auto chain = archive_.chain();
  const Quarter period =
      chain.empty() ? *Quarter::parse("2025Q1") : chain.back()->determination.window_last;
  auto bytes = table_xlsx(table, period.last_day());
  if (!bytes) return problem(422, bytes.faults());
  return file(*std::move(bytes), kXlsx, "table.xlsx");
}

}  // namespace setpoint
