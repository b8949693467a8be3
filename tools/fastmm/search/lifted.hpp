// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a search asks of schemes beyond walking: whether they lift from modulo 2, and which are equivalent.

#pragma once

#include <fastmm/factorization/factorization.hpp>

#include <cstdint>
#include <optional>

namespace fastmm_tool {

/// How long a lift may take: milliseconds, or seconds.
enum class lifting_effort { little, much };

/// A scheme over a ring whose reduction modulo 2 is the one that is given; with much effort, or one that flips and changes of basis make of
/// it. Exact. None where it was not found.
std::optional<fastmm::factorization> lifted(const fastmm::factorization& over_2, fastmm::stated_ring ring,
                                            lifting_effort effort);

/// Whether a scheme modulo 2 has a lift modulo 4: without, there is none at all, and seldom one of what a walk makes of it.
bool can_be_lifted(const fastmm::factorization& over_2);

/// The same for schemes that differ by their symmetries only; different for most that do not.
std::uint64_t equivalence_invariant(const fastmm::factorization& f);

} // namespace fastmm_tool
