// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Projections: a scheme modulo 2 without an index of one dimension, in the basis of that dimension in which most terms go with it.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/factorization/restriction.hpp>
#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/search/coefficients.hpp>
#include <fastmm/search/random.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// A factor matrix that has a dimension, term by term: for each index of its other dimension the odd coefficients along this one, as a mask.
class lines_of_factor {
public:
    lines_of_factor(const factorization& f, factor which, along dimension)
        : cols_(cols_of(f.dimensions, which)), has_rows_(counts_rows(which, dimension)),
          lines_(static_cast<std::size_t>(has_rows_            ? cols_
                                          : which == factor::v ? f.dimensions.k
                                                               : f.dimensions.m)) {
        const dynamic_columns& columns = which == factor::u ? f.u : which == factor::v ? f.v : f.w;
        masks_.assign(static_cast<std::size_t>(f.rank) * lines_, 0);
        for (int r = 0; r < f.rank; ++r)
            for (const entry& e : columns[r])
                if (e.value.numerator % 2 != 0)
                    masks_[place(r, e.index)] |= std::uint64_t(1) << position(e.index);
    }

    // By term, what all lines but those that are zero are; 0 where they differ, or all are zero.
    std::vector<std::uint64_t> common_lines() const {
        std::vector<std::uint64_t> result;
        for (std::size_t first = 0; first < masks_.size(); first += lines_) {
            std::uint64_t common = 0;
            bool is_common = true;
            for (std::size_t i = first; i < first + lines_; ++i) {
                is_common = is_common && (masks_[i] == 0 || common == 0 || masks_[i] == common);
                common |= masks_[i];
            }
            result.push_back(is_common ? common : 0);
        }
        return result;
    }

    // Every line by what it becomes.
    template <class Image>
    void transform(Image image) {
        for (std::uint64_t& line : masks_)
            line = image(line);
    }

    bool coefficient(int r, int block) const {
        return (masks_[place(r, block)] >> position(block) & 1U) != 0;
    }

private:
    std::size_t place(int r, int block) const {
        return static_cast<std::size_t>(r) * lines_ +
               static_cast<std::size_t>(has_rows_ ? block % cols_ : block / cols_);
    }
    int position(int block) const { return has_rows_ ? block / cols_ : block % cols_; }

    int cols_;
    bool has_rows_;
    std::size_t lines_;
    std::vector<std::uint64_t> masks_; // by term
};

// The subspaces that a projection of a dimension takes away: x -> x + (functional . x) direction, where functional . direction = 1. In one
// of the two factor matrices that have the dimension lines along `direction` vanish, in the other lines along `functional`.
struct projection_axis {
    std::uint64_t direction = 0, functional = 0;
    int gone = 0; // terms that vanish
};

inline std::vector<std::uint64_t> distinct_lines(const std::vector<std::uint64_t>& of_terms, int length) {
    std::vector<std::uint64_t> result;
    for (int i = 0; i < length; ++i)
        result.push_back(std::uint64_t(1) << i);
    for (const std::uint64_t line : of_terms)
        if (line != 0)
            result.push_back(line);
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

// One of all axes that are met in the terms; one term less that vanishes makes it half as likely, up to 4.
inline projection_axis draw_axis(const std::vector<std::uint64_t>& first,
                                 const std::vector<std::uint64_t>& second, int length,
                                 search::random_source& random) {
    std::vector<projection_axis> axes;
    const std::vector<std::uint64_t> functionals = distinct_lines(second, length);
    for (const std::uint64_t direction : distinct_lines(first, length))
        for (const std::uint64_t functional : functionals) {
            if (std::popcount(direction & functional) % 2 == 0)
                continue;
            projection_axis axis{direction, functional, 0};
            for (std::size_t r = 0; r < first.size(); ++r)
                axis.gone += static_cast<int>(first[r] == direction || second[r] == functional);
            axes.push_back(axis);
        }
    const int most = std::max_element(axes.begin(), axes.end(), [](const auto& x, const auto& y) {
                         return x.gone < y.gone;
                     })->gone;
    constexpr int reach = 4;
    std::uint64_t sum = 0;
    const auto weight = [&](const projection_axis& axis) {
        return (std::uint64_t(1) << reach) >> std::min(most - axis.gone, reach + 1);
    };
    for (const projection_axis& axis : axes)
        sum += weight(axis);
    std::uint64_t left = random() % sum;
    for (const projection_axis& axis : axes) {
        if (left < weight(axis))
            return axis;
        left -= weight(axis);
    }
    return axes.front();
}

} // namespace detail

namespace search {

/// A scheme modulo 2 of a shape that is shorter by one index along a dimension, of a scheme whose denominators are odd: in another basis of
/// the dimension an index is dropped, and with it go the terms whose factor matrix U, V or W has nothing else. Unlike drop(), which has the
/// basis that is there, it looks for the bases in which most terms go, and draws from them: one term less makes a basis
/// half as likely, up to 4. From
/// schemes of low rank walks get to lower ranks than from smaller schemes that are extended: of eight walks of 5 * 10^7 draws from 4x5x5:74
/// modulo 2 all came to 4x4x5:60. What can be lifted to the integers stays so. Without a name or source; exact where f is. Terms
/// that are even to begin with stay. Cost: rank times
/// the number of pairs of lines that terms have along the dimension, some milliseconds for 5x5x5. Throws fastmm::error where the dimension
/// is 1. Requires: it is at most 64.
inline factorization project_modulo_2(const factorization& f, along dimension, random_source& random) {
    const int length = detail::length(f.dimensions, dimension);
    if (length < 2)
        fail("no index can be left out of the dimensions " + to_string(f.dimensions) +
             " where there is one only");
    const std::array<factor, 2> touched = detail::factors_along(dimension);
    std::array<detail::lines_of_factor, 2> lines{detail::lines_of_factor(f, touched[0], dimension),
                                                 detail::lines_of_factor(f, touched[1], dimension)};
    const detail::projection_axis axis =
        detail::draw_axis(lines[0].common_lines(), lines[1].common_lines(), length, random);

    // The kernel of the functional has the basis of all i but one index j with functional_j = 1: unit_i + functional_i unit_j.
    const int index = std::countr_zero(axis.functional);
    lines[0].transform([&](std::uint64_t line) {
        return std::popcount(line & axis.functional) % 2 != 0 ? line ^ axis.direction : line;
    });
    lines[1].transform(
        [&](std::uint64_t line) { return (line >> index & 1U) != 0 ? line ^ axis.functional : line; });
    const std::array<const dynamic_columns*, 3> columns{&f.u, &f.v, &f.w};
    factorization changed =
        factorization_from_coefficients(f.dimensions, f.rank, [&](int which, int r, int block) -> int {
            for (std::size_t i = 0; i < 2; ++i)
                if (touched[i] == static_cast<factor>(which))
                    return lines[i].coefficient(r, block);
            const auto entries = (*columns[static_cast<std::size_t>(which)])[r];
            return std::any_of(entries.begin(), entries.end(), [&](const entry& e) {
                return e.index == block && e.value.numerator % 2 != 0;
            });
        });
    changed.ring = stated_ring::modulo_2;
    return drop(changed, dimension, index);
}

} // namespace search

} // namespace fastmm::inline FASTMM_ABI
