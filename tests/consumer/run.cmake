# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# Configures, builds and runs the project WAY (find_package, add_subdirectory or fetch_content) in BINARY, from
# nothing, as a user of the checkout SOURCE. find_package takes fastmm from an installation of the build tree
# FASTMM_BINARY. The dependencies are those of that build tree: EIGEN3_DIR, XSIMD_DIR, FETCH.

set(options "")
if(EIGEN3_DIR)
  list(APPEND options -DEigen3_DIR=${EIGEN3_DIR})
endif()
if(XSIMD_DIR)
  list(APPEND options -Dxsimd_DIR=${XSIMD_DIR})
endif()

# Stops at a command that fails, and shows what it wrote.
function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    list(JOIN ARGV " " command)
    message(FATAL_ERROR "${command}\nended with ${status}:\n${output}")
  endif()
endfunction()

file(REMOVE_RECURSE ${BINARY})
if(WAY STREQUAL find_package)
  run(${CMAKE_COMMAND} --install ${FASTMM_BINARY} --prefix ${BINARY}/prefix)
  list(APPEND options -Dfastmm_ROOT=${BINARY}/prefix)
else()
  list(APPEND options -DFASTMM_FETCH_DEPENDENCIES=${FETCH}
    -DFASTMM_SOURCE=${SOURCE} -DFETCHCONTENT_SOURCE_DIR_FASTMM=${SOURCE})
endif()
run(${CMAKE_COMMAND} -G "${GENERATOR}" -S ${CMAKE_CURRENT_LIST_DIR}/${WAY} -B ${BINARY}/build
  -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER=${COMPILER} ${options})
run(${CMAKE_COMMAND} --build ${BINARY}/build)
run(${CMAKE_CTEST_COMMAND} --test-dir ${BINARY}/build --output-on-failure --no-tests=error)
