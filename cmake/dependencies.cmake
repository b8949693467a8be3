# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# Each dependency: a package where there is one, a download only where FASTMM_FETCH_DEPENDENCIES asks for it.

include(FetchContent)

macro(_fastmm_fetch name repository tag)
  if(NOT FASTMM_FETCH_DEPENDENCIES)
    message(FATAL_ERROR "fastmm: ${name} was not found. Install it (bash .ci/install on Debian and Ubuntu), name its "
      "place with -DCMAKE_PREFIX_PATH=..., or pass -DFASTMM_FETCH_DEPENDENCIES=ON to download it.")
  endif()
  FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${tag})
  FetchContent_MakeAvailable(${name})
endmacro()

# Eigen 3.4 or newer. The version is checked here: Eigen 5 does not call itself compatible with 3.4.
macro(fastmm_find_eigen)
  if(NOT TARGET Eigen3::Eigen)
    find_package(Eigen3 QUIET NO_MODULE)
    if(NOT TARGET Eigen3::Eigen)
      set(EIGEN_BUILD_TESTING OFF)
      set(EIGEN_BUILD_DOC OFF)
      _fastmm_fetch(Eigen3 https://gitlab.com/libeigen/eigen.git 3.4.0)
      # A user's warnings are for the user's code.
      get_target_property(_fastmm_eigen Eigen3::Eigen ALIASED_TARGET)
      get_target_property(_fastmm_directories ${_fastmm_eigen} INTERFACE_INCLUDE_DIRECTORIES)
      set_property(TARGET ${_fastmm_eigen} PROPERTY INTERFACE_SYSTEM_INCLUDE_DIRECTORIES ${_fastmm_directories})
    elseif(Eigen3_VERSION AND Eigen3_VERSION VERSION_LESS 3.4)
      message(FATAL_ERROR "fastmm: Eigen 3.4 or newer is needed, ${Eigen3_VERSION} was found in ${Eigen3_DIR}.")
    else()
      # A project that adds fastmm as a subdirectory links it from outside this directory.
      set_target_properties(Eigen3::Eigen PROPERTIES IMPORTED_GLOBAL TRUE)
    endif()
  endif()
endmacro()

# xsimd 8.1 or newer.
macro(fastmm_find_xsimd)
  if(NOT TARGET xsimd AND NOT TARGET xsimd::xsimd)
    find_package(xsimd QUIET NO_MODULE)
    if(NOT xsimd_FOUND)
      _fastmm_fetch(xsimd https://github.com/xtensor-stack/xsimd.git 13.0.0)
    elseif(xsimd_VERSION AND xsimd_VERSION VERSION_LESS 8.1)
      message(FATAL_ERROR "fastmm: xsimd 8.1 or newer is needed, ${xsimd_VERSION} was found in ${xsimd_DIR}.")
    endif()
  endif()
  fastmm_import_xsimd()
endmacro()

# Catch2 2 or 3. FASTMM_CATCH_TARGET brings main() with version 3 only.
macro(fastmm_find_catch)
  find_package(Catch2 QUIET NO_MODULE)
  if(NOT TARGET Catch2::Catch2)
    _fastmm_fetch(Catch2 https://github.com/catchorg/Catch2.git v3.7.1)
  endif()
  if(TARGET Catch2::Catch2WithMain)
    set(FASTMM_CATCH_TARGET Catch2::Catch2WithMain)
  else()
    set(FASTMM_CATCH_TARGET Catch2::Catch2)
  endif()
endmacro()

# The headers of Boost.Multiprecision, for the command and the tests.
macro(fastmm_find_boost)
  find_package(Boost 1.70 REQUIRED)
endmacro()

# Google Benchmark 1.7 or newer, for bench/.
macro(fastmm_find_benchmark)
  find_package(benchmark QUIET)
  if(NOT TARGET benchmark::benchmark)
    set(BENCHMARK_ENABLE_TESTING OFF)
    set(BENCHMARK_ENABLE_INSTALL OFF)
    _fastmm_fetch(benchmark https://github.com/google/benchmark.git v1.8.3)
  endif()
endmacro()

# nlohmann-json 3, for the command and bench/.
macro(fastmm_find_json)
  find_package(nlohmann_json 3 QUIET)
  if(NOT TARGET nlohmann_json::nlohmann_json)
    _fastmm_fetch(nlohmann_json https://github.com/nlohmann/json.git v3.11.3)
  endif()
endmacro()

# libzip, for the command. Its own package is not asked: Debian's names the programs zipcmp, zipmerge and ziptool, and stops
# the configuration where only the library is installed. Without it there is no target libzip::zip.
macro(fastmm_find_zip)
  if(NOT TARGET libzip::zip)
    find_path(FASTMM_ZIP_INCLUDE_DIRECTORY zip.h PATH_SUFFIXES libzip)
    find_library(FASTMM_ZIP_LIBRARY zip)
    mark_as_advanced(FASTMM_ZIP_INCLUDE_DIRECTORY FASTMM_ZIP_LIBRARY)
    if(FASTMM_ZIP_INCLUDE_DIRECTORY AND FASTMM_ZIP_LIBRARY)
      add_library(libzip::zip UNKNOWN IMPORTED)
      set_target_properties(libzip::zip PROPERTIES
        IMPORTED_LOCATION "${FASTMM_ZIP_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${FASTMM_ZIP_INCLUDE_DIRECTORY}")
    endif()
  endif()
endmacro()
