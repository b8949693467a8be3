# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# Runs bench_plan for seconds: what it writes is whole, and bad flags are refused.
#
#   cmake -DPROGRAM=<bench_plan> -DDIRECTORY=<scratch> -P smoke.cmake

cmake_minimum_required(VERSION 3.20)

include(${CMAKE_CURRENT_LIST_DIR}/../support/smoke.cmake)

execute_process(
  COMMAND ${PROGRAM} --groups square,odd --largest 512 --types double,float --threads 1 --repeats 2 --min-time 1e-4
    --json ${DIRECTORY}/plan.json --svg ${DIRECTORY}/plan.svg
  RESULT_VARIABLE status OUTPUT_VARIABLE output)
require_equal("exit status" "${status}" 0)
if(NOT output MATCHES "plan estimated: within 5 % of the best on [0-9.]+ % of 6 products")
  message(FATAL_ERROR "expected a summary of 6 products in:\n${output}")
endif()
file(READ ${DIRECTORY}/plan.json text)
set(text_of_plan "${text}")
string(JSON count LENGTH "${text}" cases)
require_equal("cases" "${count}" 6)
string(JSON name GET "${text}" cases 0 schedules 0 name)
require_equal("the first schedule" "${name}" classical)
file(READ ${DIRECTORY}/plan.svg text)
if(NOT text MATCHES "</svg>")
  message(FATAL_ERROR "plan.svg is not whole")
endif()

# What was written is read, and reported without being measured again.
execute_process(
  COMMAND ${PROGRAM} --largest 1 --read ${DIRECTORY}/plan.json,${DIRECTORY}/plan.json --json ${DIRECTORY}/again.json
  RESULT_VARIABLE status OUTPUT_VARIABLE output)
if(NOT status EQUAL 0 OR NOT output MATCHES "of 12 products")
  message(FATAL_ERROR "expected a summary of 12 products, got ${status}:\n${output}")
endif()
file(READ ${DIRECTORY}/again.json again)
string(JSON seconds GET "${text_of_plan}" cases 5 schedules 0 seconds 0)
string(JSON seconds_again GET "${again}" cases 11 schedules 0 seconds 0)
require_equal("seconds" "${seconds_again}" "${seconds}")

require_refusals("--read|/nowhere/file.json" "--types|quad" "--threads|0" "--groups|round" "--repeats|-1" "--min-time|soon"
  "--json|/nowhere/file.json|--groups|square|--largest|384|--repeats|2|--min-time|1e-4")
