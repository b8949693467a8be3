# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# fastmm as a part of another project is the header target alone: no tests, benchmarks, examples or install rules.

get_property(_targets DIRECTORY ${FASTMM_SOURCE} PROPERTY BUILDSYSTEM_TARGETS)
get_property(_directories DIRECTORY ${FASTMM_SOURCE} PROPERTY SUBDIRECTORIES)
get_property(_tests DIRECTORY ${FASTMM_SOURCE} PROPERTY TESTS)
if(NOT _targets STREQUAL "fastmm" OR _directories OR _tests)
  message(FATAL_ERROR
    "fastmm brings more than its target: targets '${_targets}', directories '${_directories}', tests '${_tests}'")
endif()
foreach(_option FASTMM_BUILD_TESTS FASTMM_BUILD_BENCH FASTMM_BUILD_EXAMPLES FASTMM_INSTALL)
  if(${_option})
    message(FATAL_ERROR "${_option} is on in a project that only uses fastmm")
  endif()
endforeach()
