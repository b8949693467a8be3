# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# Compiles SOURCE with COMPILER, FLAGS and INCLUDE_DIRECTORIES (|-separated). Without a MACRO it must compile; with
# one it must not, and the compiler's output must match the regular expression MESSAGE.

separate_arguments(flags UNIX_COMMAND "${FLAGS}")
string(REPLACE "|" ";" directories "${INCLUDE_DIRECTORIES}")
list(TRANSFORM directories PREPEND -I)
set(ENV{LC_ALL} C)
set(definition "")
if(MACRO)
  set(definition -D${MACRO})
endif()
execute_process(
  COMMAND ${COMPILER} ${flags} -w -fsyntax-only ${directories} ${definition} ${SOURCE}
  RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)

if(NOT MACRO)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${SOURCE} must compile, but the compiler's status is ${status}:\n${output}")
  endif()
elseif(status EQUAL 0)
  message(FATAL_ERROR "${SOURCE} must not compile with ${MACRO}, but it does")
elseif(NOT output MATCHES "${MESSAGE}")
  message(FATAL_ERROR "${SOURCE} with ${MACRO}: the message must match\n  ${MESSAGE}\nbut it is\n${output}")
endif()
