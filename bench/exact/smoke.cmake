# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# Runs bench_exact for seconds: what it writes is whole, results agree, and bad flags are refused.
#
#   cmake -DPROGRAM=<bench_exact> -DDIRECTORY=<scratch> -P smoke.cmake

cmake_minimum_required(VERSION 3.20)

include(${CMAKE_CURRENT_LIST_DIR}/../support/smoke.cmake)

foreach(flags IN ITEMS "--groups;modular,gf2,integers,structured;--largest;256" "--groups;heavy;--largest;5")
  execute_process(
    COMMAND ${PROGRAM} ${flags} --repeats 1 --min-time 1e-4 --json ${DIRECTORY}/exact.json
    RESULT_VARIABLE status OUTPUT_VARIABLE output)
  require_equal("exit status with ${flags}" "${status}" 0)
  if(output MATCHES "DIFFER" OR NOT output MATCHES "equal")
    message(FATAL_ERROR "expected equal results in:\n${output}")
  endif()
  file(READ ${DIRECTORY}/exact.json text)
  string(JSON processor GET "${text}" processor)
  string(JSON equal GET "${text}" products 0 equal)
  require_equal("equal results in the file" "${equal}" ON)
endforeach()

require_refusals("--groups|quaternions" "--repeats|0" "--min-time|soon" "--json|/nowhere/file.json")
