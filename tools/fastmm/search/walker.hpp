// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Walks of the library behind one interface, whatever the ring and the masks: they are compiled here, once.

#pragma once

#include <fastmm/search/walk.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace fastmm_tool {

/// The coefficients that a walk holds.
enum class walked_ring { modulo_2, ternary };

/// Whether a walk stays among schemes that symmetries leave as they are: of n x n x n, the turn of the three factors, or that and the turn
/// of all matrices by half a turn; modulo 2, the rotation of the first three indices of every dimension.
enum class walked_symmetry { none, cyclic, half_turn, rotation };

/// A walk that is to be made.
struct walk_task {
    fastmm::factorization start;
    std::string described;                            ///< The start.
    walked_symmetry symmetry = walked_symmetry::none; ///< Of the start and of the walk.
    fastmm::search::walk_settings settings;
    std::int64_t budget = 0; ///< Draws without an improvement.
};

/// A walk: see fastmm::search::walk.
class walker {
public:
    walker() = default;
    walker(const walker&) = delete;
    walker& operator=(const walker&) = delete;
    virtual ~walker() = default;

    /// Walks so many draws on. `accepts` is asked at every scheme of lower rank than every one before.
    virtual void advance(std::int64_t draws, const std::function<bool()>& accepts) = 0;
    virtual int best_rank() const = 0;
    virtual int current_rank() const = 0;
    virtual fastmm::factorization best() const = 0;
    virtual fastmm::factorization current() const = 0;
    virtual const fastmm::search::walk_statistics& statistics() const = 0;
};

/// A walk from a start, with the narrowest masks that hold its shape. Throws fastmm::error where the start is no scheme of the ring, or
/// has not the symmetry that is asked for, where the symmetry is a rotation and the ring is not modulo 2, or where a factor matrix has more than 256 rows.
std::unique_ptr<walker> make_walker(const fastmm::factorization& start, walked_ring ring,
                                    const fastmm::search::walk_settings& settings,
                                    walked_symmetry symmetry = walked_symmetry::none);

/// How many fixed terms a cyclic start of n x n x n gets, from 1 to 2 n; few are likelier. Only where their number modulo 3 is that of the
/// rank that is asked for, walks can reach it.
int draw_fixed_terms(int n, std::optional<int> rank, fastmm::search::random_source& random);

/// A start among the cyclic schemes of n x n x n with so many fixed terms. None where the draw led nowhere.
std::optional<fastmm::factorization> cyclic_start(int n, int fixed, walked_ring ring,
                                                  fastmm::search::random_source& random);

/// The start among the cyclic schemes of n x n x n, n at least 2, that half a turn leaves as they are, with one fixed term: from there a
/// walk is low soonest (5x5x5:97 in 2 seconds; with two of them 98, with three 105).
fastmm::factorization half_turn_start(int n, walked_ring ring);

/// Whether a factorization can be walked on with the coefficients of a ring.
bool can_be_walked(const fastmm::factorization& f, walked_ring ring);

/// m k n, the rank of the definition.
std::int64_t volume(const fastmm::shape& s);

/// How a walk behaves, drawn for every walk anew: no one regime serves all shapes and ranks.
fastmm::search::walk_settings draw_settings(fastmm::search::random_source& random);

/// The same for a walk among cyclic schemes of a volume, m k n: long paths, each from the start, with much room to rise.
fastmm::search::walk_settings draw_cyclic_settings(std::int64_t volume,
                                                   fastmm::search::random_source& random);

/// The same for a walk from a half-turn start.
fastmm::search::walk_settings draw_half_turn_settings(fastmm::search::random_source& random);

/// The same for a walk among rotation schemes of a volume.
fastmm::search::walk_settings draw_rotation_settings(std::int64_t volume,
                                                     fastmm::search::random_source& random);

/// The same for a walk of a population: it is one of many, and goes back to its best, not to its start.
fastmm::search::walk_settings draw_growth_settings(fastmm::search::random_source& random);

} // namespace fastmm_tool
