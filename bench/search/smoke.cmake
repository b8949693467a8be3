# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# Runs bench_search for seconds: what it writes is whole, and bad flags are refused.
#
#   cmake -DPROGRAM=<bench_search> -DDIRECTORY=<scratch> -P smoke.cmake

cmake_minimum_required(VERSION 3.20)

include(${CMAKE_CURRENT_LIST_DIR}/../support/smoke.cmake)

execute_process(
  COMMAND ${PROGRAM} --seeds 1 --draws 100000 --limit 0.05 --annealed 0.02 --json ${DIRECTORY}/search.json
  RESULT_VARIABLE status OUTPUT_VARIABLE output)
require_equal("exit status" "${status}" 0)
file(READ ${DIRECTORY}/search.json text)
string(JSON shape GET "${text}" rates 0 shape)
require_equal("the first shape" "${shape}" 3x3x3)
string(JSON count LENGTH "${text}" times 0 seconds)
require_equal("seconds" "${count}" 1)
string(JSON shape GET "${text}" additions 0 shape)
require_equal("the first annealed shape" "${shape}" 3x3x4)

require_refusals("--seeds|0" "--draws|-1" "--limit|soon" "--annealed|-1" "--json|/nowhere/file.json")
