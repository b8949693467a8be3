# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# A function that is inline in a header and not inlined is a weak symbol, of which the linker keeps any one: compiled for
# AVX-512 it would end a program on a machine without. So every weak symbol of the library LIBRARY has to carry the
# name of an instruction set.

execute_process(COMMAND ${NM} -C --defined-only ${LIBRARY} OUTPUT_VARIABLE symbols RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${NM} cannot read ${LIBRARY}")
endif()
string(REGEX MATCHALL "[^\n]* [WVu] [^\n]*" weak "${symbols}")
list(LENGTH weak count)
if(count EQUAL 0)
  message(FATAL_ERROR "no weak symbol was found in ${LIBRARY}: this test looks at the wrong thing")
endif()
set(bad "")
foreach(symbol IN LISTS weak)
  # The pointer to the exception handler of the language is data, and the same in every object.
  if(NOT symbol MATCHES " DW\\.ref\\.__gxx_personality_v0$" AND
     NOT symbol MATCHES "fastmm::v[0-9]+_[0-9]+_(sse2|avx2|avx512bw|neon|portable)::")
    string(APPEND bad "  ${symbol}\n")
  endif()
endforeach()
if(bad)
  message(FATAL_ERROR "weak symbols that do not carry an instruction set:\n${bad}")
endif()
message(STATUS "${count} weak symbols, all with an instruction set")
