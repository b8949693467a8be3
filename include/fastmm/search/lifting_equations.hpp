// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The Brent equations with every coefficient of a factorization as an unknown, in the neighbourhood of a solution modulo 2.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/factorization/run_time_proof.hpp>
#include <fastmm/search/parity_system.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace fastmm::inline FASTMM_ABI::detail {

// Digit k of numbers that are whole multiples of 2^k, a right-hand side each.
inline std::vector<std::uint8_t> binary_digits(const std::vector<std::uint64_t>& x, int k) {
    std::vector<std::uint8_t> result(x.size());
    for (std::size_t i = 0; i < x.size(); ++i)
        result[i] = static_cast<std::uint8_t>(x[i] >> k & 1U);
    return result;
}

// Unknowns are numbered factor by factor, term by term, block by block; equations by their blocks of A, B and C in row-major order.
class lifting_equations {
public:
    // Coefficients are taken modulo 2; terms that are zero then are left out. Throws fastmm::error where the factorization is not
    // well-formed, has a coefficient without a residue modulo 2, or is not exact modulo 2.
    explicit lifting_equations(const factorization& f)
        : dimensions_(f.dimensions), blocks_{f.dimensions.m * f.dimensions.k, f.dimensions.k * f.dimensions.n,
                                             f.dimensions.m * f.dimensions.n} {
        require_well_formed(f);
        for (int r = 0; r < f.rank; ++r) {
            const std::array<std::vector<int>, 3> term{odd_blocks(f.u[r]), odd_blocks(f.v[r]),
                                                       odd_blocks(f.w[r])};
            if (term[0].empty() || term[1].empty() || term[2].empty())
                continue;
            for (std::size_t factor = 0; factor < 3; ++factor)
                support_[factor].push_back(term[factor]);
            ++rank_;
        }
        for (std::size_t factor = 0; factor < 3; ++factor)
            first_[factor + 1] = first_[factor] + rank_ * blocks_[factor];
        for (const std::uint64_t left : residual(values_modulo_2()))
            if (left % 2 != 0)
                fail("a factorization of " + to_string(dimensions_) +
                     " that is to be lifted is not exact modulo 2");
    }

    const shape& dimensions() const { return dimensions_; }
    int rank() const { return rank_; }
    int unknowns() const { return first_[3]; }
    int equations() const { return blocks_[0] * blocks_[1] * blocks_[2]; }
    int blocks(std::size_t factor) const { return blocks_[factor]; }
    int unknown(std::size_t factor, int r, int block) const {
        return first_[factor] + r * blocks_[factor] + block;
    }
    int equation(int a, int b, int c) const { return (a * blocks_[1] + b) * blocks_[2] + c; }
    const std::vector<int>& support(std::size_t factor, int r) const {
        return support_[factor][static_cast<std::size_t>(r)];
    }

    // Calls visit(factor, r, block) for every coefficient that is 1.
    template <class Visit>
    void for_each_in_support(Visit visit) const {
        for (std::size_t factor = 0; factor < 3; ++factor)
            for (int r = 0; r < rank_; ++r)
                for (const int block : support(factor, r))
                    visit(factor, r, block);
    }

    std::vector<std::int64_t> values_modulo_2() const {
        std::vector<std::int64_t> x(static_cast<std::size_t>(unknowns()), 0);
        for_each_in_support([&](std::size_t factor, int r, int block) {
            x[static_cast<std::size_t>(unknown(factor, r, block))] = 1;
        });
        return x;
    }

    // Terms may be scaled: the first coefficients of U and V that are 1 need not be unknowns.
    bool is_scale(std::size_t factor, int r, int block) const {
        return factor < 2 && support(factor, r).front() == block;
    }

    // What the tensor is more than the sum of the terms, equation by equation, modulo 2^64.
    std::vector<std::uint64_t> residual(const std::vector<std::int64_t>& x) const {
        std::vector<std::uint64_t> left(static_cast<std::size_t>(equations()), 0);
        const auto [m, k, n] = dimensions_;
        for (int i = 0; i < m; ++i)
            for (int j = 0; j < k; ++j)
                for (int l = 0; l < n; ++l)
                    left[static_cast<std::size_t>(equation(i * k + j, j * n + l, i * n + l))] = 1;
        const auto value = [&](std::size_t factor, int r, int block) {
            return static_cast<std::uint64_t>(x[static_cast<std::size_t>(unknown(factor, r, block))]);
        };
        const auto c_blocks = static_cast<std::size_t>(blocks_[2]);
        for (int r = 0; r < rank_; ++r) {
            const std::int64_t* const w = x.data() + unknown(2, r, 0);
            for (int a = 0; a < blocks_[0]; ++a)
                for (int b = 0; b < blocks_[1]; ++b) {
                    const std::uint64_t uv = value(0, r, a) * value(1, r, b);
                    if (uv == 0)
                        continue;
                    std::uint64_t* const row = left.data() + equation(a, b, 0);
                    for (std::size_t c = 0; c < c_blocks; ++c)
                        row[c] -= uv * static_cast<std::uint64_t>(w[c]);
                }
        }
        return left;
    }

    // The derivatives of the equations by some of the unknowns, modulo 2: column_of(factor, r, block) is the column of one,
    // or -1.
    template <class ColumnOf>
    bit_matrix derivatives(int columns, ColumnOf column_of) const {
        bit_matrix result(equations(), columns);
        for (int r = 0; r < rank_; ++r)
            for (std::size_t factor = 0; factor < 3; ++factor) {
                const std::size_t second = factor == 0 ? 1 : 0, third = factor == 2 ? 1 : 2;
                for (int block = 0; block < blocks_[factor]; ++block) {
                    const int column = column_of(factor, r, block);
                    if (column < 0)
                        continue;
                    std::array<int, 3> at{};
                    at[factor] = block;
                    for (const int y : support(second, r))
                        for (const int z : support(third, r)) {
                            at[second] = y;
                            at[third] = z;
                            result.flip(equation(at[0], at[1], at[2]), column);
                        }
                }
            }
        return result;
    }

private:
    static std::vector<int> odd_blocks(std::span<const entry> column) {
        std::vector<int> result;
        for (const entry& e : column) {
            if (e.value.denominator % 2 == 0)
                fail("a coefficient with an even denominator has no residue modulo 2");
            if (e.value.numerator % 2 != 0)
                result.push_back(e.index);
        }
        return result;
    }

    shape dimensions_;
    int rank_ = 0;
    std::array<int, 3> blocks_;
    std::array<int, 4> first_{};
    std::array<std::vector<std::vector<int>>, 3> support_;
};

} // namespace fastmm::inline FASTMM_ABI::detail
