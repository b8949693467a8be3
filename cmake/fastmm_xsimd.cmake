# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# fastmm::xsimd: the headers of xsimd and nothing else. Its own target has had two names, and that of Debian 12 and
# Ubuntu 24.04 asks the linker for a library that is none (-lxtl).
macro(fastmm_import_xsimd)
  if(NOT TARGET fastmm::xsimd)
    add_library(fastmm::xsimd INTERFACE IMPORTED GLOBAL)
    if(TARGET xsimd)
      set_property(TARGET fastmm::xsimd PROPERTY
        INTERFACE_INCLUDE_DIRECTORIES $<TARGET_PROPERTY:xsimd,INTERFACE_INCLUDE_DIRECTORIES>)
    else()
      set_property(TARGET fastmm::xsimd PROPERTY
        INTERFACE_INCLUDE_DIRECTORIES $<TARGET_PROPERTY:xsimd::xsimd,INTERFACE_INCLUDE_DIRECTORIES>)
    endif()
  endif()
endmacro()
