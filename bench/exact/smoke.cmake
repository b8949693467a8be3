# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# Runs bench_exact for seconds: what it writes is whole, results agree, and bad flags are refused.
#
#   cmake -DPROGRAM=<bench_exact> -DDIRECTORY=<scratch> -P smoke.cmake

cmake_minimum_required(VERSION 3.20)

include(${CMAKE_CURRENT_LIST_DIR}/../support/smoke.cmake)

execute_process(
  COMMAND ${PROGRAM} --largest 256 --repeats 1 --min-time 1e-4 --json ${DIRECTORY}/exact.json
  RESULT_VARIABLE status OUTPUT_VARIABLE output)
require_equal("exit status" "${status}" 0)
if(output MATCHES "DIFFER")
  message(FATAL_ERROR "results differ:\n${output}")
endif()
file(READ ${DIRECTORY}/exact.json text)
string(JSON processor GET "${text}" processor)
string(JSON count LENGTH "${text}" products)

require_refusals("--groups|quaternions" "--repeats|0" "--min-time|soon" "--json|/nowhere/file.json")
