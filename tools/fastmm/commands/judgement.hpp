// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// All that fastmm says of one factorization, for people and for machines.

#pragma once

#include "table/exact_table.hpp"
#include "table/figures.hpp"
#include "table/known_ranks.hpp"
#include "table/verification.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace fastmm_tool {

/// The rings that a person may ask for.
enum class asked_ring {
    any,       ///< Z, Q or Q(i); modulo 2 where the file says that it holds only there.
    integers,  ///< Z
    rationals, ///< Z or Q
    gaussian,  ///< Z, Q or Q(i)
    modulo     ///< Modulo the prime that was given.
};

struct judgement {
    std::string file;
    std::string notation; ///< Its name.
    exact_table table;
    verification proof;
    bool accepted = false; ///< Exact over the ring that was asked for.
    // Where it is exact over some ring:
    std::optional<table_figures> figures;
    std::optional<int> shared_additions; ///< None where sharing is not tried: with i, or beyond its limits.
    std::optional<known_rank> known;
    std::string fingerprint;

    bool is_exact() const { return figures.has_value(); }
    /// "strassen", or the file where the table has no name.
    std::string title() const;
    /// The best rank that is known over the ring of the table.
    std::optional<int> best_rank() const;
};

struct judging_options {
    asked_ring ring = asked_ring::any;
    verification_options verification;
    bool share_additions = true;
};

/// Verifies a table and computes what there is to say of it.
judgement judge(std::string file, std::string notation, exact_table table, const judging_options& options);

/// One JSON object; see `fastmm verify --help` for its keys.
nlohmann::ordered_json to_json(const judgement& j);

} // namespace fastmm_tool
