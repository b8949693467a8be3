// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a table and a schedule say of themselves, at compile time, from the tables alone.

#pragma once

#include <fastmm/factorization/rounding.hpp>
#include <fastmm/factorization/stability.hpp>
#include <fastmm/planning/error_bound.hpp>

#include <cstdint>
#include <utility>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The natural logarithm of a number of at least 1, to the last digits: std::log is no constant expression. By
// log x = 2 artanh((x - 1) / (x + 1)), after halving.
constexpr double natural_logarithm(double x) {
    constexpr double log_2 = 0.693147180559945309417232121458;
    double result = 0;
    for (; x > 1.5; x /= 2)
        result += log_2;
    const double y = (x - 1) / (x + 1);
    double power = y, sum = 0;
    for (int i = 1; i < 40; i += 2, power *= y * y)
        sum += power / i;
    return result + 2 * sum;
}

} // namespace detail

/// omega of an algorithm: n x n matrices are multiplied in O(n^omega) operations, omega = 3 log R / log(m k n). Requires: m k n
/// above 1.
constexpr double exponent_of(double products_by_definition, double rank) {
    return 3 * detail::natural_logarithm(rank) / detail::natural_logarithm(products_by_definition);
}

/// What a table says of itself.
struct table_figures {
    shape dimensions;
    int rank = 0;
    int u_nonzeros = 0, v_nonzeros = 0, w_nonzeros = 0;
    int additions = 0;        ///< sum by sum
    int shared_additions = 0; ///< by the straight-line programs that are executed
    double exponent = 0;      ///< 3 for the definition
    double growth_factor = 0; ///< E, see growth_factor<F>
    int prefactor = 0;        ///< Q, see prefactor<F>
};

template <table F>
inline constexpr table_figures figures_of{
    shape_of<F>,
    rank_of<F>,
    static_cast<int>(factorization_of<F>.u.entries.size()),
    static_cast<int>(factorization_of<F>.v.entries.size()),
    static_cast<int>(factorization_of<F>.w.entries.size()),
    naive_additions<F>,
    shared_additions<F>,
    exponent_of(static_cast<double>(shape_of<F>.m) * shape_of<F>.k * shape_of<F>.n, rank_of<F>),
    growth_factor<F>,
    prefactor<F>};

/// Temporaries that a schedule holds at a time, in multiples of the elements of A, B and C: sums of blocks of A, sums of
/// blocks of B, and products. What remains of workspace_bytes() is packing buffers, padding and lists, which do not grow with
/// the matrices.
struct temporary_shares {
    double a = 0, b = 0, c = 0;
};

/// What a schedule says of itself, where C is overwritten.
struct schedule_figures {
    shape dimensions{1, 1, 1}; ///< of the blocks at its bottom
    std::int64_t rank = 1;     ///< products at its bottom
    double exponent = 3;
    /// The mixed recurrence of Ballard, Benson, Druinsky, Lipshitz and Schwartz (2016), all levels as one:
    /// phi(F1, F2, ...; K) = growth phi(; K/k) + rounding K/k, where k is dimensions.k. E(F o G) = E(F) E(G).
    level_rounding error;
    temporary_shares temporaries;
};

namespace detail {

// One more level above those of a schedule.
constexpr schedule_figures above(schedule_figures below, const level_code& code, way execution,
                                 const level_rounding& level) {
    const shape s = code.dimensions;
    const double rounding = level.growth * below.error.rounding + level.rounding * below.dimensions.k;
    const bool sums = sweeps_operands(execution);
    const double a_blocks = static_cast<double>(s.m) * s.k, b_blocks = static_cast<double>(s.k) * s.n,
                 c_blocks = static_cast<double>(s.m) * s.n;
    const auto share = [](int homes, double inner, double blocks) { return (homes + inner) / blocks; };
    schedule_figures result;
    result.temporaries = {
        share(sums ? code.u.step_homes : 0, below.temporaries.a, a_blocks),
        share(sums ? code.v.step_homes : 0, below.temporaries.b, b_blocks),
        share(execution == way::packing ? 0 : code.temporary_products(true), below.temporaries.c, c_blocks)};
    result.dimensions = {s.m * below.dimensions.m, s.k * below.dimensions.k, s.n * below.dimensions.n};
    result.rank = code.rank * below.rank;
    result.error = {level.growth * below.error.growth, rounding};
    result.exponent =
        exponent_of(static_cast<double>(result.dimensions.m) * result.dimensions.k * result.dimensions.n,
                    static_cast<double>(result.rank));
    return result;
}

template <class T, class S>
struct figures_of_levels {
    static constexpr schedule_figures value{};
};
template <class T, level First, level... Rest>
struct figures_of_levels<T, levels<First, Rest...>> {
    static constexpr way execution = way_for<T, First, sizeof...(Rest) == 0>();
    static constexpr schedule_figures value =
        above(figures_of_levels<T, levels<Rest...>>::value,
              level_code_of<table_of<First>, execution, rounded_scalar<T>>, execution,
              rounding_of_level<table_of<First>, execution>);
};

} // namespace detail

/// The figures of a schedule for scalars T, which decide how its levels are executed.
template <schedule S, scalar T = double>
inline constexpr schedule_figures figures_of_schedule = detail::figures_of_levels<T, S>::value;

} // namespace fastmm::inline FASTMM_ABI
