# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# fastmm as a part of another project is its library targets: no tests, benchmarks, examples or install rules, and
# nothing that is built where nobody links it.

get_property(_targets DIRECTORY ${FASTMM_SOURCE} PROPERTY BUILDSYSTEM_TARGETS)
get_property(_directories DIRECTORY ${FASTMM_SOURCE} PROPERTY SUBDIRECTORIES)
get_property(_tests DIRECTORY ${FASTMM_SOURCE} PROPERTY TESTS)
get_property(_kernels_excluded DIRECTORY ${FASTMM_SOURCE}/kernels PROPERTY EXCLUDE_FROM_ALL)
if(NOT _targets STREQUAL "fastmm;fastmm_threads;fastmm_wisdom" OR NOT _directories STREQUAL "${FASTMM_SOURCE}/kernels" OR _tests OR
   NOT _kernels_excluded)
  message(FATAL_ERROR
    "fastmm brings more than its targets: targets '${_targets}', directories '${_directories}', tests '${_tests}'")
endif()
foreach(_option FASTMM_BUILD_TESTS FASTMM_BUILD_BENCH FASTMM_BUILD_EXAMPLES FASTMM_INSTALL)
  if(${_option})
    message(FATAL_ERROR "${_option} is on in a project that only uses fastmm")
  endif()
endforeach()
