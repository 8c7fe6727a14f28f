// Writes the files of a built dashboard as a C++ source file:
//   node embed.mjs DIST OUT.cc
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const [dist, out] = process.argv.slice(2);

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

const files = filesBelow(dist)
  .map((file) => ({ path: "/" + relative(dist, file).split("\\").join("/"), bytes: readFileSync(file) }))
  .sort((a, b) => (a.path < b.path ? -1 : 1));

const arrays = files.map(
  ({ bytes }, k) => `constexpr unsigned char kFile${k}[] = {${Array.from(bytes).join(",")}};`,
);
const entries = files.map(
  ({ path, bytes }, k) =>
    `    BuiltInFile{${JSON.stringify(path)}, {reinterpret_cast<const char*>(kFile${k}), ${bytes.length}}},`,
);
writeFileSync(
  out,
  `#include <array>

#include "setpoint/serve/built_in_files.h"

namespace setpoint {
namespace {

${arrays.join("\n")}

}  // namespace

std::span<const BuiltInFile> built_in_files() {
  static const std::array<BuiltInFile, ${files.length}> kFiles = {
${entries.join("\n")}
  };
  return kFiles;
}

}  // namespace setpoint
`,
);
