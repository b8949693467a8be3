// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Factorizations over the integers or the rationals from ones that are exact modulo 2.

#pragma once

#include <fastmm/search/hensel_lifting.hpp>
#include <fastmm/search/sign_lifting.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

namespace search {

/// How long a lift is looked for.
struct lifting_settings {
    std::uint64_t seed = 1; ///< of the choices of lift() and lift_hensel()
    std::int64_t most_nodes =
        2000;         ///< of the search for signs: a node looks at every open entry of the tensor once
    int attempts = 4; ///< orders of the unknowns that Hensel steps are tried with while no integers are found
};

} // namespace search

namespace detail {

// The factorization of values of the unknowns, with the smallest ring that holds them; none where its residual over the rationals
// is not zero.
inline std::optional<factorization> proved_lift(const lifting_equations& equations,
                                                const std::vector<coefficient>& values) {
    factorization result;
    result.dimensions = equations.dimensions();
    result.rank = equations.rank();
    result.ring = stated_ring::ternary;
    std::size_t factor = 0;
    for (dynamic_columns* const columns : {&result.u, &result.v, &result.w}) {
        columns->begin.assign(1, 0);
        for (int r = 0; r < result.rank; ++r) {
            for (int block = 0; block < equations.blocks(factor); ++block) {
                const coefficient& value =
                    values[static_cast<std::size_t>(equations.unknown(factor, r, block))];
                if (value.numerator == 0)
                    continue;
                columns->entries.push_back({block, value});
                result.ring = std::max(result.ring, value.denominator != 1          ? stated_ring::rational
                                                    : std::abs(value.numerator) > 1 ? stated_ring::integer
                                                                                    : stated_ring::ternary);
            }
            columns->begin.push_back(static_cast<int>(columns->entries.size()));
        }
        ++factor;
    }
    if (!residual(result).is_zero())
        return std::nullopt;
    return result;
}

inline std::optional<factorization> lift_signs(const lifting_equations& equations,
                                               search::random_source& random, std::int64_t most_nodes) {
    const std::optional<std::vector<std::int64_t>> signs = sign_lifting(equations).find(most_nodes, random);
    if (!signs)
        return std::nullopt;
    std::vector<coefficient> values;
    for (const std::int64_t sign : *signs)
        values.push_back({static_cast<int>(sign), 1});
    return proved_lift(equations, values);
}

inline std::optional<factorization> lift_hensel(const lifting_equations& equations,
                                                search::random_source& random, int attempts) {
    hensel_lifting hensel(equations);
    std::optional<factorization> best;
    for (int i = 0; i < attempts && !hensel.is_refuted(); ++i) {
        // Another order is cheaper than to change steps, as long as there is hope for it.
        const int changes = i + 1 == attempts && !best ? 6 : 0;
        const std::optional<std::vector<coefficient>> values = hensel.attempt(random, changes);
        if (!values)
            continue;
        std::optional<factorization> found = proved_lift(equations, *values);
        if (found && (!best || found->ring < best->ring))
            best = std::move(found);
        if (best && best->ring != stated_ring::rational)
            break;
    }
    return best;
}

} // namespace detail

namespace search {

/// A factorization with the coefficients -1, 0 and 1 that is the given one modulo 2, coefficient by coefficient: signs for its
/// support, which is that of every ternary lift. What is returned is proved over the integers; terms that are zero modulo 2 are left
/// out, and there is no name or source. None where there are no such signs, or none were found within settings.most_nodes. Throws
/// fastmm::error where the factorization is not well-formed, not exact modulo 2, or has an even denominator. Cost: milliseconds up
/// to 5x5x5:93.
inline std::optional<factorization> lift_signs(const factorization& modulo_2, random_source& random,
                                               const lifting_settings& settings = {}) {
    return detail::lift_signs(detail::lifting_equations(modulo_2), random, settings.most_nodes);
}

/// A factorization over the integers, else over fractions with odd denominators, that is the given one modulo 2, by Hensel steps.
/// Its coefficients are small where that is so for the unknowns that the steps leave as they are, which depends on their order:
/// fractions are returned only where settings.attempts orders give no integers. Proved, and throws, as lift_signs. None where there
/// is no lift modulo 4, and then there is none at all, or where no attempt comes to an end. Cost: an elimination of
/// (m k)(k n)(m n) equations with rank * (m k + k n + m n) unknowns modulo 2 an attempt, a bit each in memory: 10 ms for
/// 4x4x4:49, 0.2 s for 5x5x5:93. Where every attempt comes to a step without a solution, the last one changes steps before it: seconds
/// at most.
inline std::optional<factorization> lift_hensel(const factorization& modulo_2,
                                                const lifting_settings& settings = {}) {
    random_source random(settings.seed);
    return detail::lift_hensel(detail::lifting_equations(modulo_2), random, settings.attempts);
}

/// False: no factorization with odd denominators is this one modulo 2, not even modulo 4. True: lift() finds one as a rule; where the
/// rank is far above the best known one, there may be some that are no fractions, or none. Throws as lift_signs. Cost: one attempt of
/// lift_hensel, at most.
inline bool lifts_modulo_4(const factorization& modulo_2) {
    const detail::lifting_equations equations(modulo_2);
    return detail::hensel_lifting(equations).is_solvable_modulo_4();
}

/// lift_signs, and where that finds nothing lift_hensel. The ring of what is returned is ZT, Z or Q as its coefficients are.
inline std::optional<factorization> lift(const factorization& modulo_2,
                                         const lifting_settings& settings = {}) {
    const detail::lifting_equations equations(modulo_2);
    random_source random(settings.seed);
    if (std::optional<factorization> found = detail::lift_signs(equations, random, settings.most_nodes))
        return found;
    return detail::lift_hensel(equations, random, settings.attempts);
}

} // namespace search

} // namespace fastmm::inline FASTMM_ABI
