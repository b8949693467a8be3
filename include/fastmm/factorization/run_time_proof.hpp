// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The gate that a factorization passes at run time before it multiplies anything: it is well-formed, and exact over the
// ring of the scalars.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/factorization/residual.hpp>

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <type_traits>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

inline std::string title_of(const factorization& f) {
    return f.name.empty() ? "the factorization" : "the factorization " + f.name;
}

[[noreturn]] inline void fail_malformed(const factorization& f, const std::string& what) {
    fail(title_of(f) + " is malformed: " + what);
}

inline std::string column_text(char letter, int column) {
    return "column " + std::to_string(column + 1) + " of " + letter;
}

inline void require_entry(const factorization& f, char letter, int column, const entry& e, int blocks) {
    constexpr int most = 1 << 30;
    const auto [numerator, denominator] = e.value;
    if (e.index < 0 || e.index >= blocks)
        fail_malformed(f, column_text(letter, column) + " names block " + std::to_string(e.index) + " of " +
                              std::to_string(blocks));
    if (numerator == 0 || denominator < 1 || numerator < -most || numerator > most || denominator > most ||
        std::gcd(numerator, denominator) != 1)
        fail_malformed(f, column_text(letter, column) + " has the coefficient " + std::to_string(numerator) +
                              "/" + std::to_string(denominator) + ", which is no fraction in lowest terms");
}

inline void require_columns(const factorization& f, char letter, const dynamic_columns& columns, int blocks) {
    const auto rank = static_cast<std::size_t>(f.rank);
    if (columns.begin.size() != rank + 1 || columns.begin.front() != 0 ||
        static_cast<std::size_t>(columns.begin.back()) != columns.entries.size())
        fail_malformed(f, std::string(1, letter) + " does not have the " + std::to_string(f.rank) +
                              " columns of its rank");
    for (std::size_t r = 0; r < rank; ++r)
        if (columns.begin[r] >= columns.begin[r + 1])
            fail_malformed(f, column_text(letter, static_cast<int>(r)) + " is empty");
    std::vector<int> seen(static_cast<std::size_t>(blocks), -1);
    for (int r = 0; r < f.rank; ++r)
        for (const entry& e : columns[r]) {
            require_entry(f, letter, r, e, blocks);
            int& last = seen[static_cast<std::size_t>(e.index)];
            if (last == r)
                fail_malformed(f,
                               column_text(letter, r) + " names block " + std::to_string(e.index) + " twice");
            last = r;
        }
}

} // namespace detail

/// Throws fastmm::error unless the dimensions and the rank are positive, each factor matrix has as many columns as the
/// rank says, none of them is empty or names a block twice or one that is not there, and coefficients are fractions in
/// lowest terms, at most 2^30 above and below the line. What parse() returns is well-formed. So that a proof takes seconds,
/// the tensor has at most 2^34 entries, and k n m n is at most 2^26.
inline void require_well_formed(const factorization& f) {
    const auto [m, k, n] = f.dimensions;
    constexpr int most = 32767;
    constexpr double most_of_slice = 1 << 26, most_entries = 256.0 * most_of_slice;
    if (m < 1 || k < 1 || n < 1 || f.rank < 1 || m > most || k > most || n > most)
        detail::fail_malformed(f, "its shape is " + std::to_string(m) + "x" + std::to_string(k) + "x" +
                                      std::to_string(n) + ", its rank " + std::to_string(f.rank));
    const double slice = static_cast<double>(k) * n * m * n, entries = slice * m * k;
    if (slice > most_of_slice || entries > most_entries)
        fail(detail::title_of(f) + " is too large to be proved: its shape is " + std::to_string(m) + "x" +
             std::to_string(k) + "x" + std::to_string(n));
    detail::require_columns(f, 'U', f.u, m * k);
    detail::require_columns(f, 'V', f.v, k * n);
    detail::require_columns(f, 'W', f.w, m * n);
}

/// Throws fastmm::error unless the factorization multiplies matrices exactly over a ring: the run-time counterpart of
/// is_exact, and with the same names: the message holds the first wrong entry of the residual. Requires: it is
/// well-formed. Memory: 8 k n m n bytes.
template <class Ring>
void require_exact(const factorization& f) {
    if (!std::is_same_v<Ring, rationals> && detail::has_fractions(f))
        fail(detail::title_of(f) + " has fractions, and the scalars have none");
    const residual_summary left = residual(f, detail::characteristic<Ring>);
    if (left.overflow)
        fail(detail::title_of(f) + " cannot be proved: a sum of its residual does not fit 62 bits");
    if (!left.is_zero())
        fail(detail::title_of(f) + " is not exact over the ring of the scalars: " + to_string(left.first) +
             "; entries that are wrong: " + std::to_string(left.wrong_entries));
}

} // namespace fastmm::inline FASTMM_ABI
