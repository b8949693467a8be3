# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# Runs bench_matmul for seconds: what it writes is whole, also when it is interrupted, and bad flags are refused.
#
#   cmake -DPROGRAM=<bench_matmul> -DDIRECTORY=<scratch> -P smoke.cmake

cmake_minimum_required(VERSION 3.20)

include(${CMAKE_CURRENT_LIST_DIR}/../support/smoke.cmake)

# Reads a JSON file and requires so many cases, "any" for one or more, each with every key and no wrong product.
function(check_json path expected_cases interrupted)
  file(READ ${path} text)
  string(JSON value GET "${text}" context interrupted)
  require_equal("context.interrupted of ${path}" "${value}" "${interrupted}")
  foreach(key date processor compiler fastmm libraries repeats min_time)
    string(JSON value GET "${text}" context ${key})
  endforeach()
  string(JSON value GET "${text}" peak 0 gflops median)
  string(JSON value GET "${text}" micro_kernel 0 of_peak median)
  string(JSON value GET "${text}" benchmarks 0 real_time)
  string(JSON count LENGTH "${text}" cases)
  if(expected_cases STREQUAL any)
    if(count EQUAL 0)
      message(FATAL_ERROR "${path} has no case")
    endif()
  else()
    require_equal("cases of ${path}" ${count} ${expected_cases})
  endif()
  math(EXPR last "${count} - 1")
  foreach(i RANGE ${last})
    foreach(key group n_of_group m k n type threads peak_gflops best_blas best_peer reference difference_bound)
      string(JSON value GET "${text}" cases ${i} ${key})
    endforeach()
    string(JSON contestants LENGTH "${text}" cases ${i} contestants)
    math(EXPR last_contestant "${contestants} - 1")
    foreach(j RANGE ${last_contestant})
      foreach(key name median_seconds gflops of_peak ratio_to_best_blas ratio_to_best_peer ratios difference)
        string(JSON value GET "${text}" cases ${i} contestants ${j} ${key})
      endforeach()
      string(JSON value GET "${text}" cases ${i} contestants ${j} wrong)
      require_equal("wrong of contestant ${j} of case ${i} of ${path}" "${value}" OFF)
    endforeach()
  endforeach()
endfunction()

# Every contestant, one repeat. 33 is odd, and 300 more than a block of some table.
execute_process(
  COMMAND ${PROGRAM} --sizes 8,33 --groups square,thin_right --shapes 300x20x7 --threads 1 --repeats 1 --min-time 1e-4
    --json ${DIRECTORY}/all.json --svg ${DIRECTORY}/all
  RESULT_VARIABLE status OUTPUT_VARIABLE output)
require_equal("exit status" "${status}" 0)
check_json(${DIRECTORY}/all.json 10 OFF)
if(NOT output MATCHES "33x33x16 [^\n]*[0-9]")
  message(FATAL_ERROR "expected a row for 33x33x16 in:\n${output}")
endif()
foreach(picture all-gflops.svg all-ratio.svg)
  file(READ ${DIRECTORY}/${picture} text)
  if(NOT text MATCHES "</svg>")
    message(FATAL_ERROR "${picture} is not whole")
  endif()
endforeach()

# Interrupted on the way: the second size would take minutes.
find_program(timeout_program timeout)
if(timeout_program)
  execute_process(
    COMMAND ${timeout_program} --foreground --preserve-status --signal=INT 4
      ${PROGRAM} --groups square --sizes 16,1024 --types double --threads 1 --contestants classical,eigen --repeats 100
      --min-time 0.0005 --json ${DIRECTORY}/interrupted.json --svg ${DIRECTORY}/interrupted
      --shapes 900x900x900,1000x1000x1000,1100x1100x1100
    RESULT_VARIABLE status OUTPUT_QUIET)
  require_equal("exit status after an interrupt" "${status}" 130)
  check_json(${DIRECTORY}/interrupted.json any ON)
  file(READ ${DIRECTORY}/interrupted-ratio.svg text)
  if(NOT text MATCHES "</svg>")
    message(FATAL_ERROR "interrupted-ratio.svg is not whole")
  endif()
endif()

require_refusals("--types|quad" "--sizes|0" "--sizes|many" "--threads|0" "--groups|round" "--shapes|3x4" "--repeats|-1"
  "--contestants|nobody" "--openblas|/nowhere/libopenblas.so" "--json|/nowhere/file.json" "--min-time|soon")
