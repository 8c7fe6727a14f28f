#include "setpoint/report/write.h"

#include <utility>
#include <vector>

#include "setpoint/report/csv.h"
#include "setpoint/report/file_writer.h"
#include "setpoint/report/html.h"
#include "setpoint/report/xlsx.h"

namespace setpoint {

Result<Done> write_reports(const std::filesystem::path& folder, const Determination& determination,
                           const Policy& policy, const Tables& tables,
                           const std::string& determination_json) {
  Result<std::string> workbook = xlsx(determination, policy, tables);
  if (!workbook) return workbook.faults();
  std::vector<NamedBytes> files;
  files.push_back({"determination.json", determination_json});
  files.push_back({"schedule.csv", schedule_csv(determination)});
  files.push_back({"outcomes.csv", outcomes_csv(determination)});
  files.push_back({"flows.csv", flows_csv(determination)});
  files.push_back({"parameters.csv", parameters_csv(policy)});
  files.push_back({"sources.csv", sources_csv(tables)});
  files.push_back({"setpoint.xlsx", std::move(workbook).value()});
  files.push_back({"report.html", html_report(determination, policy, tables)});
  return write_files(folder, files);
}

}  // namespace setpoint
