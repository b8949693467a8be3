# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# fastmm::xsimd: the headers of xsimd and nothing else. Its own target has had two names, and that of Debian 12 and
# Ubuntu 24.04 asks the linker for a library that is none (-lxtl).
macro(fastmm_import_xsimd)
  if(NOT TARGET fastmm::xsimd)
    add_library(fastmm::xsimd INTERFACE IMPORTED GLOBAL)
    foreach(_fastmm_target xsimd xsimd::xsimd)
      if(TARGET ${_fastmm_target})
        # The value, not a reference: the target is known in this directory only.
        get_target_property(_fastmm_directories ${_fastmm_target} INTERFACE_INCLUDE_DIRECTORIES)
        set_property(TARGET fastmm::xsimd PROPERTY INTERFACE_INCLUDE_DIRECTORIES "${_fastmm_directories}")
      endif()
    endforeach()
  endif()
endmacro()
