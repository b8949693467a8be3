# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# Runs bench_plan for seconds: what it writes is whole, and bad flags are refused.
#
#   cmake -DPROGRAM=<bench_plan> -DDIRECTORY=<scratch> -P smoke.cmake

cmake_minimum_required(VERSION 3.20)

file(REMOVE_RECURSE ${DIRECTORY})
file(MAKE_DIRECTORY ${DIRECTORY})

execute_process(
  COMMAND ${PROGRAM} --groups square,odd --largest 512 --types double,float --threads 1 --repeats 2 --min-time 1e-4
    --json ${DIRECTORY}/plan.json --svg ${DIRECTORY}/plan.svg
  RESULT_VARIABLE status OUTPUT_VARIABLE output)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "exit status: expected 0, got ${status}")
endif()
if(NOT output MATCHES "plan estimated: within 5 % of the best on [0-9.]+ % of 6 products")
  message(FATAL_ERROR "expected a summary of 6 products in:\n${output}")
endif()
file(READ ${DIRECTORY}/plan.json text)
set(text_of_plan "${text}")
string(JSON count LENGTH "${text}" cases)
if(NOT count EQUAL 6)
  message(FATAL_ERROR "cases: expected 6, got ${count}")
endif()
string(JSON name GET "${text}" cases 0 schedules 0 name)
if(NOT name STREQUAL "classical")
  message(FATAL_ERROR "the first schedule: expected classical, got ${name}")
endif()
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
if(NOT seconds STREQUAL seconds_again)
  message(FATAL_ERROR "seconds: expected ${seconds}, got ${seconds_again}")
endif()

foreach(case "--read|/nowhere/file.json" "--types|quad" "--threads|0" "--groups|round" "--repeats|-1" "--min-time|soon" "--json|/nowhere/file.json")
  string(REPLACE "|" ";" arguments "${case}")
  list(GET arguments 1 value)
  execute_process(COMMAND ${PROGRAM} ${arguments} --groups square --largest 384 --repeats 2 --min-time 1e-4
    RESULT_VARIABLE status OUTPUT_QUIET ERROR_VARIABLE message)
  if(NOT status EQUAL 2)
    message(FATAL_ERROR "exit status of ${arguments}: expected 2, got ${status}")
  endif()
  string(FIND "${message}" "${value}" position)
  if(position EQUAL -1)
    message(FATAL_ERROR "${arguments}: the message does not name the value: ${message}")
  endif()
endforeach()
