// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The table that is chosen for a shape, the aliases of the orientations, and the numbers that
// factorizations/README.md tells of the files.

#include "factorization/table_tools.hpp"
#include "support/catch.hpp"

#include <fastmm/factorization/catalog.hpp>
#include <fastmm/factorization/residual.hpp>
#include <fastmm/factorization/run_time_additions.hpp>

#include <concepts>
#include <sstream>
#include <string>

using namespace fastmm;

namespace {

template <class F, int M, int K, int N, int Rank>
concept is_table = shape_of<F>
== shape{M, K, N} && rank_of<F> == Rank;

// The orientations that a rank is known by, whichever of them the file holds.
static_assert(is_table<tables::f2x2x2_7, 2, 2, 2, 7> && std::same_as<tables::f2x2x2_7, tables::strassen>);
static_assert(is_table<tables::f2x2x3_11, 2, 2, 3, 11> && is_table<tables::f2x3x2_11, 2, 3, 2, 11> &&
              is_table<tables::f3x2x2_11, 3, 2, 2, 11>);
static_assert(is_table<tables::f2x3x4_20, 2, 3, 4, 20> && is_table<tables::f3x4x2_20, 3, 4, 2, 20> &&
              is_table<tables::f4x2x3_20, 4, 2, 3, 20> && is_table<tables::f4x3x2_20, 4, 3, 2, 20> &&
              is_table<tables::f3x2x4_20, 3, 2, 4, 20> && is_table<tables::f2x4x3_20, 2, 4, 3, 20>);
static_assert(is_table<tables::f4x5x5_76, 4, 5, 5, 76> && is_table<tables::f5x4x5_76, 5, 4, 5, 76> &&
              is_table<tables::f5x5x4_76, 5, 5, 4, 76>);
static_assert(is_table<tables::f5x4x5_73, 5, 4, 5, 73> && is_table<tables::f5x4x4_61, 5, 4, 4, 61>);

// The ranks that the embedded tables reach, each shape in the order m <= k <= n.
template <int M, int K, int N, int Rank, int RankModulo2 = Rank>
void check_shape() {
    const auto check = []<int A, int B, int C>() {
        INFO(A << 'x' << B << 'x' << C);
        using best = tables::best<A, B, C>;
        using best_modulo_2 = tables::best_modulo_2<A, B, C>;
        CHECK(is_table<best, A, B, C, Rank>);
        CHECK(factorization_of<best>.ring != stated_ring::modulo_2);
        CHECK(is_table<best_modulo_2, A, B, C, RankModulo2>);
        CHECK(residual(fastmm_test::run_time_copy(factorization_of<best>)).is_zero());
        CHECK(residual(fastmm_test::run_time_copy(factorization_of<best_modulo_2>), 2).is_zero());
    };
    check.template operator()<M, K, N>();
    check.template operator()<M, N, K>();
    check.template operator()<K, M, N>();
    check.template operator()<K, N, M>();
    check.template operator()<N, M, K>();
    check.template operator()<N, K, M>();
}

TEST_CASE("the best table of a shape is found in every orientation") {
    check_shape<2, 2, 2, 7>();
    check_shape<2, 2, 3, 11>();
    check_shape<2, 2, 4, 14>();
    check_shape<2, 2, 5, 18>();
    check_shape<2, 3, 3, 15>();
    check_shape<2, 3, 4, 20>();
    check_shape<2, 3, 5, 25>();
    check_shape<2, 4, 4, 26>();
    check_shape<2, 4, 5, 33>();
    check_shape<2, 5, 5, 40>();
    check_shape<3, 3, 3, 23>();
    check_shape<3, 3, 4, 29>();
    check_shape<3, 3, 5, 36>();
    check_shape<3, 4, 4, 38>();
    check_shape<3, 4, 5, 47>();
    check_shape<3, 5, 5, 58>();
    check_shape<4, 4, 4, 49, 47>();
    check_shape<4, 4, 5, 61, 60>();
    check_shape<4, 5, 5, 76, 73>();
    check_shape<5, 5, 5, 93>();
}

// Among equals the first listed, as it stands.
static_assert(std::same_as<tables::best<2, 2, 2>, tables::strassen>);
static_assert(std::same_as<tables::best<3, 3, 3>, tables::f3x3x3_23>);
static_assert(std::same_as<tables::best<3, 4, 5>, tables::f3x4x5_47>);
static_assert(std::same_as<tables::best_modulo_2<4, 5, 5>, tables::f4x5x5_73>);

// ---- factorizations/README.md ----

// The row of a file: | file | shape | rank | ring | entries of U, V, W | additions |
std::string row_of(const std::string& file_name, const factorization& f) {
    const auto u = static_cast<int>(f.u.entries.size()), v = static_cast<int>(f.v.entries.size()),
               w = static_cast<int>(f.w.entries.size());
    const auto [m, k, n] = f.dimensions;
    std::ostringstream row;
    row << "| " << file_name << " | " << m << 'x' << k << 'x' << n << " | " << f.rank << " | "
        << to_string(f.ring) << " | " << u << " | " << v << " | " << w << " | "
        << (u - f.rank) + (v - f.rank) + (w - m * n) << " |";
    return row.str();
}

TEST_CASE("the table of factorizations/README.md is what the files say") {
    const std::string page =
        fastmm_test::read_file(std::filesystem::path(FASTMM_FACTORIZATIONS_DIRECTORY) / "README.md");
    std::size_t rows = 0;
    for (std::size_t at = page.find(".fmm |"); at != std::string::npos; at = page.find(".fmm |", at + 1))
        ++rows;
    const auto files = fastmm_test::factorization_files();
    CHECK(rows == files.size());
    for (const auto& path : files) {
        const std::string row = row_of(path.filename().string(), parse(fastmm_test::read_file(path)));
        INFO("write this row:\n" << row);
        CHECK(page.find("\n" + row + "\n") != std::string::npos);
    }
}

TEST_CASE("what is kept for its few additions has fewer than the embedded table of its shape and rank") {
    const auto directory = std::filesystem::path(FASTMM_FACTORIZATIONS_DIRECTORY);
    const std::string page = fastmm_test::read_file(directory / "README.md");
    int tables = 0;
    for (const auto& entry : std::filesystem::directory_iterator(directory / "fewest_additions")) {
        const std::string name = entry.path().filename().string();
        INFO(name);
        const factorization f = parse(fastmm_test::read_file(entry.path())),
                            embedded = parse(fastmm_test::read_file(directory / name));
        CHECK(residual(f).is_zero());
        CHECK(f.dimensions == embedded.dimensions);
        CHECK(f.rank == embedded.rank);
        const int additions = shared_additions_of(f), of_embedded = shared_additions_of(embedded);
        CHECK(additions < of_embedded);
        const std::string row = "| fewest_additions/" + entry.path().stem().string() + " | " +
                                std::to_string(additions) + " | " + std::to_string(of_embedded) + " |";
        INFO("write this row: " << row);
        CHECK(page.find("\n" + row) != std::string::npos);
        ++tables;
    }
    CHECK(tables > 0);
}

} // namespace
