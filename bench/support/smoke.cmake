# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# What the smoke tests of the measuring programs share. Requires: PROGRAM and DIRECTORY, which is emptied.

file(REMOVE_RECURSE ${DIRECTORY})
file(MAKE_DIRECTORY ${DIRECTORY})

function(require_equal what value expected)
  if(NOT value STREQUAL expected)
    message(FATAL_ERROR "${what}: expected ${expected}, got ${value}")
  endif()
endfunction()

# Misuse is told in one line that names the program and the value, and ends with exit status 2. Each case is
# "flag|value|more arguments ...".
function(require_refusals)
  get_filename_component(name ${PROGRAM} NAME_WE)
  foreach(case ${ARGN})
    string(REPLACE "|" ";" arguments "${case}")
    list(GET arguments 1 value)
    execute_process(COMMAND ${PROGRAM} ${arguments} RESULT_VARIABLE status OUTPUT_QUIET ERROR_VARIABLE message)
    require_equal("exit status of ${arguments}" "${status}" 2)
    if(NOT message MATCHES "^${name}: [^\n]*\n$")
      message(FATAL_ERROR "${arguments}: expected one line, got:\n${message}")
    endif()
    string(FIND "${message}" "${value}" position)
    if(position EQUAL -1)
      message(FATAL_ERROR "${arguments}: the message does not name the value: ${message}")
    endif()
  endforeach()
endfunction()
