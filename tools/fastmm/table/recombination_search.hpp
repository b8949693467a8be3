// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The search behind fastmm/factorization/recombination.hpp: for every shape up to 16x16x16 the table of least rank that the
// embedded ones can be recombined to.
//
// A dynamic program over sorted shapes: the definition, embedded tables, compositions of every pair of shapes whose product
// a shape is, joins of every two whose sum it is, and what is left of a table that is larger by one along a dimension: the
// best of its shape, or any composition. Restriction makes smaller shapes of larger ones, so that the program runs until
// nothing changes.

#pragma once

#include "table/recombination_parts.hpp"

#include <map>
#include <vector>

namespace fastmm_tool {

class recombination_search {
public:
    recombination_search();

    /// Takes in the embedded tables that hold modulo 2 only, or those without fractions that hold over the integers; then
    /// improves what can be. Deterministic.
    void run(bool modulo_2);

    /// The node of every shape, by fastmm::detail::place_of_sorted.
    const std::vector<int>& best() const { return best_; }
    /// A node is made of earlier ones, and stays as it is.
    const std::vector<node>& nodes() const { return nodes_; }

private:
    int& best(const shape& s);
    const node& at(int number) const { return nodes_[static_cast<std::size_t>(number)]; }
    int add(const candidate& c, vanishing_by_index vanishings);
    void offer(int number);
    void add_tables(bool modulo_2);
    void add_definition(const shape& s);
    part part_of(int number, int orientation) const;
    std::vector<part> parts_of(const shape& wanted) const;
    bool sweep(bool with_drops);
    bool improve(const shape& s, bool with_drops);
    void drop_from(const candidate& larger, const vanishing_by_index& vanishings, int number = -1);
    void add_dropped(int number, along dimension, int index, const shape& smaller);
    const factorization& made(int number);

    std::vector<shape> shapes_; // Parts before wholes.
    std::vector<int> best_;
    std::vector<node> nodes_;
    std::map<int, factorization> made_;
};

} // namespace fastmm_tool
