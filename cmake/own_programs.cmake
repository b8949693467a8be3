# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# What fastmm's own programs are compiled with. Users of fastmm::fastmm get none of it.

add_library(fastmm_own INTERFACE)
target_link_libraries(fastmm_own INTERFACE fastmm::fastmm)
target_compile_options(fastmm_own INTERFACE
  -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow -pedantic
  $<$<BOOL:${FASTMM_WARNINGS_AS_ERRORS}>:-Werror>
  # g++ 12 finds its own AVX-512 intrinsics uninitialized (GCC bug 105593), and sanitized the standard library's headers.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
if(FASTMM_ARCHITECTURE)
  target_compile_options(fastmm_own INTERFACE -march=${FASTMM_ARCHITECTURE})
endif()
if(FASTMM_SANITIZE)
  target_compile_options(fastmm_own INTERFACE -fsanitize=${FASTMM_SANITIZE} -fno-sanitize-recover=all
    -fno-omit-frame-pointer
    # The same bug, in Eigen's use of the intrinsics. And what the address sanitizer or the processor stops at anyway takes
    # half of g++'s time; with clang, which compiles the readers of files, every check stays.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-uninitialized>
    $<$<CXX_COMPILER_ID:GNU>:-fno-sanitize=null,object-size,pointer-overflow,alignment,vptr>)
  target_link_options(fastmm_own INTERFACE -fsanitize=${FASTMM_SANITIZE})
endif()
