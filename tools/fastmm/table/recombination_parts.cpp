// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "table/recombination_parts.hpp"

namespace fastmm_tool {

namespace detail = fastmm::detail;

vanishing_by_index vanishing_of(const factorization& f) {
    vanishing_by_index result;
    for (const along d : all_dimensions)
        for (int index = 0; index < detail::length(f.dimensions, d); ++index) {
            const detail::restriction to{f.dimensions, d, index};
            const auto is_empty = [&](factor which, int r) {
                return to.empties(which, which == factor::u ? f.u : which == factor::v ? f.v : f.w, r);
            };
            const auto [x, y] = others(d);
            vanishing count;
            for (int r = 0; r < f.rank; ++r) {
                const bool first = is_empty(factor_of(d, x), r), second = is_empty(factor_of(d, y), r);
                count.first += first ? 1 : 0;
                count.second += second ? 1 : 0;
                count.both += first && second ? 1 : 0;
            }
            result[place(d)].push_back(count);
        }
    return result;
}

entry_count entries_of(const factorization& f) {
    return {static_cast<std::int64_t>(f.u.entries.size()), static_cast<std::int64_t>(f.v.entries.size()),
            static_cast<std::int64_t>(f.w.entries.size())};
}

candidate composition(const part& outer, const part& inner) {
    candidate c;
    const auto [m1, k1, n1] = outer.dimensions;
    const auto [m2, k2, n2] = inner.dimensions;
    c.dimensions = {m1 * m2, k1 * k2, n1 * n2};
    c.rank = outer.rank * inner.rank;
    c.how = made_by::composition;
    c.first = outer.node;
    c.first_orientation = outer.orientation;
    c.second = inner.node;
    c.second_orientation = inner.orientation;
    const int blocks[] = {m2 * k2, k2 * n2, m2 * n2};
    for (std::size_t i = 0; i < 3; ++i)
        c.entries[i] = outer.entries[i] * blocks[i] + outer.rank * (inner.entries[i] - blocks[i]);
    c.tables = outer.tables + inner.tables;
    return c;
}

vanishing_by_index vanishing_of_composition(const part& outer, const part& inner) {
    vanishing_by_index result;
    for (std::size_t d = 0; d < 3; ++d)
        for (const vanishing& x : outer.vanishings[d])
            for (const vanishing& y : inner.vanishings[d])
                result[d].push_back({x.first * y.first, x.second * y.second, x.both * y.both});
    return result;
}

candidate join(const part& first, const part& second, along d) {
    candidate c;
    c.dimensions = detail::with_length(
        first.dimensions, d, detail::length(first.dimensions, d) + detail::length(second.dimensions, d));
    c.rank = first.rank + second.rank;
    c.how = made_by::join;
    c.dimension = d;
    c.first = first.node;
    c.first_orientation = first.orientation;
    c.second = second.node;
    c.second_orientation = second.orientation;
    for (std::size_t i = 0; i < 3; ++i)
        c.entries[i] = first.entries[i] + second.entries[i];
    c.tables = first.tables + second.tables;
    return c;
}

vanishing_by_index vanishing_of_join(const part& first, const part& second, along joined) {
    vanishing_by_index result = first.vanishings;
    for (const along d : all_dimensions) {
        auto& to = result[place(d)];
        const auto& from = second.vanishings[place(d)];
        if (d == joined)
            to.insert(to.end(), from.begin(), from.end());
        else
            for (std::size_t i = 0; i < to.size(); ++i)
                to[i] = {to[i].first + from[i].first, to[i].second + from[i].second,
                         to[i].both + from[i].both};
    }
    return result;
}

} // namespace fastmm_tool
