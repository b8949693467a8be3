// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "table/recombination_search.hpp"

#include <fastmm/factorization/run_time_catalog.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace fastmm_tool {

namespace detail = fastmm::detail;
namespace tables = fastmm::tables;

namespace {

std::size_t place_of(const shape& s) {
    return static_cast<std::size_t>(detail::place_of_sorted(detail::sorted(s)));
}

// What becomes a dimension where a table is turned.
along old_dimension(along d, int orientation) {
    const shape from = detail::orientation({0, 1, 2}, orientation);
    return static_cast<along>(detail::length(from, d));
}

} // namespace

recombination_search::recombination_search() {
    for (int n = 1; n <= tables::most_recombined; ++n)
        for (int k = 1; k <= n; ++k)
            for (int m = 1; m <= k; ++m)
                shapes_.push_back({m, k, n});
    best_.assign(shapes_.size(), -1);
    std::stable_sort(shapes_.begin(), shapes_.end(),
                     [](const shape& x, const shape& y) { return x.m * x.k * x.n < y.m * y.k * y.n; });
}

void recombination_search::run(bool modulo_2) {
    add_tables(modulo_2);
    for (const bool with_drops : {false, true})
        while (sweep(with_drops)) {
        }
}

int& recombination_search::best(const shape& s) {
    return best_[place_of(s)];
}

int recombination_search::add(const candidate& c, vanishing_by_index vanishings) {
    nodes_.push_back({c, std::move(vanishings)});
    return static_cast<int>(nodes_.size()) - 1;
}

void recombination_search::offer(int number) {
    const node& n = at(number);
    int& present = best(n.dimensions);
    if (present < 0 || n.beats(at(present)))
        present = number;
}

void recombination_search::add_tables(bool modulo_2) {
    int position = 0;
    for (const std::string_view text : detail::embedded_texts) {
        const factorization f = fastmm::parse(text);
        if (f.ring != fastmm::stated_ring::rational &&
            (f.ring == fastmm::stated_ring::modulo_2) == modulo_2) {
            candidate c;
            c.dimensions = detail::sorted(f.dimensions);
            c.rank = f.rank;
            c.how = made_by::table;
            c.first = position;
            c.first_orientation = detail::orientation_between(f.dimensions, c.dimensions);
            const factorization turned = detail::turn(f, c.first_orientation);
            c.entries = entries_of(turned);
            offer(add(c, vanishing_of(turned)));
        }
        ++position;
    }
}

void recombination_search::add_definition(const shape& s) {
    candidate c;
    c.dimensions = s;
    c.rank = s.m * s.k * s.n;
    c.entries = {c.rank, c.rank, c.rank};
    vanishing_by_index all;
    for (const along d : all_dimensions) {
        const int products = c.rank / detail::length(s, d);
        all[place(d)].assign(static_cast<std::size_t>(detail::length(s, d)), {products, products, products});
    }
    offer(add(c, std::move(all)));
}

part recombination_search::part_of(int number, int orientation) const {
    const node& n = at(number);
    part p;
    p.node = number;
    p.orientation = orientation;
    p.dimensions = detail::orientation(n.dimensions, orientation);
    p.rank = n.rank;
    p.tables = n.tables;
    for (const along d : all_dimensions) {
        const along old = old_dimension(d, p.orientation);
        const bool swapped =
            old_dimension(others(d)[0], p.orientation) > old_dimension(others(d)[1], p.orientation);
        for (const vanishing& v : n.vanishings[place(old)])
            p.vanishings[place(d)].push_back(swapped ? vanishing{v.second, v.first, v.both} : v);
    }
    for (const auto& [x, y] :
         {std::pair(along::m, along::k), std::pair(along::k, along::n), std::pair(along::m, along::n)})
        p.entries[static_cast<std::size_t>(factor_of(x, y))] = n.entries[static_cast<std::size_t>(
            factor_of(old_dimension(x, p.orientation), old_dimension(y, p.orientation)))];
    return p;
}

// The best of a shape, in every orientation that has it: they differ in what vanishes with an index.
std::vector<part> recombination_search::parts_of(const shape& wanted) const {
    const int number = best_[place_of(wanted)];
    std::vector<part> parts;
    for (int orientation = 0; orientation < 6; ++orientation)
        if (detail::orientation(at(number).dimensions, orientation) == wanted) {
            parts.push_back(part_of(number, orientation));
            if (at(number).how == made_by::definition)
                break; // It is the same in all of them.
        }
    return parts;
}

bool recombination_search::sweep(bool with_drops) {
    bool changed = false;
    for (const shape& s : shapes_)
        changed |= improve(s, with_drops);
    return changed;
}

bool recombination_search::improve(const shape& s, bool with_drops) {
    if (best(s) < 0)
        add_definition(s);
    const std::size_t nodes_before = nodes_.size();
    const auto consider = [&](const candidate& c, const auto& vanishings) {
        if (c.beats(at(best(s))))
            offer(add(c, vanishings()));
    };
    for (const along d : all_dimensions)
        for (int length = detail::length(s, d) - 1; 2 * length >= detail::length(s, d); --length)
            for (const part& first : parts_of(detail::with_length(s, d, length)))
                for (const part& second : parts_of(detail::with_length(s, d, detail::length(s, d) - length)))
                    consider(join(first, second, d), [&] { return vanishing_of_join(first, second, d); });
    for (int m = 1; m <= s.m; ++m)
        for (int k = 1; k <= s.k; ++k)
            for (int n = 1; n <= s.n; ++n) {
                const shape outer_shape{m, k, n}, inner_shape{s.m / m, s.k / k, s.n / n};
                if (s.m % m != 0 || s.k % k != 0 || s.n % n != 0 || outer_shape == s || inner_shape == s)
                    continue;
                for (const part& outer : parts_of(outer_shape))
                    for (const part& inner : parts_of(inner_shape)) {
                        const candidate c = composition(outer, inner);
                        const auto vanishings = [&] { return vanishing_of_composition(outer, inner); };
                        consider(c, vanishings);
                        if (with_drops)
                            drop_from(c, vanishings());
                    }
            }
    if (with_drops) {
        const int number = best(s);
        const node present = at(number);
        drop_from(present, present.vanishings, number);
    }
    return nodes_.size() != nodes_before;
}

// Drops an index along every dimension of a table, which becomes a node where that helps.
void recombination_search::drop_from(const candidate& larger, const vanishing_by_index& vanishings,
                                     int number) {
    for (const along d : all_dimensions) {
        const int length = detail::length(larger.dimensions, d);
        if (length == 1)
            continue;
        const auto& counts = vanishings[place(d)];
        const auto loosest =
            std::max_element(counts.begin(), counts.end(), [](const vanishing& x, const vanishing& y) {
                return x.products() < y.products();
            });
        const shape smaller = detail::with_length(larger.dimensions, d, length - 1);
        if (larger.rank - loosest->products() >= at(best(smaller)).rank)
            continue;
        if (number < 0)
            number = add(larger, vanishings);
        add_dropped(number, d, static_cast<int>(loosest - counts.begin()), smaller);
    }
}

void recombination_search::add_dropped(int number, along d, int index, const shape& smaller) {
    // The larger table in the orientation whose restriction is sorted.
    const shape sorted = detail::sorted(smaller);
    const int turned = detail::orientation_between(smaller, sorted);
    candidate c;
    c.dimensions = sorted;
    c.how = made_by::drop;
    c.dimension = detail::turned_dimension(d, turned);
    c.first = number;
    c.first_orientation = turned;
    c.second = index;
    const factorization f = fastmm::drop(detail::turn(made(number), turned), c.dimension, index);
    c.rank = f.rank;
    c.entries = entries_of(f);
    c.tables = at(number).tables;
    const int result = add(c, vanishing_of(f));
    made_[result] = f;
    offer(result);
}

const factorization& recombination_search::made(int number) {
    const auto known = made_.find(number);
    if (known != made_.end())
        return known->second;
    const candidate c = at(number);
    const auto first = [&] { return detail::turn(made(c.first), c.first_orientation); };
    const auto second = [&] { return detail::turn(made(c.second), c.second_orientation); };
    factorization f;
    switch (c.how) {
    case made_by::definition:
        f = fastmm::definition_of(c.dimensions);
        break;
    case made_by::table:
        f = detail::turn(fastmm::parse(detail::embedded_texts[static_cast<std::size_t>(c.first)]),
                         c.first_orientation);
        break;
    case made_by::composition:
        f = fastmm::compose(first(), second());
        break;
    case made_by::join:
        f = fastmm::join(first(), second(), c.dimension);
        break;
    case made_by::drop:
        f = fastmm::drop(first(), c.dimension, c.second);
    }
    return made_[number] = std::move(f);
}

} // namespace fastmm_tool
