// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Threads that the caller brings: the same bits as without them. Compiled with and without OpenMP.

#include "execution/executor_check.hpp"
#include "support/catch.hpp"
#include "support/parallel_for.hpp"

#include <fastmm/execution/dynamic.hpp>
#include <fastmm/factorization/tables/f2x2x3_11.hpp>
#include <fastmm/factorization/tables/strassen.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;
using tables::strassen;

namespace {

// Calls check(schedule, name) for every way in which teams work.
void for_each_team(auto check) {
    check(levels<>{}, "classical");
    check(levels<by_packing<strassen>>{}, "strassen by packing");
    check(levels<by_panels<strassen>>{}, "strassen by panels");
    check(levels<by_passes<strassen>>{}, "strassen by passes");
    check(levels<tables::f2x2x3_11, strassen>{}, "2x2x3:11, strassen");
}

constexpr std::ptrdiff_t m = 251, k = 133, n = 270;

struct rounding_problem {
    guarded_matrix<double> A{m, k, layout::padded_columns}, B{k, n, layout::row_major};

    rounding_problem() {
        random_source random(21);
        A.fill([&] { return static_cast<double>(random.between(-1000, 1000)) / 999; });
        B.fill([&] { return static_cast<double>(random.between(-1000, 1000)) / 999; });
    }

    // C = 0.7 A B + beta C by multiply(alpha, A, B, beta, C, options) with the bytes that it asks for, filled with NaN.
    template <class Multiply>
    std::vector<double> product(const options& wanted, std::size_t bytes, double beta,
                                Multiply multiply) const {
        guarded_matrix<double> C(m, n, layout::padded_columns);
        C.fill([] { return 0.3; });
        std::vector<std::byte> memory(bytes + 1, std::byte{0xff});
        options with_memory = wanted;
        with_memory.workspace = memory;
        multiply(0.7, A.read(), B.read(), beta, C.view(), with_memory);
        std::vector<double> elements;
        for (std::ptrdiff_t j = 0; j < n; ++j)
            for (std::ptrdiff_t i = 0; i < m; ++i)
                elements.push_back(C.view()(i, j));
        if (!C.is_intact())
            elements.clear();
        return elements;
    }

    template <schedule S>
    std::vector<double> product(const options& wanted, double beta) const {
        return product(wanted, workspace_bytes<S, double>(m, k, n, wanted), beta,
                       [](const auto&... arguments) { multiply<S, double>(arguments...); });
    }
};

bool same_bits(const std::vector<double>& x, const std::vector<double>& y) {
    return !x.empty() && x.size() == y.size() &&
           std::memcmp(x.data(), y.data(), x.size() * sizeof(double)) == 0;
}

options threads_of(int threads, parallel_for_hook parallel) {
    options wanted;
    wanted.threads = threads;
    wanted.parallel = parallel;
    return wanted;
}

} // namespace

TEST_CASE("the caller's threads give the same bits, whatever their number and their order") {
    const rounding_problem problem;
    const in_reverse reversed;
    const on_threads concurrent;
    for_each_team([&]<class S>(S, const char* name) {
        for (const double beta : {0.0, 1.0}) {
            const auto alone = problem.product<S>(threads_of(1, {}), beta);
            for (const int threads : {1, 2, 3, 4, 7}) {
                INFO(name << ", " << threads << " threads, beta " << beta);
                REQUIRE(same_bits(problem.product<S>(threads_of(threads, reversed), beta), alone));
                REQUIRE(same_bits(problem.product<S>(threads_of(threads, concurrent), beta), alone));
            }
        }
    });
}

TEST_CASE("the caller's loop is given at most as many tasks as there are threads, and is used") {
    const rounding_problem problem;
    for_each_team([&]<class S>(S, const char* name) {
        for (const int threads : {1, 2, 5}) {
            const in_reverse loop;
            problem.product<S>(threads_of(threads, loop), 0);
            INFO(name << ", " << threads << " threads");
            CHECK(loop.most_tasks <= threads);
            CHECK((loop.most_tasks >= 2) == (threads >= 2));
            CHECK((loop.loops > 0) == (threads > 1));
        }
    });
}

TEST_CASE("the caller's threads run schedules that were read at run time") {
    const rounding_problem problem;
    const std::vector<factorization> read{parse(tables::f2x2x3_11::text), parse(strassen::text)};
    const dynamic_schedule<double> schedule(read);
    const on_threads concurrent;
    const options wanted = threads_of(3, concurrent);
    const auto product = problem.product(wanted, workspace_bytes(schedule, m, k, n, wanted), 1,
                                         [&](const auto&... arguments) { multiply(schedule, arguments...); });
    CHECK(same_bits(product, problem.product<levels<tables::f2x2x3_11, strassen>>(threads_of(1, {}), 1)));
}

TEST_CASE("the caller's threads in tiny blocks are right") {
    const in_reverse reversed;
    for_each_team([&]<class S>(S, const char* name) {
        random_source random(31);
        for (std::uint64_t seed = 0; seed < 24; ++seed) {
            const std::ptrdiff_t most = seed % 2 == 0 ? 60 : 240;
            detail::execution_settings settings = tiny_settings<double>(
                static_cast<int>(seed % tiny_variants), static_cast<int>(random.between(2, 7)));
            settings.parallel = reversed;
            const std::string failure = check_executor<S, double>(
                random.between(1, most), random.between(1, most), random.between(1, most), seed, settings);
            INFO(name << ", tiny settings " << seed % tiny_variants << ", " << settings.threads
                      << " threads");
            if (!failure.empty())
                FAIL(failure);
        }
    });
}

TEST_CASE("a caller's loop without a number of threads is refused") {
    const double x[4] = {1, 2, 3, 4};
    double y[4] = {};
    const in_reverse loop;
    const matrix_view<const double> X{x, 2, 2, 1, 2};
    const matrix_view<double> Y{y, 2, 2, 1, 2};
    CHECK_THROWS_AS((multiply<levels<>, double>(1, X, X, 0, Y, threads_of(0, loop))), error);
    CHECK_THROWS_AS((multiply<levels<strassen>, double>(1, X, X, 0, Y, threads_of(-1, loop))), error);
    CHECK(y[0] == 0);
    multiply<levels<>, double>(1, X, X, 0, Y, threads_of(2, loop));
    CHECK(y[0] == 7);
}

#if defined(_OPENMP)

TEST_CASE("the caller's threads are used inside a parallel region, and the same bits come out") {
    const rounding_problem problem;
    for_each_team([&]<class S>(S, const char* name) {
        const auto alone = problem.product<S>(threads_of(1, {}), 0);
        const in_reverse reversed;
        const on_threads concurrent;
        int right = 0, members = 0;
#pragma omp parallel num_threads(3) reduction(+ : right, members)
        {
            ++members;
            right += same_bits(problem.product<S>(threads_of(3, reversed), 0), alone) ? 1 : 0;
            right += same_bits(problem.product<S>(threads_of(2, concurrent), 0), alone) ? 1 : 0;
        }
        INFO(name);
        CHECK(right == 2 * members);
        CHECK(reversed.most_tasks == 3);
    });
}

#endif
