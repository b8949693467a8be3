// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Schedules of every way of execution, for the contracts that all of them keep.

#pragma once

#include <fastmm/execution/schedule.hpp>
#include <fastmm/factorization/tables/f2x2x3_11.hpp>
#include <fastmm/factorization/tables/f3x3x3_23.hpp>
#include <fastmm/factorization/tables/f4x5x5_76.hpp>
#include <fastmm/factorization/tables/strassen.hpp>
#include <fastmm/factorization/tables/winograd.hpp>

namespace fastmm_test {

// Calls check(schedule, name).
template <class Check>
void for_each_way(Check check) {
    using namespace fastmm;
    using tables::strassen;
    check(levels<>{}, "classical");
    check(levels<by_packing<strassen>>{}, "strassen by packing");
    check(levels<by_products<strassen>>{}, "strassen by products");
    check(levels<by_panels<strassen>>{}, "strassen by panels");
    check(levels<by_panels<tables::f4x5x5_76>>{}, "4x5x5:76 by panels");
    check(levels<by_passes<strassen>>{}, "strassen by passes");
    check(levels<by_passes<tables::winograd>, by_packing<tables::f2x2x3_11>>{},
          "winograd by passes, 2x2x3:11 by packing");
    check(levels<tables::winograd, tables::f3x3x3_23>{}, "winograd, 3x3x3:23");
}

} // namespace fastmm_test
