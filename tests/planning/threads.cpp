// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Plans on the caller's threads, plans that many threads share, and calls from many threads at a time.

#include "support/catch.hpp"
#include "support/parallel_for.hpp"

#include <fastmm/plan.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;
using Eigen::MatrixXd;

namespace {

// A ring of fastmm's user, in which products are so dear that small ones are planned with levels.
struct residue {
    std::uint32_t value = 0;

    residue() = default;
    explicit residue(int x) : value(static_cast<std::uint32_t>(x + 65521) % 65521) {}

    static residue of(std::uint32_t x) {
        residue result;
        result.value = x % 65521;
        return result;
    }
    friend residue operator+(residue a, residue b) { return of(a.value + b.value); }
    friend residue operator-(residue a, residue b) { return of(a.value + (65521 - b.value)); }
    friend residue operator*(residue a, residue b) { return of(a.value * b.value); }
    friend bool operator==(residue a, residue b) = default;
};

constexpr int callers = 16;

// Calls work(0) .. work(15) on as many threads, which begin together.
void at_once(auto work) {
    std::atomic<int> ready = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < callers; ++i)
        threads.emplace_back([&, i] {
            ++ready;
            while (ready < callers)
                std::this_thread::yield();
            work(i);
        });
    for (std::thread& thread : threads)
        thread.join();
}

std::vector<residue> residues(std::ptrdiff_t count, std::uint32_t seed) {
    std::vector<residue> result;
    for (std::ptrdiff_t i = 0; i < count; ++i)
        result.push_back(residue::of(seed = seed * 1664525u + 1013904223u));
    return result;
}

} // namespace

TEST_CASE("threads share a plan") {
    constexpr std::ptrdiff_t m = 70, k = 66, n = 81;
    const std::vector<residue> a = residues(m * k, 1), b = residues(k * n, 2);
    const matrix_view<const residue> A{a.data(), m, k, 1, m}, B{b.data(), k, n, n, 1};
    std::vector<residue> expected(static_cast<std::size_t>(m * n));
    naive<residue>(residue(1), A, B, residue(0), matrix_view<residue>{expected.data(), m, n, 1, m});
    const on_threads concurrent;
    for (const bool own : {false, true}) {
        options wanted;
        wanted.threads = 2;
        if (own)
            wanted.parallel = concurrent;
        const plan<residue> shared = make_plan<residue>(m, k, n, wanted);
        REQUIRE(shared.depth() > 0);
        std::vector<int> right(callers, 0);
        at_once([&](int caller) {
            for (int repeat = 0; repeat < 3; ++repeat) {
                std::vector<residue> c(static_cast<std::size_t>(m * n));
                std::vector<std::byte> memory(shared.workspace_bytes());
                const plan<residue> copy = shared;
                (repeat == 2 ? copy : shared)
                    .execute(residue(1), A, B, residue(0), {c.data(), m, n, 1, m},
                             repeat == 1 ? std::span<std::byte>(memory) : std::span<std::byte>());
                right[static_cast<std::size_t>(caller)] += c == expected ? 1 : 0;
            }
        });
        CHECK(right == std::vector<int>(callers, 3));
    }
}

TEST_CASE("threads multiply at once") {
    const MatrixXd a = MatrixXd::Random(97, 101), b = MatrixXd::Random(101, 99);
    const MatrixXd chosen = matmul(a, b), fast = matmul<levels<tables::strassen>>(a, b);
    const plan<double> shared = make_plan<double>(97, 101, 99);
    std::vector<int> right(callers, 0);
    at_once([&](int caller) {
        options wanted;
        wanted.threads = caller % 3;
        for (int repeat = 0; repeat < 2; ++repeat) {
            MatrixXd c(97, 99);
            gemm(shared, 1, a, b, 0, c);
            const bool all = matmul(a, b, wanted) == chosen &&
                             matmul<levels<tables::strassen>>(a, b, wanted) == fast && c == chosen;
            right[static_cast<std::size_t>(caller)] += all ? 1 : 0;
        }
        release_workspace();
    });
    CHECK(right == std::vector<int>(callers, 2));
}

TEST_CASE("a plan, gemm and matmul run on the caller's threads") {
    const MatrixXd a = MatrixXd::Random(350, 340), b = MatrixXd::Random(340, 360);
    const MatrixXd alone = matmul(a, b, {.threads = 1});
    const in_reverse loop;
    const options wanted{.threads = 3, .parallel = loop};
    CHECK(matmul(a, b, wanted) == alone);
    CHECK(loop.loops > 0);
    MatrixXd c(350, 360);
    loop.loops = 0;
    gemm(1, a, b, 0, c, wanted);
    CHECK(c == alone);
    CHECK(loop.loops > 0);
    loop.loops = 0;
    gemm(make_plan<double>(350, 340, 360, wanted), 1, a, b, 0, c);
    CHECK(c == alone);
    CHECK(loop.loops > 0);
    CHECK(loop.most_tasks == 3);
    CHECK_THROWS_AS(make_plan<double>(350, 340, 360, {.parallel = loop}), error);
}
