// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The same bits from any number of threads, inside a parallel region, and from several threads at a time. Compiled with
// OpenMP.

#include "execution/every_way.hpp"
#include "execution/executor_check.hpp"
#include "support/catch.hpp"

#include <fastmm/execution/execute.hpp>

#include <omp.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;

static_assert(detail::has_threads);

namespace {

// Numbers whose sums round, so that another order of additions gives other bits.
template <class T>
struct rounding_problem {
    std::ptrdiff_t m, k, n;
    guarded_matrix<T> A, B;
    layout c_layout;
    std::uint64_t seed;

    rounding_problem(std::ptrdiff_t m_, std::ptrdiff_t k_, std::ptrdiff_t n_, std::uint64_t seed_)
        : rounding_problem(m_, k_, n_, random_source(seed_), seed_) {}

    template <schedule S>
    std::vector<T> product(int threads, T beta = T(0)) const {
        guarded_matrix<T> C(m, n, c_layout);
        C.fill([] { return T(0.3f); });
        // NaN: a thread that reads what another one has not written yet must not find it there from the time before.
        std::vector<std::byte> memory(workspace_bytes<S, T>(m, k, n, threads) + 1, std::byte{0xff});
        multiply<S, T>(T(0.7f), A.read(), B.read(), beta, C.view(),
                       {.threads = threads, .workspace = memory});
        require_intact(C);
        return elements_of(C);
    }

    std::string description() const {
        return "m=" + std::to_string(m) + " k=" + std::to_string(k) + " n=" + std::to_string(n) +
               " seed=" + std::to_string(seed) + " C " + to_string(c_layout);
    }

private:
    rounding_problem(std::ptrdiff_t m_, std::ptrdiff_t k_, std::ptrdiff_t n_, random_source random,
                     std::uint64_t seed_)
        : m(m_), k(k_), n(n_), A(m_, k_, any_layout(random)), B(k_, n_, any_layout(random)),
          c_layout(any_layout(random)), seed(seed_) {
        A.fill([&] { return static_cast<T>(random.between(-1000, 1000)) / T(999); });
        B.fill([&] { return static_cast<T>(random.between(-1000, 1000)) / T(999); });
    }

    static layout any_layout(random_source& random) {
        return static_cast<layout>(random.between(0, layouts - 1));
    }

    // Thrown, not asserted: it runs on any thread.
    static void require_intact(const guarded_matrix<T>& C) {
        if (!C.is_intact())
            throw std::logic_error("memory round C was written");
    }

    static std::vector<T> elements_of(const guarded_matrix<T>& C) {
        std::vector<T> elements;
        for (std::ptrdiff_t j = 0; j < C.view().cols; ++j)
            for (std::ptrdiff_t i = 0; i < C.view().rows; ++i)
                elements.push_back(C.view()(i, j));
        return elements;
    }
};

template <class T>
bool same_bits(const std::vector<T>& x, const std::vector<T>& y) {
    return x.size() == y.size() && std::memcmp(x.data(), y.data(), x.size() * sizeof(T)) == 0;
}

struct size {
    std::ptrdiff_t m, k, n;
};
// Where threads pay, odd and skinny ones among them, and where they do not.
constexpr size some_sizes[] = {{251, 253, 247}, {600, 70, 130}, {64, 900, 210}, {130, 75, 803},
                               {1, 9, 700},     {33, 31, 29},   {3, 2, 4},      {1, 1, 1},
                               {300, 1, 300},   {301, 302, 16}};

} // namespace

TEMPLATE_TEST_CASE("the same bits from any number of threads", "", double, float) {
    for_each_way([]<class S>(S, const char* name) {
        std::uint64_t seed = 0;
        for (const size& s : some_sizes)
            for (int repeat = 0; repeat < 2; ++repeat) {
                const rounding_problem<TestType> problem(s.m, s.k, s.n, ++seed);
                for (const int beta : {0, 1}) {
                    const auto alone = problem.template product<S>(1, static_cast<TestType>(beta));
                    for (const int threads : {2, 3, 4, 7, 0}) {
                        INFO(name << ", " << threads << " threads, beta=" << beta << ", "
                                  << problem.description());
                        REQUIRE(same_bits(problem.template product<S>(threads, static_cast<TestType>(beta)),
                                          alone));
                    }
                }
            }
    });
}

TEST_CASE("blocks so large that a team forms them together") {
    const rounding_problem<double> problem(770, 769, 771, 1);
    const auto check = [&]<class S>(S, const char* name) {
        const auto alone = problem.product<S>(1);
        for (const int threads : {2, 3}) {
            INFO(name << ", " << threads << " threads, " << problem.description());
            REQUIRE(same_bits(problem.product<S>(threads), alone));
        }
    };
    check(levels<by_passes<tables::strassen>>{}, "strassen by passes");
    check(levels<by_passes<tables::winograd>, by_packing<tables::f2x2x3_11>>{},
          "winograd by passes, 2x2x3:11 by packing");
}

TEST_CASE("threads in tiny blocks are right") {
    for_each_way([]<class S>(S, const char* name) {
        random_source random(8);
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            // Half of them large enough that every thread has something to do.
            const std::ptrdiff_t most = seed % 2 == 0 ? 60 : 240, m = random.between(1, most),
                                 k = random.between(1, most);
            const auto threads = static_cast<int>(random.between(2, 7));
            const std::string failure = check_executor<S, double>(
                m, k, random.between(1, most), seed, static_cast<int>(seed % tiny_variants), threads);
            INFO(name);
            if (!failure.empty())
                FAIL(failure);
        }
    });
}

TEST_CASE("a product inside a parallel region gives the same bits") {
    for_each_way([]<class S>(S, const char* name) {
        const rounding_problem<double> problem(251, 130, 247, 3);
        const auto alone = problem.product<S>(1);
        const int levels_before = omp_get_max_active_levels();
        for (const int active_levels : {1, 2}) {
            omp_set_max_active_levels(active_levels);
            std::vector<int> right(3, 0);
#pragma omp parallel num_threads(3)
            {
                const int member = omp_get_thread_num();
                for (const int threads : {0, 1, 2, 3}) {
                    const bool same = same_bits(problem.product<S>(threads), alone);
                    right[static_cast<std::size_t>(member)] += same ? 1 : 0;
                }
            }
            INFO(name << ", active levels " << active_levels << ", " << problem.description());
            CHECK(right == std::vector<int>(3, 4));
        }
        omp_set_max_active_levels(levels_before);
    });
}

TEST_CASE("threads that multiply at the same time do not meet") {
    for_each_way([]<class S>(S, const char* name) {
        const rounding_problem<double> first(251, 130, 247, 4), second(200, 190, 301, 5);
        const auto first_alone = first.product<S>(1), second_alone = second.product<S>(1);
        int right[2] = {0, 0};
        const auto repeatedly = [](const rounding_problem<double>& problem, const std::vector<double>& alone,
                                   int& count) {
            for (int repeat = 0; repeat < 5; ++repeat)
                count += same_bits(problem.product<S>(repeat % 3 + 1), alone) ? 1 : 0;
        };
        std::thread one([&] { repeatedly(first, first_alone, right[0]); });
        std::thread other([&] { repeatedly(second, second_alone, right[1]); });
        one.join();
        other.join();
        INFO(name);
        CHECK(right[0] == 5);
        CHECK(right[1] == 5);
    });
}

TEST_CASE("the workspace does not depend on whether a region is active, for a named number of threads") {
    const std::size_t outside = workspace_bytes<levels<tables::strassen>, double>(300, 300, 300, 3);
    std::size_t inside = 0;
#pragma omp parallel num_threads(2)
    {
#pragma omp single
        inside = workspace_bytes<levels<tables::strassen>, double>(300, 300, 300, 3);
    }
    CHECK(outside == inside);
    CHECK_THROWS_AS((workspace_bytes<levels<tables::strassen>, double>(3, 3, 3, -1)), error);
}
