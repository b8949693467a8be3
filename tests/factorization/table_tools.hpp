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
    if (x.sums_of_products != y.sums_of_products || x.sums.size() != y.sums.size())
        return false;
    for (std::size_t i = 0; i < x.sums.size(); ++i)
        if (!(x.sums[i] == y.sums[i]))
            return false;
    for (int r = 0; r < rank; ++r) {
        if (x[r].size() != y[r].size())
            return false;
        for (std::size_t i = 0; i < x[r].size(); ++i)
            if (!(x[r][i] == y[r][i]))
                return false;
    }
    return true;
}

// Winograd's form, and which sums to share: of products, of blocks with some that no form holds, and of blocks where the forms
// are those of the rows.
struct winograd_with_sums {
    static constexpr std::string_view text = R"(name: winograd_with_sums
shape: 2x2x2
rank: 7
ring: ZT
a-sums: p3-p6 p5-s1
b-sums: b12-b22 b11+b21 b11-s1 s2+s3 b12+b22
c-sums: c21+c22 c12+s1
(a11) (b11) (c11 + c12 + c21 + c22)
(a12) (b21) (c11)
(a11 + a12 - a21 - a22) (b22) (c12)
(a22) (b11 - b12 - b21 + b22) (-c21)
(a21 + a22) (-b11 + b12) (c12 + c22)
(-a11 + a21 + a22) (b11 - b12 + b22) (c12 + c21 + c22)
(a11 - a21) (-b12 + b22) (c21 + c22)
)";
};

// Sums that save nothing, and one of rows, whose program only a table of 1 and -1 could use.
struct scaled_with_sums {
    static constexpr std::string_view text = R"(name: scaled_with_sums
shape: 1x2x2
rank: 4
ring: Q
a-sums: a11-a12
b-sums: p1+p2
c-sums: c11+c12
(2 a11) (b11) (1/2 c11)
(a11) (-b12) (-c12)
(a12) (b21) (c11)
(-1/3 a12) (-3 b22) (c12)
)";
};

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
        to.sums.assign(from.sums.begin(), from.sums.end());
        to.sums_of_products = from.sums_of_products;
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
