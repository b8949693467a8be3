// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The policy that plays TensorGame without having learnt anything: rank-one parts of slices of the residual, judged by the
// ranks that they leave.

#pragma once

#include <fastmm/search/random.hpp>
#include <fastmm/search/slice_basis.hpp>
#include <fastmm/search/tensor_game.hpp>
#include <fastmm/search/tree_search.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// How the policy samples.
struct slice_policy_settings {
    int samples = 16;       ///< Actions that are drawn for a position; equal ones count once.
    int most_shakes = 4;    ///< How many slices at most are added to others before one is chosen.
    double temperature = 1; ///< Priors are exp(-rank sum / temperature).
    int wanderings = 10;    ///< Changes of the reduced bases that raise no rank, tried a slice.
    int fill_percent = 40;  ///< How often a slice whose rank would stay is changed, too.
};

/// Settings for the many small games of replay().
constexpr slice_policy_settings quick_slice_policy() {
    slice_policy_settings result;
    result.samples = 4;
    result.wanderings = 5;
    return result;
}

/// Samples actions for a tensor_game. A slice M of the residual in a random basis of a random mode has the rank-one part
/// (M x)(y^T M) for random sparse x and y with y^T M x = 1, which lowers its rank by one; the vector of the mode is then chosen
/// so that the part is taken, in the multiple that lowers the rank, from all slices of which it is a part, too. The prior of
/// an action falls with the rank sum that it leaves in the best of three bases, one a mode, that have been reduced greedily, and
/// the value of a position is the score if that sum were all that is to come. The bases wander before they are reduced once
/// more: without that the policy sees the factorization by definition and little else, and rarely finds Strassen's.
template <game_ring Ring>
class slice_policy {
public:
    explicit slice_policy(std::uint64_t seed, slice_policy_settings settings = {})
        : random_(seed), settings_(settings) {}

    evaluation<rank_one_term> operator()(const tensor_game<Ring>& game) {
        std::vector<slice_basis<Ring>> bases;
        int least = 0;
        for (int mode = 0; mode < 3; ++mode) {
            bases.emplace_back(game.residual(), mode);
            bases.back().reduce();
            bases.back().wander(settings_.wanderings * bases.back().size(), random_);
            bases.back().reduce();
            least = mode == 0 ? bases.back().rank_sum() : std::min(least, bases.back().rank_sum());
        }
        evaluation<rank_one_term> result;
        result.value = -game.steps() - least;
        const auto offer = [&](const std::optional<rank_one_term>& term) {
            if (!term || !game.allows(*term))
                return;
            for (const auto& known : result.actions)
                if (known.action == *term)
                    return;
            const int left = rank_sum_after(bases, *term);
            result.actions.push_back({*term, std::exp((least - left) / settings_.temperature)});
        };
        for (const slice_basis<Ring>& basis : bases)
            if (basis.rank_sum() == least)
                offer(part_of_least_slice(basis));
        for (int i = 0; i < settings_.samples; ++i)
            offer(random_part(bases[static_cast<std::size_t>(random_.below(3))]));
        return result;
    }

private:
    using vectors = std::array<std::vector<int>, 2>;

    // A rank-one part (M x)(y^T M) of a slice, or nothing where x and y happen to give none.
    std::optional<vectors> part(const slice_basis<Ring>& basis, int i) {
        const std::span<const int> matrix = basis.slice(i);
        const int rows = basis.rows(), cols = basis.cols();
        constexpr int most_tries = 32;
        std::vector<int> columns(static_cast<std::size_t>(rows)), sum(static_cast<std::size_t>(cols));
        for (int attempt = 0; attempt < most_tries; ++attempt) {
            std::fill(columns.begin(), columns.end(), 0);
            std::fill(sum.begin(), sum.end(), 0);
            for (int terms = random_terms(); terms > 0; --terms) {
                const int col = random_.below(cols), sign = random_sign();
                for (int row = 0; row < rows; ++row)
                    columns[static_cast<std::size_t>(row)] +=
                        sign * matrix[static_cast<std::size_t>(row * cols + col)];
            }
            int corner = 0;
            for (int terms = random_terms(); terms > 0; --terms) {
                const int row = random_.below(rows), sign = random_sign();
                corner += sign * columns[static_cast<std::size_t>(row)];
                for (int col = 0; col < cols; ++col)
                    sum[static_cast<std::size_t>(col)] +=
                        sign * matrix[static_cast<std::size_t>(row * cols + col)];
            }
            corner = in_ring<Ring>(corner);
            if (corner != 1 && corner != -1)
                continue;
            for (int& x : columns)
                x = in_ring<Ring>(corner * x);
            for (int& x : sum)
                x = in_ring<Ring>(x);
            return vectors{columns, sum};
        }
        return std::nullopt;
    }

    // The term whose vector along the mode of the basis has these coordinates.
    static rank_one_term term(const slice_basis<Ring>& basis, std::span<const int> coordinates,
                              const vectors& part) {
        rank_one_term result;
        const auto mode = static_cast<std::size_t>(basis.mode());
        result.factors[mode] = basis.vector_of(coordinates);
        result.factors[(mode + 1) % 3] = part[0];
        result.factors[(mode + 2) % 3] = part[1];
        return canonical(std::move(result));
    }

    // A part of a slice whose rank is least but not zero, taken from no other slice.
    std::optional<rank_one_term> part_of_least_slice(const slice_basis<Ring>& basis) {
        int chosen = -1;
        for (int i = 0; i < basis.size(); ++i)
            if (basis.rank(i) > 0 && (chosen < 0 || basis.rank(i) < basis.rank(chosen)))
                chosen = i;
        if (chosen < 0)
            return std::nullopt;
        const std::optional<vectors> found = part(basis, chosen);
        if (!found)
            return std::nullopt;
        std::vector<int> coordinates(static_cast<std::size_t>(basis.size()));
        coordinates[static_cast<std::size_t>(chosen)] = 1;
        return term(basis, coordinates, *found);
    }

    std::optional<rank_one_term> random_part(slice_basis<Ring> basis) {
        basis.shake(random_.below(settings_.most_shakes + 1), random_);
        const int chosen = random_.below(basis.size());
        if (basis.rank(chosen) == 0)
            return std::nullopt;
        const std::optional<vectors> found = part(basis, chosen);
        if (!found)
            return std::nullopt;
        std::vector<int> coordinates(static_cast<std::size_t>(basis.size()));
        for (int i = 0; i < basis.size(); ++i) {
            const rank_effect effect = basis.effect(i, (*found)[0], (*found)[1]);
            int& multiple = coordinates[static_cast<std::size_t>(i)];
            if (effect.what == rank_effect::lowers)
                multiple = effect.multiple;
            else if (effect.what == rank_effect::keeps && random_.below(100) < settings_.fill_percent)
                multiple = in_ring<Ring>(random_sign());
        }
        return term(basis, coordinates, *found);
    }

    // The least of the rank sums that a term leaves.
    static int rank_sum_after(const std::vector<slice_basis<Ring>>& bases, const rank_one_term& term) {
        int least = 0;
        for (const slice_basis<Ring>& basis : bases) {
            const auto mode = static_cast<std::size_t>(basis.mode());
            const std::vector<int> coordinates = basis.coordinates_of(term.factors[mode]);
            int sum = basis.rank_sum();
            for (int i = 0; i < basis.size(); ++i) {
                const int multiple = coordinates[static_cast<std::size_t>(i)];
                if (multiple == 0)
                    continue;
                const rank_effect effect =
                    basis.effect(i, term.factors[(mode + 1) % 3], term.factors[(mode + 2) % 3]);
                sum += effect.what == rank_effect::raises ? 1 : 0;
                sum -= effect.what == rank_effect::lowers && effect.multiple == multiple ? 1 : 0;
            }
            least = mode == 0 ? sum : std::min(least, sum);
        }
        return least;
    }

    int random_terms() { return 1 + (random_.below(2) == 0 ? 0 : random_.below(2)); }
    int random_sign() { return random_.below(2) == 0 ? 1 : -1; }

    random_source random_;
    slice_policy_settings settings_;
};

} // namespace fastmm::inline FASTMM_ABI::search
