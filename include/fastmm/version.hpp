// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The version of fastmm, written here and nowhere else: CMake reads it from this file.

#pragma once

#define FASTMM_VERSION_MAJOR 0
#define FASTMM_VERSION_MINOR 1
#define FASTMM_VERSION_PATCH 0
