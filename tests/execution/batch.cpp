// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Batches: the bits of single products, whatever the number of threads and the memory, and what is refused. Compiled with
// and without OpenMP.

#include "execution/every_way.hpp"
#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"
#include "support/parallel_for.hpp"

#include <fastmm/execution/batch.hpp>

#include <array>
#include <cstddef>
#include <cstring>
#include <deque>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;
using tables::strassen;

namespace {

using one_level = levels<strassen>;

// Matrices in layouts that change from one to the next, with sentinels round each.
struct matrices {
    std::deque<guarded_matrix<double>> all;
    std::vector<matrix_view<double>> views;

    matrices(std::ptrdiff_t count, std::ptrdiff_t rows, std::ptrdiff_t cols, std::uint64_t seed) {
        random_source random(seed);
        for (std::ptrdiff_t i = 0; i < count; ++i) {
            all.emplace_back(rows, cols, static_cast<layout>(random.between(0, layouts - 1)));
            all.back().fill([&] { return static_cast<double>(random.between(-1000, 1000)) / 999; });
            views.push_back(all.back().view());
        }
    }

    bool are_intact() const {
        for (const guarded_matrix<double>& matrix : all)
            if (!matrix.is_intact())
                return false;
        return true;
    }

    std::vector<double> elements() const {
        std::vector<double> result;
        for (const matrix_view<double>& view : views)
            for (std::ptrdiff_t j = 0; j < view.cols; ++j)
                for (std::ptrdiff_t i = 0; i < view.rows; ++i)
                    result.push_back(view(i, j));
        return result;
    }
};

bool same_bits(const std::vector<double>& x, const std::vector<double>& y) {
    return x.size() == y.size() &&
           (x.empty() || std::memcmp(x.data(), y.data(), x.size() * sizeof(double)) == 0);
}

struct size {
    std::ptrdiff_t m, k, n, count;
};
// Small enough to run side by side, products for a team among them, and fewer than threads.
constexpr size some_sizes[] = {{1, 1, 1, 9},    {3, 2, 4, 17},   {20, 0, 3, 4},    {0, 5, 3, 3},
                               {31, 33, 29, 7}, {64, 70, 66, 2}, {150, 90, 80, 5}, {130, 140, 150, 2}};

// A batch against products one by one, by threads of OpenMP's and by the caller's.
template <schedule S>
void check_batch(const size& s, double alpha, double beta, const char* name) {
    const matrices A(s.count, s.m, s.k, 1), B(s.count, s.k, s.n, 2);
    const matrices single(s.count, s.m, s.n, 3);
    options wanted;
    wanted.threads = 1;
    for (std::size_t i = 0; i < A.views.size(); ++i)
        multiply<S, double>(alpha, A.views[i], B.views[i], beta, single.views[i], wanted);
    const auto expected = single.elements();
    const in_reverse reversed;
    const on_threads concurrent;
    struct way {
        int threads;
        bool own, given; // loop, workspace
    };
    for (const auto& [threads, own, given] :
         {way{1, false, false}, way{2, false, true}, way{3, true, true}, way{7, true, false}}) {
        const matrices C(s.count, s.m, s.n, 3);
        wanted = {};
        wanted.threads = threads;
        if (own)
            wanted.parallel = given ? parallel_for_hook(reversed) : parallel_for_hook(concurrent);
        std::vector<std::byte> memory(
            batch_workspace_bytes<S, double>(s.m, s.k, s.n, s.count, wanted, beta == 0) + 1, std::byte{0xff});
        if (given)
            wanted.workspace = memory;
        multiply_batch<S, double>(alpha, A.views, B.views, beta, C.views, wanted);
        INFO(name << ", " << s.count << " of " << s.m << " x " << s.k << " x " << s.n << ", beta " << beta
                  << ", " << threads << " threads, own loop " << own << ", workspace " << given);
        REQUIRE(same_bits(C.elements(), expected));
        REQUIRE(C.are_intact());
    }
}

std::string refusal(auto call) {
    try {
        call();
    } catch (const error& problem) {
        return problem.what();
    }
    return "not refused";
}

} // namespace

TEST_CASE("a batch gives the bits of its products one by one") {
    for_each_way([]<class S>(S, const char* name) {
        for (const size& s : some_sizes) {
            check_batch<S>(s, 1, 0, name);
            check_batch<S>(s, -0.5, 2, name);
        }
    });
    check_batch<one_level>({5, 6, 7, 4}, 0, 3, "alpha 0");
}

TEST_CASE("small products run side by side, large ones on a team") {
    const auto tasks_for = [](const size& s, int threads) {
        const matrices A(s.count, s.m, s.k, 1), B(s.count, s.k, s.n, 2), C(s.count, s.m, s.n, 3);
        const in_reverse loop;
        options wanted;
        wanted.threads = threads;
        wanted.parallel = loop;
        multiply_batch<levels<>, double>(1, A.views, B.views, 0, C.views, wanted);
        return std::pair(loop.loops.load(), loop.most_tasks.load());
    };
    CHECK(tasks_for({8, 8, 8, 100}, 4) == std::pair(1, 4));
    CHECK(tasks_for({8, 8, 8, 3}, 4) == std::pair(1, 3));
    CHECK(tasks_for({8, 8, 8, 1}, 4) == std::pair(0, 0));
    CHECK(tasks_for({140, 140, 140, 2}, 8) == std::pair(2, 8));
    CHECK(tasks_for({400, 400, 400, 4}, 2) == std::pair(4, 2));
}

TEST_CASE("matrices that are evenly spaced, pointers, and one operand for all") {
    constexpr std::ptrdiff_t m = 13, k = 9, n = 11, count = 6;
    random_source random(8);
    std::vector<double> a(m * k * count), b(k * n * count), c(m * n * count, -1), d = c, e = c;
    for (double& x : a)
        x = static_cast<double>(random.between(-9, 9));
    for (double& x : b)
        x = static_cast<double>(random.between(-9, 9));
    const matrix_view<const double> A{a.data(), m, k, 1, m};
    const matrix_view<double> B{b.data(), k, n, n, 1};
    const auto to_c = [&](std::vector<double>& x, std::ptrdiff_t i) {
        return matrix_view<double>{x.data() + i * m * n, m, n, 1, m};
    };
    // One A for all; B from the last to the first.
    const batch_view<double> backwards({b.data() + (count - 1) * k * n, k, n, n, 1}, -k * n, count);
    multiply_batch<one_level, double>(1, {A, 0, count}, backwards, 0,
                                      batch_view<double>(to_c(c, 0), m * n, count));
    std::vector<double*> c_pointers;
    std::vector<const double*> b_pointers;
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        multiply<one_level, double>(1, A, backwards[i], 0, to_c(d, i));
        b_pointers.push_back(b.data() + (count - 1 - i) * k * n);
        c_pointers.push_back(e.data() + i * m * n);
    }
    CHECK(c == d);
    const std::vector<const double*> a_pointers(count, a.data());
    multiply_batch<one_level, double>(1, {a_pointers, A}, {b_pointers, B}, 0,
                                      batch_view<double>(c_pointers, to_c(e, 0)));
    CHECK(e == d);
    // Interleaved: element (0, 0) of all, then element (1, 0) of all, ...
    std::vector<double> f(m * n * count, -1);
    multiply_batch<one_level, double>(1, {A, 0, count}, backwards, 0,
                                      batch_view<double>({f.data(), m, n, count, m * count}, 1, count));
    bool right = true;
    for (std::ptrdiff_t i = 0; i < count; ++i)
        for (std::ptrdiff_t x = 0; x < m * n; ++x)
            right = right &&
                    f[static_cast<std::size_t>(x * count + i)] == d[static_cast<std::size_t>(i * m * n + x)];
    CHECK(right);
}

TEST_CASE("an empty batch is valid, and so are pointers to nothing that is not read") {
    multiply_batch<one_level, double>(1, {}, {}, 0, batch_view<double>());
    const std::vector<matrix_view<double>> none;
    multiply_batch<one_level, double>(1, none, none, 0, batch_view<double>(none));
    CHECK(batch_workspace_bytes<one_level, double>(50, 50, 50, 0) == 0);
    double c[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    const batch_view<double> C({c, 2, 2, 1, 2}, 4, 2);
    multiply_batch<one_level, double>(1, {{nullptr, 2, 0, 1, 2}, 0, 2}, {{nullptr, 0, 2, 1, 0}, 0, 2}, 2, C);
    CHECK(c[7] == 16);
    multiply_batch<one_level, double>(0, {{nullptr, 2, 3, 1, 2}, 0, 2}, {{nullptr, 3, 2, 1, 3}, 0, 2}, 0, C);
    CHECK(c[7] == 0);
    multiply_batch<one_level, double>(1, {{nullptr, 0, 3, 1, 0}, 0, 2}, {{nullptr, 3, 2, 1, 3}, 0, 2}, 0,
                                      batch_view<double>({nullptr, 0, 2, 1, 0}, 0, 2));
}

TEST_CASE("what a batch must not be is refused, with the product, and nothing is written") {
    constexpr std::ptrdiff_t n = 4;
    std::vector<double> a(3 * n * n, 1), c(4 * n * n, 7);
    const matrix_view<double> A0{a.data(), n, n, 1, n}, C0{c.data(), n, n, 1, n};
    std::vector<matrix_view<double>> A{A0, A0, A0},
        C{{c.data(), n, n, 1, n}, {c.data() + 16, n, n, 1, n}, {c.data() + 32, n, n, 1, n}};
    std::vector<std::byte> no_memory(1 << 16);
    for (const bool given : {false, true}) {
        options wanted;
        if (given)
            wanted.workspace = no_memory;
        const auto refused = [&](const auto& a_batch, const auto& b_batch, const auto& c_batch) {
            return refusal([&] {
                multiply_batch<one_level, double>(1, batch_view<const double>(a_batch),
                                                  batch_view<const double>(b_batch), 0,
                                                  batch_view<double>(c_batch), wanted);
            });
        };
        std::vector<matrix_view<double>> x = A;
        x.pop_back();
        CHECK(refused(A, x, C) ==
              "fastmm: a batch needs as many matrices A and B as C: there are 3, 2 and 3");
        x = A;
        x[1].cols = 3;
        CHECK(refused(A, x, C) ==
              "fastmm: product 1 of the batch: shapes do not fit: A is 4 x 4, B is 4 x 3, C is 4 x 4");
        auto y = C;
        y[1].cols = 3;
        CHECK(refused(A, x, y) == "fastmm: product 1 of the batch is 4 x 4 by 4 x 3, but product 0 is 4 x "
                                  "4 by 4 x 4");
        x = A;
        x[2].data = nullptr;
        CHECK(refused(x, A, C) == "fastmm: product 2 of the batch: A is a null pointer");
        CHECK(refused(A, x, C) == "fastmm: product 2 of the batch: B is a null pointer");
        y = C;
        y[0].data = nullptr;
        CHECK(refused(A, A, y) == "fastmm: product 0 of the batch: C is a null pointer");
        // C and C, in any order of addresses.
        y = C;
        y[2].data = c.data() + 15;
        CHECK(refused(A, A, y).find("C overlaps C of product") != std::string::npos);
        std::swap(y[0], y[2]);
        CHECK(refused(A, A, y).find("C overlaps C of product") != std::string::npos);
        y = {C[2], C[0], C[1]};
        CHECK(refused(A, A, y) == "not refused");
        // C and an operand of another product.
        x = A;
        y = C;
        x[0].data = c.data() + 47;
        CHECK(refused(x, A, y) == "fastmm: product 2 of the batch: C overlaps A of product 0");
        CHECK(refused(A, x, y) == "fastmm: product 2 of the batch: C overlaps B of product 0");
        x[0].data = c.data() + 48;
        CHECK(refused(x, A, y) == "not refused");
        std::swap(y[0], y[2]);
        CHECK(refused(x, A, y) == "not refused");
        // Evenly spaced.
        const batch_view<double> shared(A0, 0, 3);
        CHECK(refused(shared, shared, batch_view<double>(C0, 0, 3)) ==
              "fastmm: product 0 of the batch: C overlaps C of product 1");
        CHECK(refused(shared, shared, batch_view<double>({c.data() + 32, n, n, 1, n}, -15, 3)) ==
              "fastmm: product 0 of the batch: C overlaps C of product 1");
        // Three blocks of a matrix of twelve rows.
        CHECK(refused(shared, shared, batch_view<double>({c.data(), n, n, 1, 12}, 4, 3)) == "not refused");
        CHECK(refused(shared, shared, batch_view<double>({c.data(), n, n, 1, 12}, 3, 3)) ==
              "fastmm: product 0 of the batch: C overlaps C of product 1");
        CHECK(refused(shared, shared, batch_view<double>({c.data(), n, n, 2, 12}, 1, 3)) ==
              "fastmm: product 0 of the batch: C overlaps C of product 2");
        CHECK(refused(shared, shared, batch_view<double>(C0, 16, -1)).find("there are 3, 3 and -1") !=
              std::string::npos);
        c.assign(c.size(), 7);
    }
    options wanted;
    wanted.workspace = std::span(no_memory).first(10);
    const matrices p(3, 50, 50, 1), q(3, 50, 50, 2);
    const std::string message = refusal([&] {
        multiply_batch<one_level, double>(1, p.views, p.views, 1, batch_view<double>(q.views), wanted);
    });
    CHECK(message == "fastmm: the given workspace has 10 bytes, but one product of the batch needs " +
                         std::to_string(workspace_bytes<one_level, double>(50, 50, 50, 1)));
    wanted = {};
    wanted.threads = -1;
    CHECK_THROWS_AS(
        (multiply_batch<one_level, double>(1, p.views, p.views, 0, batch_view<double>(q.views), wanted)),
        error);
    const matrices untouched(3, 50, 50, 2);
    CHECK(same_bits(q.elements(), untouched.elements()));
}

TEST_CASE("blocks of one matrix are told apart, in any order") {
    constexpr std::ptrdiff_t n = 6, blocks = 7, all = n * blocks;
    std::vector<double> memory(all * all, 5);
    const matrix_view<double> M{memory.data(), all, all, 1, all};
    const matrices A(blocks * blocks, n, n, 1);
    std::vector<matrix_view<double>> C;
    for (std::ptrdiff_t x = 0; x < blocks * blocks; ++x) { // a permutation: 10 and 49 have no common divisor
        const std::ptrdiff_t y = x * 10 % (blocks * blocks);
        C.push_back(M.block(y / blocks * n, y % blocks * n, n, n));
    }
    multiply_batch<levels<>, double>(1, A.views, A.views, 0, batch_view<double>(C));
    const std::vector<double> result = memory;
    memory.assign(memory.size(), 5);
    for (std::size_t i = 0; i < C.size(); ++i)
        multiply<levels<>, double>(1, A.views[i], A.views[i], 0, C[i]);
    CHECK(same_bits(memory, result));
    C[5].data += 1;
    CHECK(refusal([&] {
              multiply_batch<levels<>, double>(1, A.views, A.views, 0, batch_view<double>(C));
          }).find("C overlaps C of product") != std::string::npos);
}

TEST_CASE("max_workspace: fewer products side by side, then fewer levels, and right") {
    const size s{40, 44, 36, 9};
    const matrices A(s.count, s.m, s.k, 1), B(s.count, s.k, s.n, 2), single(s.count, s.m, s.n, 3);
    options wanted;
    wanted.threads = 1;
    for (std::size_t i = 0; i < A.views.size(); ++i)
        multiply<one_level, double>(1, A.views[i], B.views[i], 1, single.views[i], wanted);
    wanted.threads = 4;
    const std::size_t whole = batch_workspace_bytes<one_level, double>(s.m, s.k, s.n, s.count, wanted),
                      one = workspace_bytes<one_level, double>(s.m, s.k, s.n, 1);
    for (const std::size_t most : {whole, whole - 1, one, one - 1, std::size_t(0)})
        for (const bool given : {false, true}) {
            const in_reverse loop;
            const matrices C(s.count, s.m, s.n, 3);
            wanted = {};
            wanted.threads = 4;
            wanted.parallel = loop;
            std::vector<std::byte> memory(most);
            if (given && most < one)
                continue;
            if (given)
                wanted.workspace = memory;
            else
                wanted.max_workspace = most;
            multiply_batch<one_level, double>(1, A.views, B.views, 1, C.views, wanted);
            INFO(most << " of " << whole << " bytes, given " << given);
            if (most >= one)
                CHECK(same_bits(C.elements(), single.elements()));
            double largest = 0;
            const auto x = C.elements(), y = single.elements();
            for (std::size_t i = 0; i < x.size(); ++i)
                largest = std::max(largest, std::abs(x[i] - y[i]));
            CHECK(largest < 1e-12);
            CHECK(C.are_intact());
        }
}

TEST_CASE("a batch keeps what is not finite where it is") {
    const matrices A(5, 20, 21, 1), B(5, 21, 22, 2), C(5, 20, 22, 3), single(5, 20, 22, 3);
    A.views[3](4, 5) = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < 5; ++i)
        multiply<one_level, double>(1, A.views[i], B.views[i], 0, single.views[i], {.threads = 1});
    multiply_batch<one_level, double>(1, A.views, B.views, 0, C.views, {.threads = 2});
    CHECK(same_bits(C.elements(), single.elements()));
}
