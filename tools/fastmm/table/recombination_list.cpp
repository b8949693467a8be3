// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "table/recombination_list.hpp"

#include "table/recombination_search.hpp"

#include <cstddef>
#include <vector>

namespace fastmm_tool {

namespace {

// The nodes that are needed, in the order of the list: the best of every shape, then what these are made of.
class listing {
public:
    explicit listing(const std::vector<node>& nodes) : nodes_(nodes), line_(nodes.size(), -1) {}

    void add(int number) {
        if (line_[static_cast<std::size_t>(number)] >= 0)
            return;
        line_[static_cast<std::size_t>(number)] = static_cast<int>(order_.size());
        order_.push_back(number);
    }

    void add_parts() {
        for (std::size_t i = 0; i < order_.size(); ++i) {
            const node& n = nodes_[static_cast<std::size_t>(order_[i])];
            if (n.how == made_by::definition || n.how == made_by::table)
                continue;
            add(n.first);
            if (n.how != made_by::drop)
                add(n.second);
        }
    }

    int line(int number) const { return line_[static_cast<std::size_t>(number)]; }
    const std::vector<int>& order() const { return order_; }

private:
    const std::vector<node>& nodes_;
    std::vector<int> line_;
    std::vector<int> order_;
};

std::string list_of(const std::vector<int>& numbers) {
    std::string text;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        text += std::to_string(numbers[i]) + (i + 1 == numbers.size() ? "" : (i + 1) % 24 == 0 ? ",\n" : ",");
    return text;
}

} // namespace

std::string write_recombinations() {
    recombination_search search;
    search.run(false);
    const std::vector<int> ordinary = search.best();
    search.run(true);
    const std::vector<int> modulo_2 = search.best();

    const std::vector<node>& nodes = search.nodes();
    listing list(nodes);
    for (const int number : ordinary)
        list.add(number);
    for (const int number : modulo_2)
        list.add(number);
    list.add_parts();

    std::string lines;
    for (const int number : list.order()) {
        const node& n = nodes[static_cast<std::size_t>(number)];
        const auto [m, k, ignored] = n.dimensions;
        const bool has_parts = n.how != made_by::definition && n.how != made_by::table;
        const int values[] = {m,
                              k,
                              n.dimensions.n,
                              n.rank,
                              static_cast<int>(n.how),
                              static_cast<int>(n.dimension),
                              has_parts ? list.line(n.first) : n.first,
                              n.first_orientation,
                              has_parts && n.how != made_by::drop ? list.line(n.second) : n.second,
                              n.second_orientation};
        lines += '{';
        for (const int value : values)
            lines += std::to_string(value) + ',';
        lines.back() = '}';
        lines += ",\n";
    }
    std::vector<int> places, places_modulo_2;
    for (const int number : ordinary)
        places.push_back(list.line(number));
    for (const int number : modulo_2)
        places_modulo_2.push_back(list.line(number));
    const std::string count = std::to_string(list.order().size()), shapes = std::to_string(ordinary.size());
    return "// Generated from factorizations/ by fastmm list --recombinations. Do not edit.\n"
           "// SPDX-FileCopyrightText: 2026 The fastmm authors\n"
           "// SPDX-License-Identifier: BSD-3-Clause\n\n"
           "// See fastmm/factorization/recombination.hpp, which includes this.\n\n"
           "#pragma once\n\n"
           "#include <fastmm/factorization/recombination_line.hpp>\n\n"
           "#include <array>\n#include <cstdint>\n\n"
           "namespace fastmm::inline FASTMM_ABI::detail {\n\n"
           "// clang-format off\n"
           "// m, k, n, rank, how, dimension, first, its orientation, second, its orientation.\n"
           "inline constexpr std::array<recombination_line, " +
           count + "> recombination_lines{{\n" + lines +
           "}};\n\n"
           "// The lines of the shapes, by n, then k, then m, for m <= k <= n.\n"
           "inline constexpr std::array<std::int16_t, " +
           shapes + "> best_lines{{\n" + list_of(places) +
           "}};\n\n"
           "// The same with tables that hold modulo 2 only.\n"
           "inline constexpr std::array<std::int16_t, " +
           shapes + "> best_lines_modulo_2{{\n" + list_of(places_modulo_2) +
           "}};\n\n"
           "} // namespace fastmm::inline FASTMM_ABI::detail\n";
}

} // namespace fastmm_tool
