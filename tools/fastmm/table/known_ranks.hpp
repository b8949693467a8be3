// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The least ranks of published factorizations, so that a person sees how good a table is. They are those of files that
// their authors publish: A. Perminov's catalogue (snapshot of 2 July 2026) with the results of others that it holds,
// M. Kauers and I. Wood (6 February 2026), J. Moosbauer and M. Poole (September 2025), AlphaEvolve (January 2026),
// AlphaTensor (2022), A. Sedoglavic's FMM catalogue, and S. Arai, Y. Ichikawa and K. Hukushima (2024). For dimensions of at
// most 8, Q, Z and ZT, and Z2 unless it says otherwise, were verified. Formats of larger dimensions are those of small
// exponent; their ranks are what the catalogues state. A rank over Z2 may come from smaller ones: "2x3x3 of 4x4x4".

#pragma once

#include <fastmm/factorization/factorization.hpp>

#include <optional>
#include <string_view>

namespace fastmm_tool {

using fastmm::shape;

/// The least known rank of a format by ring: a table over ZT is one over Z, which is one over Q and over Z2.
struct known_rank {
    int q;
    int z;
    int zt; ///< Coefficients -1, 0, 1.
    int z2; ///< Tables that hold modulo 2 only included.
    std::string_view
        source; ///< Who, and when; "Q: ...; Z: ..." where it differs by ring, Z standing for ZT, too.
};

/// For every shape with dimensions of at most 8, for every one with a dimension of 1, and for some larger ones; in every
/// orientation.
std::optional<known_rank> best_known_rank(shape dimensions);

} // namespace fastmm_tool
