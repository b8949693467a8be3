// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Hensel's lemma for the Brent equations: from a solution modulo 2^k to one modulo 2^(k + 1) by a linear system modulo 2, whose
// matrix is the same in every step; then integers or fractions with odd denominators that are these residues. (M. Kauers, J.
// Moosbauer, Flip graphs for matrix multiplication, J. Symb. Comput. 2025, lift in this way.)

#pragma once

#include <fastmm/factorization/residual.hpp>
#include <fastmm/search/lifting_equations.hpp>
#include <fastmm/search/random.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI::detail {

// The fraction whose denominator is odd, that is x modulo 2^bits, and whose numerator and denominator are at most 2^((bits - 1) /
// 2): there is one at most (P. S. Wang, A p-adic algorithm for univariate partial fractions, SYMSAC 1981). Requires: 0 < bits < 62.
inline std::optional<coefficient> fraction_of_residue(std::int64_t x, int bits) {
    const std::int64_t modulus = std::int64_t(1) << bits,
                       bound = std::min<std::int64_t>(std::int64_t(1) << ((bits - 1) / 2), 1 << 30);
    std::int64_t greater = modulus, less = ((x % modulus) + modulus) % modulus, before = 0, now = 1;
    while (less > bound) {
        const std::int64_t quotient = greater / less;
        greater = std::exchange(less, greater - quotient * less);
        before = std::exchange(now, before - quotient * now);
    }
    if (now < 0) {
        now = -now;
        less = -less;
    }
    if (now > bound || now % 2 == 0 || std::gcd(less, now) != 1)
        return std::nullopt;
    return coefficient{static_cast<int>(less), static_cast<int>(now)};
}

// Coefficients that are 0 modulo 2 are unknowns that come last: they stay 0 where the others alone solve the system of a step.
// Residues are kept between -2^(k - 1) and 2^(k - 1), so that small integers are met as soon as 2^k is beyond them.
class hensel_lifting {
public:
    explicit hensel_lifting(const lifting_equations& equations) : equations_(equations) {
        std::vector<bool> is_odd(static_cast<std::size_t>(equations.unknowns()), false);
        equations.for_each_in_support([&](std::size_t factor, int r, int block) {
            const int unknown = equations.unknown(factor, r, block);
            is_odd[static_cast<std::size_t>(unknown)] = true;
            if (!equations.is_scale(factor, r, block))
                unknowns_.push_back(unknown);
        });
        odd_ = unknowns_.size();
        for (int unknown = 0; unknown < equations.unknowns(); ++unknown)
            if (!is_odd[static_cast<std::size_t>(unknown)])
                unknowns_.push_back(unknown);
    }

    // Whether the equations have a solution modulo 4, that is this one modulo 2.
    bool is_solvable_modulo_4() const {
        const parity_system system = make_system();
        return system
            .solve(binary_digits(equations_.residual(equations_.values_modulo_2()), 1),
                   bit_vector(system.cols()))
            .has_value();
    }

    // Whether it is known that no factorization with odd denominators is this one modulo 2.
    bool is_refuted() const { return refuted_; }

    // One attempt; every one but the first, an order of the unknowns that is drawn at random. Coefficients of all unknowns that
    // solve the equations modulo 2^60 at least: integers, or fractions; nothing is proved. So many times the step before one that has
    // no solution is changed, which costs many times what a step does. None where a step has no solution, or
    // the residues are no fractions. Requires: the equations hold modulo 2.
    std::optional<std::vector<coefficient>> attempt(search::random_source& random, int changes_left) {
        if (attempts_++ > 0)
            shuffle_unknowns(random);
        const parity_system system = make_system();
        std::vector<std::int64_t> x = equations_.values_modulo_2();
        std::vector<std::uint64_t> left = equations_.residual(x);
        if (is_zero(left))
            return fractions_of(x, most_bits);
        const bit_vector zero(system.cols());
        for (int k = 1; k < most_bits; ++k) {
            std::optional<bit_vector> step = system.solve(binary_digits(left, k), zero);
            // Modulo 4 the right-hand side does not depend on choices made before.
            refuted_ = refuted_ || (k == 1 && !step);
            for (; changes_left > 0 && k > 1 && !step && change_last_step(system, x, left, k); --changes_left)
                step = system.solve(binary_digits(left, k), zero);
            if (!step)
                return std::nullopt;
            x = moved(x, *step, k);
            left = equations_.residual(x);
            if (is_zero(left))
                return integers_of(x);
            if ((k + 1) % bits_between_guesses == 0)
                if (std::optional<std::vector<coefficient>> guess = fractions_of(x, k + 1);
                    guess && is_solution(*guess))
                    return guess;
        }
        return std::nullopt;
    }

private:
    static constexpr int most_bits = 60, bits_between_guesses = 10;
    // Words that the choice of another solution may read, about: a second.
    static constexpr std::int64_t most_words = std::int64_t(1) << 31;

    static bool is_zero(const std::vector<std::uint64_t>& left) {
        return std::all_of(left.begin(), left.end(), [](std::uint64_t x) { return x == 0; });
    }

    // Where digit k is odd, 2^k is added or taken away, whichever gives the smaller residue.
    std::vector<std::int64_t> moved(std::vector<std::int64_t> x, const bit_vector& digits, int k) const {
        for (std::size_t i = 0; i < unknowns_.size(); ++i)
            if (digits[static_cast<int>(i)]) {
                std::int64_t& value = x[static_cast<std::size_t>(unknowns_[i])];
                value += value > 0 ? -(std::int64_t(1) << k) : std::int64_t(1) << k;
            }
        return x;
    }

    // Where step k has no solution: another solution of step k - 1, for which it has one to first order. Exactly so for k > 2, where
    // products of two changes are 0 modulo 2^(k + 1). False where there is none.
    bool change_last_step(const parity_system& system, std::vector<std::int64_t>& x,
                          std::vector<std::uint64_t>& left, int k) const {
        std::vector<int> directions;
        for (int i = 0; i < system.cols(); ++i)
            if (system.is_free(i))
                directions.push_back(i);
        if (static_cast<std::int64_t>(directions.size()) * system.rows() * (system.cols() / 64 + 1) >
            most_words)
            return false;
        const int conditions = system.rows() - system.rank();
        const bit_vector now = system.obstruction(binary_digits(left, k));
        bit_matrix effects(conditions, static_cast<int>(directions.size()));
        for (std::size_t j = 0; j < directions.size(); ++j) {
            bit_vector free(system.cols());
            free.set(directions[j]);
            bit_vector effect = system.obstruction(
                binary_digits(equations_.residual(moved(x, system.kernel_vector(free), k - 1)), k));
            effect ^= now;
            for (int i = 0; i < conditions; ++i)
                if (effect[i])
                    effects.flip(i, static_cast<int>(j));
        }
        std::vector<std::uint8_t> wanted;
        for (int i = 0; i < conditions; ++i)
            wanted.push_back(now[i]);
        const std::optional<bit_vector> chosen =
            parity_system(std::move(effects)).solve(wanted, bit_vector(static_cast<int>(directions.size())));
        if (!chosen)
            return false;
        bit_vector free(system.cols());
        for (std::size_t j = 0; j < directions.size(); ++j)
            if ((*chosen)[static_cast<int>(j)])
                free.set(directions[j]);
        x = moved(x, system.kernel_vector(free), k - 1);
        left = equations_.residual(x);
        return true;
    }

    void shuffle_unknowns(search::random_source& random) {
        const auto shuffle = [&](std::size_t first, std::size_t last) {
            for (std::size_t i = last; i > first + 1; --i)
                std::swap(
                    unknowns_[i - 1],
                    unknowns_[first + static_cast<std::size_t>(random.below(static_cast<int>(i - first)))]);
        };
        shuffle(0, odd_);
        shuffle(odd_, unknowns_.size());
    }

    parity_system make_system() const {
        std::vector<int> column_of(static_cast<std::size_t>(equations_.unknowns()), -1);
        for (std::size_t i = 0; i < unknowns_.size(); ++i)
            column_of[static_cast<std::size_t>(unknowns_[i])] = static_cast<int>(i);
        return parity_system(equations_.derivatives(
            static_cast<int>(unknowns_.size()), [&](std::size_t factor, int r, int block) {
                return column_of[static_cast<std::size_t>(equations_.unknown(factor, r, block))];
            }));
    }

    static std::optional<std::vector<coefficient>> integers_of(const std::vector<std::int64_t>& x) {
        std::vector<coefficient> result;
        for (const std::int64_t value : x) {
            if (value > 1 << 30 || value < -(1 << 30))
                return std::nullopt;
            result.push_back({static_cast<int>(value), 1});
        }
        return result;
    }

    static std::optional<std::vector<coefficient>> fractions_of(const std::vector<std::int64_t>& x,
                                                                int bits) {
        std::vector<coefficient> result;
        for (const std::int64_t value : x) {
            const std::optional<coefficient> fraction = fraction_of_residue(value, bits);
            if (!fraction)
                return std::nullopt;
            result.push_back(*fraction);
        }
        return result;
    }

    // Modulo 2^64, where odd denominators have inverses.
    bool is_solution(const std::vector<coefficient>& values) const {
        std::vector<std::int64_t> x;
        for (const coefficient& value : values) {
            // Newton's iteration: each step doubles the bits that are right, three at first.
            const auto denominator = static_cast<std::uint64_t>(value.denominator);
            std::uint64_t inverse = denominator;
            for (int bits = 3; bits < 64; bits *= 2)
                inverse *= 2 - denominator * inverse;
            x.push_back(static_cast<std::int64_t>(
                static_cast<std::uint64_t>(static_cast<std::int64_t>(value.numerator)) * inverse));
        }
        return is_zero(equations_.residual(x));
    }

    const lifting_equations& equations_;
    std::vector<int> unknowns_; // of a column; first those that are 1 modulo 2
    std::size_t odd_ = 0;       // so many
    int attempts_ = 0;
    bool refuted_ = false;
};

} // namespace fastmm::inline FASTMM_ABI::detail
