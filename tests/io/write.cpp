// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"

#include <fastmm/io/write.hpp>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>
#include <string>
#include <string_view>

namespace {

using fastmm::entry;
using fastmm::stated_ring;

bool same(const fastmm::factorization& x, const fastmm::factorization& y) {
    const auto same_columns = [](const fastmm::dynamic_columns& a, const fastmm::dynamic_columns& b) {
        return a.begin == b.begin && a.entries == b.entries && a.sums == b.sums &&
               a.sums_of_products == b.sums_of_products;
    };
    return x.name == y.name && x.source == y.source && x.dimensions == y.dimensions && x.rank == y.rank &&
           x.ring == y.ring && same_columns(x.u, y.u) && same_columns(x.v, y.v) && same_columns(x.w, y.w);
}

// One product of one block each.
fastmm::factorization one_by_one() {
    fastmm::factorization f;
    f.name = "one";
    f.dimensions = {1, 1, 1};
    f.rank = 1;
    f.ring = stated_ring::ternary;
    f.u = f.v = f.w = {{0, 1}, {{0, {1, 1}}}};
    return f;
}

std::string refusal(const fastmm::factorization& f) {
    try {
        return "written: " + to_text(f);
    } catch (const fastmm::error& problem) {
        return problem.what();
    }
}

TEST_CASE("a factorization is written as factorizations/README.md describes it") {
    fastmm::factorization f;
    f.name = "example";
    f.source = "written by hand";
    f.dimensions = {10, 12, 3};
    f.rank = 2;
    f.ring = stated_ring::rational;
    f.u = {{0, 3, 4}, {{0, {2, 1}}, {11, {-1, 2}}, {12, {1, 1}}, {119, {-32767, 32767 - 1}}}};
    f.v = {{0, 1, 2}, {{0, {-1, 1}}, {35, {-3, 1}}}};
    f.w = {{0, 1, 3}, {{29, {-1, 1}}, {0, {1, 1}}, {26, {1, 3}}}};
    CHECK(to_text(f) == "name: example\n"
                        "shape: 10x12x3\n"
                        "rank: 2\n"
                        "ring: Q\n"
                        "source: written by hand\n"
                        "(2 a11 - 1/2 a1_12 + a21) (-b11) (-c10_3)\n"
                        "(-32767/32766 a10_12) (-3 b12_3) (c11 + 1/3 c93)\n");
    CHECK(same(fastmm::parse(to_text(f)), f));
    f.v.sums = {{0, 35, false}, {36, 3, true}};
    f.w.sums = {{1, 0, true}, {0, 2, false}, {3, 2, true}};
    f.w.sums_of_products = true;
    CHECK(to_text(f).find("b-sums: b11+b12_3 s1-b21\nc-sums: p2-p1 p1+s1 s2-s1\n(") != std::string::npos);
    CHECK(same(fastmm::parse(to_text(f)), f));
}

TEST_CASE("the embedded files are written as they stand") {
    int files = 0;
    for (const auto& file : std::filesystem::directory_iterator(FASTMM_FACTORIZATIONS_DIRECTORY)) {
        if (file.path().extension() != ".fmm")
            continue;
        std::ifstream stream(file.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
        INFO(file.path());
        CHECK(to_text(fastmm::parse(text)) == text);
        ++files;
    }
    CHECK(files > 20);
}

TEST_CASE("what is written is read as it was, whatever the factorization") {
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        fastmm_test::random_source random(seed);
        fastmm::factorization f;
        const auto any = [&](int low, int high) { return static_cast<int>(random.between(low, high)); };
        f.name = "any";
        f.source = any(0, 1) == 0 ? "" : "seed: " + std::to_string(seed) + " # (a11)";
        f.dimensions = {any(1, 14), any(1, 14), any(1, 14)};
        const auto [m, k, n] = f.dimensions;
        f.rank = any(1, m * k * n);
        f.ring = static_cast<stated_ring>(any(0, 3));
        const auto fill = [&](fastmm::dynamic_columns& columns, int blocks) {
            columns.begin.push_back(0);
            for (int r = 0; r < f.rank; ++r) {
                for (int index = any(0, blocks - 1); index < blocks; index += any(1, blocks)) {
                    fastmm::coefficient c{f.ring == stated_ring::ternary ? 1 : any(1, 32767),
                                          f.ring == stated_ring::rational ? any(1, 32767) : 1};
                    const int divisor = std::gcd(c.numerator, c.denominator);
                    c.numerator /= any(0, 1) == 0 ? divisor : -divisor;
                    c.denominator /= divisor;
                    columns.entries.push_back({index, c});
                }
                columns.begin.push_back(static_cast<int>(columns.entries.size()));
            }
            columns.sums_of_products = any(0, 1) == 0;
            int values = columns.sums_of_products ? f.rank : blocks;
            for (int left = any(0, 9); left > 0 && values > 1; --left, ++values) {
                const int x = any(0, values - 1), y = any(0, values - 2);
                columns.sums.push_back({x, y < x ? y : y + 1, any(0, 1) == 0});
            }
            columns.sums_of_products = columns.sums_of_products && !columns.sums.empty();
        };
        fill(f.u, m * k);
        fill(f.v, k * n);
        fill(f.w, m * n);
        INFO("seed=" << seed);
        REQUIRE(same(fastmm::parse(to_text(f)), f));
    }
}

TEST_CASE("a name and a source stay on their lines") {
    fastmm::factorization f = one_by_one();
    f.name = " one\nrank: 2\r\n";
    f.source = "\n \t";
    CHECK(to_text(f) == "name: one rank: 2\nshape: 1x1x1\nrank: 1\nring: ZT\n(a11) (b11) (c11)\n");
    f.name.clear();
    CHECK(fastmm::parse(to_text(f)).name == "");
}

TEST_CASE("what the format cannot hold is refused by its place") {
    REQUIRE(refusal(one_by_one()).starts_with("written: "));
    const auto broken = [](auto change) {
        fastmm::factorization f = one_by_one();
        change(f);
        return refusal(f);
    };
    CHECK(broken([](auto& f) { f.dimensions.k = 65; }) ==
          "fastmm: a factorization file has dimensions from 1 to 64, not the shape 1x65x1");
    CHECK(broken([](auto& f) { f.dimensions.m = 0; }) ==
          "fastmm: a factorization file has dimensions from 1 to 64, not the shape 0x1x1");
    CHECK(broken([](auto& f) {
              f.u.sums = {{0, 1, false}};
          }) == "fastmm: a sum of a cannot be written: it has the value 1 of 1");
    CHECK(broken([](auto& f) {
              f.v.sums = {{0, 0, true}};
          }) == "fastmm: a sum of b cannot be written: its values are the same");
    CHECK(broken([](auto& f) { f.rank = 2; }) ==
          "fastmm: a factorization file of shape 1x1x1 has a rank from 1 to 1, not 2");
    CHECK(broken([](auto& f) { f.v.begin = {0}; }) ==
          "fastmm: a factorization of rank 1 has as many columns, one after another");
    CHECK(broken([](auto& f) {
              f.v = {{0, 0}, {}};
          }) == "fastmm: term 1: a factorization file has no empty form of blocks b");
    CHECK(broken([](auto& f) { f.w.entries[0].index = 1; }) ==
          "fastmm: term 1: there is no block c of index 1");
    CHECK(broken([](auto& f) {
              f.u.entries[0].value = {2, 1};
          }) == "fastmm: term 1: the ring ZT does not have the coefficient 2/1");
    CHECK(broken([](auto& f) {
              f.u.entries[0].value = {1, 2};
              f.ring = stated_ring::integer;
          }) == "fastmm: term 1: the ring Z does not have the coefficient 1/2");
    for (const fastmm::coefficient c : {fastmm::coefficient{0, 1}, {32768, 1}, {1, 32768}, {2, 4}, {1, -1}})
        CHECK(broken([&](auto& f) {
                  f.u.entries[0].value = c;
                  f.ring = stated_ring::rational;
              }) == "fastmm: term 1: a factorization file cannot hold the coefficient " +
                        std::to_string(c.numerator) + '/' + std::to_string(c.denominator));
}

} // namespace
