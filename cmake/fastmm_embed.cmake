# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# Turns factorization files into headers: plain text on one side, a type that `levels` takes on the other.
# Installed with the package, so that a user's own table gets into a program the way the embedded ones do:
#
#   find_package(fastmm)
#   fastmm_embed_factorization(mine.fmm ${CMAKE_CURRENT_BINARY_DIR}/mine.hpp my_namespace)
#
# writes mine.hpp with a struct my_namespace::<name> (the file's `name:` line, an f before a leading digit).
#
# Run as a script it writes the embedded tables; with -DCHECK=ON it compares them instead and writes nothing:
#
#   cmake -DSOURCE=factorizations -DDESTINATION=include/fastmm/factorization/tables -P cmake/fastmm_embed.cmake

include_guard(GLOBAL)

if(CMAKE_SCRIPT_MODE_FILE)
  cmake_minimum_required(VERSION 3.20)
endif()

# Sets <prefix>_NAME (a C++ identifier), <prefix>_M, _K, _N, _RANK and _TEXT from the header of a factorization file.
function(_fastmm_read_factorization file prefix)
  file(READ "${file}" text)
  foreach(key name shape rank)
    if(NOT text MATCHES "(^|\n)${key}: *([^\r\n]*[^\r\n ])")
      message(FATAL_ERROR "${file}: expected a line '${key}: ...'")
    endif()
    set(${key} "${CMAKE_MATCH_2}")
  endforeach()
  if(NOT shape MATCHES "^([0-9]+)x([0-9]+)x([0-9]+)$")
    message(FATAL_ERROR "${file}: expected a shape like 4x5x5, got '${shape}'")
  endif()
  set(${prefix}_M ${CMAKE_MATCH_1} PARENT_SCOPE)
  set(${prefix}_K ${CMAKE_MATCH_2} PARENT_SCOPE)
  set(${prefix}_N ${CMAKE_MATCH_3} PARENT_SCOPE)
  set(${prefix}_RANK ${rank} PARENT_SCOPE)
  set(${prefix}_TEXT "${text}" PARENT_SCOPE)
  if(name MATCHES "^[0-9]")
    string(PREPEND name f)
  endif()
  string(MAKE_C_IDENTIFIER "${name}" name)
  set(${prefix}_NAME ${name} PARENT_SCOPE)
endfunction()

# The C++ text of a table. The raw string begins with the file's first byte, so that lines and columns in a
# compiler's message are those of the file.
function(_fastmm_table_struct prefix result)
  set(${result} "struct ${${prefix}_NAME} {\n    static constexpr std::string_view text = R\"fmm(${${prefix}_TEXT})fmm\";\n};\n"
    PARENT_SCOPE)
endfunction()

# Aliases for the shapes that rotation and transposition make of <m,k,n>, each distinct shape once.
function(_fastmm_table_aliases prefix result)
  set(m ${${prefix}_M})
  set(k ${${prefix}_K})
  set(n ${${prefix}_N})
  set(rank ${${prefix}_RANK})
  set(name ${${prefix}_NAME})
  set(seen f${m}x${k}x${n}_${rank})
  set(text "")
  if(NOT name STREQUAL seen AND name STREQUAL strassen)
    string(APPEND text "using ${seen} = ${name};\n")
  endif()
  if(name STREQUAL seen)
    foreach(way
        "${k}x${n}x${m}|rotated<${name}>"
        "${n}x${m}x${k}|rotated<rotated<${name}>>"
        "${n}x${k}x${m}|transposed<${name}>"
        "${k}x${m}x${n}|rotated<transposed<${name}>>"
        "${m}x${n}x${k}|rotated<rotated<transposed<${name}>>>")
      string(REPLACE "|" ";" way "${way}")
      list(GET way 0 shape)
      list(GET way 1 type)
      if(NOT "f${shape}_${rank}" IN_LIST seen)
        list(APPEND seen "f${shape}_${rank}")
        string(APPEND text "using f${shape}_${rank} = ${type};\n")
      endif()
    endforeach()
  endif()
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

set(_fastmm_licence "// SPDX-FileCopyrightText: 2026 The fastmm authors\n// SPDX-License-Identifier: BSD-3-Clause\n")

function(fastmm_embed_factorization input output namespace)
  get_filename_component(input "${input}" ABSOLUTE)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${input}")
  _fastmm_read_factorization("${input}" table)
  _fastmm_table_struct(table struct)
  get_filename_component(file_name "${input}" NAME)
  set(text "// Generated from ${file_name} by fastmm_embed_factorization() of cmake/fastmm_embed.cmake. Do not edit.\n\n")
  string(APPEND text "#pragma once\n\n#include <string_view>\n\nnamespace ${namespace} {\n\n${struct}\n}\n")
  file(CONFIGURE OUTPUT "${output}" CONTENT "@text@" @ONLY)
endfunction()

# One embedded table, or one page of them, written or compared.
function(_fastmm_emit path text)
  if(CHECK)
    set(present "")
    if(EXISTS "${path}")
      file(READ "${path}" present)
    endif()
    if(NOT present STREQUAL text)
      message(FATAL_ERROR "${path} is not what factorizations/ makes: run cmake/fastmm_embed.cmake as its head says")
    endif()
  else()
    file(WRITE "${path}" "${text}")
  endif()
endfunction()

function(_fastmm_embed_all source destination)
  file(GLOB files "${source}/*.fmm")
  list(SORT files COMPARE NATURAL)
  set(includes "")
  set(names "")
  foreach(file IN LISTS files)
    get_filename_component(file_name "${file}" NAME)
    _fastmm_read_factorization("${file}" table)
    _fastmm_table_struct(table struct)
    _fastmm_table_aliases(table aliases)
    if(aliases)
      string(PREPEND aliases "\n")
    endif()
    _fastmm_emit("${destination}/${table_NAME}.hpp"
"// Generated from factorizations/${file_name} by cmake/fastmm_embed.cmake. Do not edit.
${_fastmm_licence}
#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

${struct}${aliases}
} // namespace fastmm::inline FASTMM_ABI::tables
")
    string(APPEND includes "#include <fastmm/factorization/tables/${table_NAME}.hpp>\n")
    string(APPEND names ",\n    tables::${table_NAME}")
  endforeach()
  string(SUBSTRING "${names}" 2 -1 names)
  _fastmm_emit("${destination}/embedded.hpp"
"// Generated from factorizations/ by cmake/fastmm_embed.cmake. Do not edit.
${_fastmm_licence}
#pragma once

${includes}
namespace fastmm::inline FASTMM_ABI {

template <class... Tables>
struct table_list {};

/// Every table that factorizations/ holds.
// clang-format off
using embedded_tables = table_list<
${names}>;

} // namespace fastmm::inline FASTMM_ABI
")
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  _fastmm_embed_all("${SOURCE}" "${DESTINATION}")
endif()
