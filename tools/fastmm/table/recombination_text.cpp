// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "table/recombination_text.hpp"

#include "table/known_ranks.hpp"

#include <cmath>

namespace fastmm_tool {

namespace {

using fastmm::made_by;
using fastmm::recombination;

std::string with_rank(const fastmm::shape& s, int rank) {
    return to_string(s) + ':' + std::to_string(rank);
}

// "strassen", "4x5x5:76", and the definition "1x1x2".
std::string part_text(const recombination::part& p) {
    const recombination made = recombination_of_part(p);
    if (made.how == made_by::definition)
        return to_string(p.dimensions);
    const bool has_name =
        made.how == made_by::table && (made.table_name[0] < '0' || made.table_name[0] > '9');
    return has_name ? std::string(made.table_name) : with_rank(p.dimensions, p.rank);
}

} // namespace

std::string made_of(const recombination& r) {
    const std::string dimension(1, "mkn"[static_cast<std::size_t>(r.dimension)]);
    switch (r.how) {
    case made_by::definition:
        return "the definition";
    case made_by::table:
        return std::string(r.table_name);
    case made_by::composition:
        return part_text(r.parts[0]) + " over " + part_text(r.parts[1]);
    case made_by::join:
        return part_text(r.parts[0]) + " and " + part_text(r.parts[1]) + " joined along " + dimension;
    case made_by::drop:
        break;
    }
    // The larger table need not be the best of its shape, so that its parts are told.
    const recombination larger = recombination_of_part(r.parts[0]);
    return with_rank(larger.dimensions, larger.rank) +
           (larger.how == made_by::composition ? " (" + made_of(larger) + ')' : "") + " less one along " +
           dimension;
}

recombination_figures recombination_figures_of(fastmm::shape s, bool modulo_2) {
    recombination_figures figures;
    figures.made = fastmm::recombination_of(s, modulo_2);
    figures.naive = s.m * s.k * s.n;
    if (const auto known = best_known_rank(s))
        figures.known = modulo_2 ? known->z2 : known->z;
    figures.saved = 1 - static_cast<double>(figures.made.rank) / figures.naive;
    if (figures.naive > 1)
        figures.exponent = 3 * std::log(figures.made.rank) / std::log(figures.naive);
    return figures;
}

} // namespace fastmm_tool
