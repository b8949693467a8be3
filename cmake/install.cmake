# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(_package_dir ${CMAKE_INSTALL_DATADIR}/cmake/fastmm)

install(DIRECTORY include/fastmm DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY factorizations/ DESTINATION ${CMAKE_INSTALL_DATADIR}/fastmm/factorizations)
install(TARGETS fastmm fastmm_threads fastmm_wisdom EXPORT fastmm_targets)
if(FASTMM_BUILD_KERNELS AND PROJECT_IS_TOP_LEVEL)
  install(TARGETS fastmm_kernels EXPORT fastmm_targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
endif()
install(EXPORT fastmm_targets NAMESPACE fastmm:: FILE fastmm-targets.cmake DESTINATION ${_package_dir})

configure_package_config_file(cmake/fastmm-config.cmake.in ${PROJECT_BINARY_DIR}/fastmm-config.cmake
  INSTALL_DESTINATION ${_package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/fastmm-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/fastmm-config.cmake ${PROJECT_BINARY_DIR}/fastmm-config-version.cmake
  cmake/fastmm_embed.cmake cmake/fastmm_xsimd.cmake DESTINATION ${_package_dir})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/fastmm)
