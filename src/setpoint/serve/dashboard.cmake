# The dashboard (web/) is built with npm and becomes a part of the library. SETPOINT_WEB=OFF leaves
# it out: the service then answers with its interface alone.
if(NOT TARGET setpoint_serve)
  return()
endif()
set(dashboard_source ${CMAKE_CURRENT_BINARY_DIR}/built_in_files.cc)

if(NOT SETPOINT_WEB)
  file(CONFIGURE OUTPUT ${dashboard_source} CONTENT "#include \"setpoint/serve/built_in_files.h\"

namespace setpoint {

std::span<const BuiltInFile> built_in_files() { return {}; }

}  // namespace setpoint
")
  target_sources(setpoint_serve PRIVATE ${dashboard_source})
  return()
endif()

find_program(NPM npm REQUIRED)
find_program(NODE node REQUIRED)
set(web ${PROJECT_SOURCE_DIR}/web)
set(dist ${CMAKE_BINARY_DIR}/web)
file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS ${web}/src/* ${web}/public/*)
list(APPEND web_sources ${web}/index.html ${web}/vite.config.ts ${web}/package.json
  ${web}/package-lock.json ${web}/embed.mjs)

# What is installed depends on the lock file alone. Not `npm ci`: it wants what other systems would
# install to be in the lock file too, and a registry need not have that.
set(installed ${web}/node_modules/.package-lock.json)
add_custom_command(
  OUTPUT ${installed}
  COMMAND ${NPM} install --no-save --no-audit --no-fund --loglevel=error
  COMMAND ${CMAKE_COMMAND} -E touch ${installed}
  WORKING_DIRECTORY ${web}
  DEPENDS ${web}/package-lock.json
  COMMENT "Installing what the dashboard is built with"
  VERBATIM)
add_custom_command(
  OUTPUT ${dashboard_source}
  COMMAND ${NPM} run --silent build -- --outDir ${dist} --emptyOutDir --logLevel warn
  COMMAND ${NODE} embed.mjs ${dist} ${dashboard_source}
  WORKING_DIRECTORY ${web}
  DEPENDS ${web_sources} ${installed}
  COMMENT "Building the dashboard"
  VERBATIM)
target_sources(setpoint_serve PRIVATE ${dashboard_source})
