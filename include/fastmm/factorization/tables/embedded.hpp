// Generated from factorizations/ by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/tables/f2x2x3_11.hpp>
#include <fastmm/factorization/tables/f2x2x4_14.hpp>
#include <fastmm/factorization/tables/f2x2x5_18.hpp>
#include <fastmm/factorization/tables/f2x3x3_15.hpp>
#include <fastmm/factorization/tables/f2x3x4_20.hpp>
#include <fastmm/factorization/tables/f2x3x5_25.hpp>
#include <fastmm/factorization/tables/f2x4x4_26.hpp>
#include <fastmm/factorization/tables/f2x4x5_33.hpp>
#include <fastmm/factorization/tables/f2x5x5_40.hpp>
#include <fastmm/factorization/tables/f3x3x3_23.hpp>
#include <fastmm/factorization/tables/f3x3x4_29.hpp>
#include <fastmm/factorization/tables/f3x3x5_36.hpp>
#include <fastmm/factorization/tables/f3x4x4_38.hpp>
#include <fastmm/factorization/tables/f3x4x5_47.hpp>
#include <fastmm/factorization/tables/f3x5x5_58.hpp>
#include <fastmm/factorization/tables/f4x4x4_47.hpp>
#include <fastmm/factorization/tables/f4x4x4_49.hpp>
#include <fastmm/factorization/tables/f4x4x5_60.hpp>
#include <fastmm/factorization/tables/f4x4x5_61.hpp>
#include <fastmm/factorization/tables/f4x5x5_73.hpp>
#include <fastmm/factorization/tables/f4x5x5_76.hpp>
#include <fastmm/factorization/tables/f5x5x5_93.hpp>
#include <fastmm/factorization/tables/strassen.hpp>
#include <fastmm/factorization/tables/winograd.hpp>

namespace fastmm::inline FASTMM_ABI {

template <class... Tables>
struct table_list {};

/// Every table that factorizations/ holds.
// clang-format off
using embedded_tables = table_list<
    tables::f2x2x3_11,
    tables::f2x2x4_14,
    tables::f2x2x5_18,
    tables::f2x3x3_15,
    tables::f2x3x4_20,
    tables::f2x3x5_25,
    tables::f2x4x4_26,
    tables::f2x4x5_33,
    tables::f2x5x5_40,
    tables::f3x3x3_23,
    tables::f3x3x4_29,
    tables::f3x3x5_36,
    tables::f3x4x4_38,
    tables::f3x4x5_47,
    tables::f3x5x5_58,
    tables::f4x4x4_47,
    tables::f4x4x4_49,
    tables::f4x4x5_60,
    tables::f4x4x5_61,
    tables::f4x5x5_73,
    tables::f4x5x5_76,
    tables::f5x5x5_93,
    tables::strassen,
    tables::winograd>;

} // namespace fastmm::inline FASTMM_ABI
