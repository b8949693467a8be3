// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What the tests of the factorization room share: every embedded table, one after another, and comparisons.

#pragma once

#include <fastmm/factorization/catalog.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace fastmm_test {

// Calls visit.template operator()<Table>() for every embedded table.
template <class Visitor>
void for_each_embedded_table(Visitor visit) {
    [&]<class... Tables>(fastmm::table_list<Tables...>) {
        (visit.template operator()<Tables>(), ...);
    }(fastmm::embedded_tables{});
}

template <class X, class Y>
constexpr bool same_columns(const X& x, const Y& y, int rank) {
    for (int r = 0; r < rank; ++r) {
        if (x[r].size() != y[r].size())
            return false;
        for (std::size_t i = 0; i < x[r].size(); ++i)
            if (!(x[r][i] == y[r][i]))
                return false;
    }
    return true;
}

// Whether two factorizations are the same, products and blocks in the same order.
template <class F, class G>
constexpr bool same_factorization(const F& f, const G& g) {
    return f.dimensions == g.dimensions && f.rank == g.rank && f.ring == g.ring &&
           same_columns(f.u, g.u, f.rank) && same_columns(f.v, g.v, f.rank) && same_columns(f.w, g.w, f.rank);
}

// A table that the compiler made, as one that was read at run time.
template <class F>
fastmm::factorization run_time_copy(const F& f) {
    fastmm::factorization copy;
    copy.dimensions = f.dimensions;
    copy.rank = f.rank;
    copy.ring = f.ring;
    const auto assign = [](fastmm::dynamic_columns& to, const auto& from) {
        to.begin.assign(from.begin.begin(), from.begin.end());
        to.entries.assign(from.entries.begin(), from.entries.end());
    };
    assign(copy.u, f.u);
    assign(copy.v, f.v);
    assign(copy.w, f.w);
    return copy;
}

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline std::vector<std::filesystem::path> factorization_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(FASTMM_FACTORIZATIONS_DIRECTORY))
        if (entry.path().extension() == ".fmm")
            files.push_back(entry.path());
    return files;
}

} // namespace fastmm_test
