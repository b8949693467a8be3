// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A level for numbers, whose products commute: half as many products as the classical product, and three times as many
// additions (S. Winograd, A new algorithm for inner product, IEEE Transactions on Computers C-17, 1968). Over
// x1 y1 + x2 y2 = (x1 + y2) (x2 + y1) - x1 x2 - y1 y2, the last two products are those of one row and of one column. No
// level stands below it, whose elements need not commute.

#pragma once

#include <fastmm/execution/team_errors.hpp>
#include <fastmm/execution/walk.hpp>
#include <fastmm/factorization/rounding.hpp>
#include <fastmm/in_place.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Whether powers of two can be taken out of numbers, by functions of their library, so that A and B are added as
// matrices of one magnitude: else the rounding errors of their sums would not be bounded by max|A| max|B|.
template <class T>
concept has_exponents = requires(const T& x, T& y) {
    y = scalbn(x, ilogb(x) - ilogb(x));
};

template <class T>
inline constexpr bool has_pair_level =
    !blocked_scalar<T> && commutes<T> && (!is_rounded_in_software<T>() || has_exponents<T>);

// The blocks of the level are pairs of columns of A, and of rows of B.
inline constexpr shape pair_dimensions{1, 2, 1};

// With h = K / 2 pairs, and A and B of one magnitude up to a factor of 2: the sums of an element of each are at most s with
// s^2 <= 4.5 max|A| max|B|; the products of the pairs, each with three roundings, add up within (3 h + h (h + 1) / 2) s^2 u;
// those of a row and of a column, whose squares add up to 2.5 max|A| max|B|, within (h + h (h + 1) / 2) 2.5 u; both are
// subtracted with an error of 2 h (s^2 + 2.5) u at most. In all 3.5 h^2 + 33.5 h, to first order in u.
inline constexpr level_rounding pair_rounding{3.5, 33.5};

// See scheduled_level.
template <class T>
struct pair_level {
    static std::size_t core_bytes(level_sequence<T>, const partition& p, const execution_settings& settings,
                                  bool) {
        return lease_bytes<T>(p.core_m + p.core_n + settings.threads * elements_of_thread(p.core_k));
    }

    static void run_core(level_sequence<T>, const partition&, const T& alpha, const matrix_view<const T>& A,
                         const matrix_view<const T>& B, bool overwrite, const matrix_view<T>& C,
                         arena& memory, const execution_settings& settings, magnitude_record<T>*) {
        if (!(alpha == T(1)))
            return naive<T>(alpha, A, B, T(overwrite ? 0 : 1), C);
        const auto power = common_power(A, B);
        if (!power)
            return naive<T>(T(1), A, B, T(overwrite ? 0 : 1), C);
        const lease<T> all(memory, C.rows + C.cols + settings.threads * elements_of_thread(A.cols));
        T *const of_rows = all.data(), *const of_columns = of_rows + C.rows;
        const auto scratch_of = [&](const team_member& member) {
            return of_columns + C.cols + member.index * elements_of_thread(A.cols);
        };
        run_team_with_errors(settings, [&](const team_member& member) {
            T& product = *scratch_of(member);
            const auto rows = member.share(C.rows, 1), columns = member.share(C.cols, 1);
            for (std::ptrdiff_t i = rows.begin; i < rows.end; ++i) {
                sum_of_products(of_rows[i], &A(i, 0), A.col_stride, A.cols, product);
                multiply_by_power(of_rows[i], of_rows[i], 2 * *power);
            }
            for (std::ptrdiff_t j = columns.begin; j < columns.end; ++j)
                sum_of_products(of_columns[j], &B(0, j), B.row_stride, B.rows, product);
        });
        run_team_with_errors(settings, [&](const team_member& member) {
            T* const scratch = scratch_of(member);
            const auto rows = member.share(C.rows, 1);
            for (std::ptrdiff_t first = 0; first < C.cols; first += element_columns)
                for (std::ptrdiff_t i = rows.begin; i < rows.end; ++i) {
                    const T* row = &A(i, 0);
                    std::ptrdiff_t stride = A.col_stride;
                    if (*power != 0) {
                        T* const scaled = scratch + 3;
                        for (std::ptrdiff_t p = 0; p < A.cols; ++p)
                            multiply_by_power(scaled[p], row[p * stride], *power);
                        row = scaled;
                        stride = 1;
                    }
                    for (std::ptrdiff_t j = first; j < std::min(first + element_columns, C.cols); ++j) {
                        T& sum = overwrite ? C(i, j) : scratch[2];
                        sum_of_pairs(sum, row, stride, &B(0, j), B.row_stride, A.cols, scratch);
                        subtract_from(sum, of_rows[i]);
                        subtract_from(sum, of_columns[j]);
                        multiply_by_power(sum, sum, -*power);
                        if (!overwrite)
                            add_to(C(i, j), sum);
                    }
                }
        });
    }

private:
    // Three, and a row of A that is scaled.
    static std::ptrdiff_t elements_of_thread(std::ptrdiff_t inner) {
        return 3 + (is_rounded_in_software<T>() ? inner : 0);
    }

    // sum = x1 x2 + x3 x4 + ... Requires: an even number of elements, not 0.
    static void sum_of_products(T& sum, const T* x, std::ptrdiff_t stride, std::ptrdiff_t count, T& product) {
        assign_product(sum, x[0], x[stride]);
        for (std::ptrdiff_t p = 2; p < count; p += 2) {
            assign_product(product, x[p * stride], x[(p + 1) * stride]);
            add_to(sum, product);
        }
    }

    // sum = (x1 + y2) (x2 + y1) + (x3 + y4) (x4 + y3) + ..., with two elements of scratch.
    static void sum_of_pairs(T& sum, const T* x, std::ptrdiff_t x_stride, const T* y, std::ptrdiff_t y_stride,
                             std::ptrdiff_t count, T* scratch) {
        for (std::ptrdiff_t p = 0; p < count; p += 2) {
            assign_sum(scratch[0], x[p * x_stride], y[(p + 1) * y_stride]);
            assign_sum(scratch[1], x[(p + 1) * x_stride], y[p * y_stride]);
            if (p == 0) {
                assign_product(sum, scratch[0], scratch[1]);
            } else {
                assign_product(scratch[0], scratch[0], scratch[1]);
                add_to(sum, scratch[0]);
            }
        }
    }

    // target = 2^power x. Requires: the target is x where the power is 0, as it is where nothing is rounded.
    template <class Power>
    static void multiply_by_power(T& target, const T& x, Power power) {
        if constexpr (is_rounded_in_software<T>())
            if (power != 0)
                target = scalbn(x, power);
    }

    // The power of two that brings A to the magnitude of B; 0 where nothing is rounded. None where one of them is zero.
    static auto common_power(const matrix_view<const T>& A, const matrix_view<const T>& B) {
        if constexpr (is_rounded_in_software<T>()) {
            using exponent = decltype(ilogb(A(0, 0)));
            const std::optional<exponent> a = largest_exponent(A), b = largest_exponent(B);
            return a && b ? std::optional<exponent>(*b - *a) : std::nullopt;
        } else {
            return std::optional<int>(0);
        }
    }

    static auto largest_exponent(const matrix_view<const T>& view) {
        std::optional<decltype(ilogb(view(0, 0)))> result;
        const T zero(0);
        for (std::ptrdiff_t j = 0; j < view.cols; ++j)
            for (std::ptrdiff_t i = 0; i < view.rows; ++i)
                if (!(view(i, j) == zero)) {
                    const auto exponent = ilogb(view(i, j));
                    result = result ? std::max(*result, exponent) : exponent;
                }
        return result;
    }
};

template <class T>
constexpr scheduled_level<T> make_pair_level() {
    level_code code;
    code.dimensions = pair_dimensions;
    code.rank = 1;
    return {code, 1, pair_level<T>::core_bytes, pair_level<T>::run_core};
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
