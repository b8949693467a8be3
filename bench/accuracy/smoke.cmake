# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# Runs bench_accuracy for seconds, every schedule, at a size that leaves fringes: no error is above its bound, what is
# written is whole, and bad flags are refused.
#
#   cmake -DPROGRAM=<bench_accuracy> -DDIRECTORY=<scratch> -P smoke.cmake

cmake_minimum_required(VERSION 3.20)

include(${CMAKE_CURRENT_LIST_DIR}/../support/smoke.cmake)

execute_process(COMMAND ${PROGRAM} --list RESULT_VARIABLE status OUTPUT_VARIABLE names)
require_equal("exit status of --list" "${status}" 0)
string(REGEX MATCHALL "\n" lines "${names}")
list(LENGTH lines schedules)

execute_process(COMMAND ${PROGRAM} --size 41 --draws 2 --json ${DIRECTORY}/all.json --svg ${DIRECTORY}/all.svg
  RESULT_VARIABLE status OUTPUT_VARIABLE output)
require_equal("exit status" "${status}" 0)
file(READ ${DIRECTORY}/all.json text)
string(JSON count LENGTH "${text}" schedules)
math(EXPR expected "2 * ${schedules}")
require_equal("schedules of all.json" ${count} ${expected})
math(EXPR last "${count} - 1")
foreach(i RANGE ${last})
  foreach(key name levels type bound errors badly_scaled_of_element)
    string(JSON value GET "${text}" schedules ${i} ${key})
  endforeach()
  foreach(kind uniform positive "badly scaled" adversarial)
    string(JSON value GET "${text}" schedules ${i} errors ${kind})
    if(NOT value GREATER 0)
      message(FATAL_ERROR "schedule ${i} has no error of kind ${kind}: ${value}")
    endif()
  endforeach()
endforeach()
file(READ ${DIRECTORY}/all.svg text)
if(NOT text MATCHES "4x5x5:76" OR NOT text MATCHES "</svg>")
  message(FATAL_ERROR "all.svg is not whole")
endif()

require_refusals("--types|quad" "--size|0" "--draws|many" "--schedules|nobody" "--json|/nowhere/file.json"
  "--svg|/nowhere/a.svg")
