// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Schedules that are types as sequences of levels, each with its way of execution.

#pragma once

#include <fastmm/execution/element_level.hpp>
#include <fastmm/execution/packed_sums.hpp>
#include <fastmm/execution/panel_level.hpp>
#include <fastmm/execution/pass_level.hpp>
#include <fastmm/execution/product_level.hpp>
#include <fastmm/execution/schedule.hpp>
#include <fastmm/execution/walk.hpp>

#include <array>
#include <cstddef>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The way of a level for which none is named. Fusing a level with the product below it takes a kernel, and a product
// below.
template <class T>
constexpr way automatic_way(bool innermost) {
    return innermost && blocked_scalar<T> ? way::products : way::passes;
}

// How a level is executed.
template <class T, level L, bool Innermost>
constexpr way way_for() {
    constexpr way wanted = level_traits<L>::execution;
    static_assert(
        Innermost || wanted == way::automatic || wanted == way::passes,
        "Put a level that is fused with the product below it innermost; compose two tables into one for two "
        "fused levels.");
    if constexpr (!Innermost || !blocked_scalar<T> || wanted == way::automatic)
        return automatic_way<T>(Innermost);
    else if constexpr (wanted == way::panels && (dispatches<T> || has_byte_tile<T>))
        // Panels have the shape of a register tile that is not known here, or are bytes, of which sums are not formed.
        return way::products;
    else
        return wanted;
}

// A level with code of its table, to be executed in one way.
template <class T, way Execution>
constexpr scheduled_level<T> schedule_level(const level_code& code, double growth) {
    using runner = std::conditional_t<
        Execution == way::packing, packing_level<T>,
        std::conditional_t<
            Execution == way::products, product_level<T>,
            std::conditional_t<Execution == way::panels, panel_level<T>,
                               std::conditional_t<blocked_scalar<T>, pass_level<T>, element_level<T>>>>>;
    return {code, growth, runner::core_bytes, runner::run_core};
}

template <class T, level L, bool Innermost>
constexpr scheduled_level<T> make_scheduled_level() {
    using F = table_of<L>;
    static_assert(prove<F, T>());
    constexpr way execution = way_for<T, L, Innermost>();
    if constexpr (rounded_scalar<T>)
        return schedule_level<T, execution>(level_code_of<F, execution, true>, magnitude_growth<F>);
    else
        return schedule_level<T, execution>(level_code_of<F, execution, false>, 1);
}

template <class T, class S>
inline constexpr std::array<scheduled_level<T>, 0> schedule_code{};
template <class T, level First, level... Rest>
inline constexpr auto schedule_code<T, levels<First, Rest...>> = [] {
    std::array<scheduled_level<T>, sizeof...(Rest) + 1> code{
        make_scheduled_level<T, First, sizeof...(Rest) == 0>()};
    for (std::size_t i = 0; i < sizeof...(Rest); ++i)
        code[i + 1] = schedule_code<T, levels<Rest...>>[i];
    return code;
}();

// The levels of a schedule, all of them proved over the ring of T.
template <class T, schedule S>
constexpr level_sequence<T> sequence_of() {
    return schedule_code<T, S>;
}

// A schedule by itself, without the contracts of execute.hpp. The operands are as for run_levels().
template <class T, schedule S>
struct executor {
    static std::size_t workspace_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                                       const execution_settings& settings, bool overwrite = false) {
        return level_bytes<T>(sequence_of<T, S>(), m, k, n, settings, overwrite);
    }

    static void run(const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
                    const T& beta, const matrix_view<T>& C, arena& memory, const execution_settings& settings,
                    magnitude_record<T>* record) {
        run_levels<T>(sequence_of<T, S>(), alpha, A, B, beta, C, memory, settings, record);
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
