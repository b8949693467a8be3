// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Recombined tables at run time: how one is made, and the factorization itself.

#pragma once

#include <fastmm/factorization/recombination.hpp>
#include <fastmm/factorization/run_time_catalog.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

/// How a recombined table is made: of what, in which order and which way round.
struct recombination {
    /// A part; one that is a recombination itself can be followed by its line.
    struct part {
        shape dimensions;
        int rank = 0;
        int line = 0;
    };

    shape dimensions;
    int rank = 0;
    made_by how = made_by::definition;
    std::string_view table_name; ///< made_by::table: its name; it may be turned.
    along dimension = along::m;  ///< join, drop
    std::vector<part> parts;     ///< composition: outer, inner; join: first, second; drop: the larger one.
    std::optional<int> dropped;  ///< drop: the index along the dimension, counted from 0.
};

namespace detail {

inline void require_recombined(const shape& s) {
    if (!is_recombined(s))
        fail("no recombined table has the shape " + to_string(s) + ": dimensions are from 1 to " +
             std::to_string(tables::most_recombined));
}

/// Makes lines of the list, each from its parts once.
class recombiner {
public:
    const factorization& line(int number) {
        const auto place = static_cast<std::size_t>(number);
        if (!made_[place])
            made_[place] = make(recombination_lines[place]);
        return *made_[place];
    }

private:
    factorization make(const recombination_line& l) {
        switch (static_cast<made_by>(l.how)) {
        case made_by::definition:
            return definition_of({l.m, l.k, l.n});
        case made_by::table:
            return turn(parse(embedded_texts[static_cast<std::size_t>(l.first)]), l.first_orientation);
        case made_by::composition:
            return compose(first(l), turn(line(l.second), l.second_orientation));
        case made_by::join:
            return join(first(l), turn(line(l.second), l.second_orientation),
                        static_cast<along>(l.dimension));
        default:
            return drop(first(l), static_cast<along>(l.dimension), l.second);
        }
    }

    factorization first(const recombination_line& l) { return turn(line(l.first), l.first_orientation); }

    std::vector<std::optional<factorization>> made_{recombination_lines.size()};
};

inline recombination recombination_of_line(int number, int turned) {
    const recombination_line& l = recombination_lines[static_cast<std::size_t>(number)];
    recombination result;
    result.dimensions = orientation({l.m, l.k, l.n}, turned);
    result.rank = l.rank;
    result.how = static_cast<made_by>(l.how);
    result.dimension = turned_dimension(static_cast<along>(l.dimension), turned);
    const auto add = [&](int part, int its_orientation) {
        const recombination_line& p = recombination_lines[static_cast<std::size_t>(part)];
        result.parts.push_back(
            {orientation(orientation({p.m, p.k, p.n}, its_orientation), turned), p.rank, part});
    };
    if (result.how == made_by::table) {
        parse_error problem;
        result.table_name = parse_header(embedded_texts[static_cast<std::size_t>(l.first)], problem).name;
    } else if (result.how != made_by::definition) {
        add(l.first, l.first_orientation);
        if (result.how == made_by::drop)
            result.dropped = l.second;
        else
            add(l.second, l.second_orientation);
    }
    return result;
}

} // namespace detail

/// How tables::recombined of a shape is made; or recombined_modulo_2. Throws fastmm::error unless dimensions are from 1 to
/// 16.
inline recombination recombination_of(shape s, bool modulo_2 = false) {
    detail::require_recombined(s);
    return detail::recombination_of_line(detail::best_line(s, modulo_2),
                                         detail::orientation_between(detail::sorted(s), s));
}

/// How a part of a recombination is made.
inline recombination recombination_of_part(const recombination::part& p) {
    const detail::recombination_line& l = detail::recombination_lines[static_cast<std::size_t>(p.line)];
    return detail::recombination_of_line(p.line, detail::orientation_between({l.m, l.k, l.n}, p.dimensions));
}

/// tables::recombined of a shape, or recombined_modulo_2, product for product, made at run time, named by shape and rank. It is
/// not proved here: see require_exact. Throws fastmm::error unless dimensions are from 1 to 16. Time: milliseconds.
inline factorization recombine(shape s, bool modulo_2 = false) {
    detail::require_recombined(s);
    factorization result = detail::turn(detail::recombiner().line(detail::best_line(s, modulo_2)),
                                        detail::orientation_between(detail::sorted(s), s));
    result.name = to_string(s) + '_' + std::to_string(result.rank);
    return result;
}

} // namespace fastmm::inline FASTMM_ABI
