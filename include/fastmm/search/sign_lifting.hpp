// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Signs for the coefficients of a factorization modulo 2, so that it is one over the integers.
//
// A sign is 1 - 2 s with s modulo 2. Of t products +1 or -1 that meet in an entry e = 0 or 1 of the tensor, (t - e) / 2 must be
// negative. Modulo 2 that is one linear equation in the s of their factors (the derivatives of the Brent equations, on the support
// only): it says all there is to say where t < 3. Its solutions less the symmetries, changes of sign of the terms' factors and of
// rows and columns, have a few dimensions at most, in which a search settles the sums of three products and more.

#pragma once

#include <fastmm/search/lifting_equations.hpp>
#include <fastmm/search/sign_search.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace fastmm::inline FASTMM_ABI::detail {

class sign_lifting {
public:
    explicit sign_lifting(const lifting_equations& equations)
        : equations_(equations), column_of_(static_cast<std::size_t>(equations.unknowns()), no_column) {
        equations.for_each_in_support([&](std::size_t factor, int r, int block) {
            if (!equations.is_scale(factor, r, block))
                column_of_[static_cast<std::size_t>(equations.unknown(factor, r, block))] = columns_++;
        });
    }

    // Values of all unknowns, or none: there are none, or the nodes of the search are used up. Requires: the equations hold
    // modulo 2.
    std::optional<std::vector<std::int64_t>> find(std::int64_t most_nodes,
                                                  search::random_source& random) const {
        const parity_system system(
            equations_.derivatives(columns_, [&](std::size_t factor, int r, int block) {
                return column_of_[static_cast<std::size_t>(equations_.unknown(factor, r, block))];
            }));
        const std::optional<bit_vector> start = system.solve(
            binary_digits(equations_.residual(equations_.values_modulo_2()), 1), bit_vector(columns_));
        if (!start)
            return std::nullopt;
        const std::vector<int> free = free_signs(system);
        return static_cast<int>(free.size()) <= sign_form<1>::most_signs
                   ? search_signs<1>(system, *start, free, most_nodes, random)
                   : search_signs<8>(system, *start, free, most_nodes, random);
    }

private:
    static constexpr int no_column = -1;

    // The free columns of the system, less as many as changes of sign of rows and columns can make positive.
    std::vector<int> free_signs(const parity_system& system) const {
        std::vector<bit_vector> changes; // reduced: no one has the first column of another
        const auto [m, k, n] = equations_.dimensions();
        const std::array<int, 3> lengths{m, k, n};
        for (int dimension = 0; dimension < 3; ++dimension)
            for (int i = 0; i < lengths[static_cast<std::size_t>(dimension)]; ++i) {
                bit_vector change = change_of_sign(system, dimension, i);
                for (const bit_vector& other : changes)
                    if (change[other.first()])
                        change ^= other;
                if (change.first() < 0)
                    continue;
                for (bit_vector& other : changes)
                    if (other[change.first()])
                        other ^= change;
                changes.push_back(change);
            }
        std::vector<int> result;
        for (int column = 0; column < columns_; ++column)
            if (system.is_free(column) &&
                std::none_of(changes.begin(), changes.end(),
                             [&](const bit_vector& change) { return change.first() == column; }))
                result.push_back(column);
        return result;
    }

    // The free columns that change their signs where one index of a dimension does, and scales of terms stay positive.
    bit_vector change_of_sign(const parity_system& system, int dimension, int index) const {
        const auto changes = [&](std::size_t factor, int block) {
            const int cols = factor == 0 ? equations_.dimensions().k : equations_.dimensions().n;
            const int row = block / cols, col = block % cols;
            if (dimension == 0)
                return factor != 1 && row == index;
            if (dimension == 2)
                return factor != 0 && col == index;
            return factor != 2 && (factor == 0 ? col : row) == index;
        };
        bit_vector result(columns_);
        equations_.for_each_in_support([&](std::size_t factor, int r, int block) {
            const bool u = changes(0, equations_.support(0, r).front()),
                       v = changes(1, equations_.support(1, r).front()),
                       scale = factor == 0   ? u
                               : factor == 1 ? v
                                             : u != v;
            const int column = column_of_[static_cast<std::size_t>(equations_.unknown(factor, r, block))];
            if (column != no_column && system.is_free(column) && changes(factor, block) != scale)
                result.set(column);
        });
        return result;
    }

    template <std::size_t Words>
    std::optional<std::vector<std::int64_t>>
    search_signs(const parity_system& system, const bit_vector& start, const std::vector<int>& free,
                 std::int64_t most_nodes, search::random_source& random) const {
        const std::vector<sign_form<Words>> forms = forms_of_columns<Words>(system, start, free);
        const auto form_of = [&](std::size_t factor, int r, int block) {
            const int column = column_of_[static_cast<std::size_t>(equations_.unknown(factor, r, block))];
            return column == no_column ? sign_form<Words>{} : forms[static_cast<std::size_t>(column)];
        };
        sign_search<Words> search(most_nodes, random);
        const std::optional<sign_form<Words>> signs = search.solve(sums_of<Words>(form_of));
        if (!signs)
            return std::nullopt;
        std::vector<std::int64_t> values = equations_.values_modulo_2();
        equations_.for_each_in_support([&](std::size_t factor, int r, int block) {
            if (is_negative(form_of(factor, r, block), *signs))
                values[static_cast<std::size_t>(equations_.unknown(factor, r, block))] = -1;
        });
        return values;
    }

    // Free signs beyond the capacity of a form stay positive.
    template <std::size_t Words>
    std::vector<sign_form<Words>> forms_of_columns(const parity_system& system, const bit_vector& start,
                                                   const std::vector<int>& free) const {
        std::vector<sign_form<Words>> forms(static_cast<std::size_t>(columns_));
        const int signs = std::min(static_cast<int>(free.size()), sign_form<Words>::most_signs);
        for (int i = 0; i < signs; ++i) {
            bit_vector one(columns_);
            one.set(free[static_cast<std::size_t>(i)]);
            const bit_vector moved = system.kernel_vector(one);
            for (int column = 0; column < columns_; ++column)
                if (moved[column])
                    forms[static_cast<std::size_t>(column)] =
                        forms[static_cast<std::size_t>(column)] ^ sign_form<Words>::bit(i);
        }
        for (int column = 0; column < columns_; ++column)
            if (start[column])
                forms[static_cast<std::size_t>(column)] =
                    forms[static_cast<std::size_t>(column)] ^ sign_form<Words>::negative();
        return forms;
    }

    // The sums of three products and more.
    template <std::size_t Words, class FormOf>
    std::vector<sign_sum<Words>> sums_of(FormOf form_of) const {
        std::vector<sign_sum<Words>> result(static_cast<std::size_t>(equations_.equations()));
        for (int r = 0; r < equations_.rank(); ++r)
            for (const int a : equations_.support(0, r))
                for (const int b : equations_.support(1, r))
                    for (const int c : equations_.support(2, r))
                        result[static_cast<std::size_t>(equations_.equation(a, b, c))].products.push_back(
                            form_of(0, r, a) ^ form_of(1, r, b) ^ form_of(2, r, c));
        for (sign_sum<Words>& sum : result)
            sum.negative = static_cast<int>(sum.products.size() / 2);
        std::erase_if(result, [](const sign_sum<Words>& sum) { return sum.products.size() < 3; });
        return result;
    }

    const lifting_equations& equations_;
    std::vector<int> column_of_; // of an unknown
    int columns_ = 0;
};

} // namespace fastmm::inline FASTMM_ABI::detail
