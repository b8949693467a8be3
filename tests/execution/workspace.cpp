// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Memory beside A, B and C: asked for before, handed in, limited, and refused by the system. The program is
// linked with --wrap=aligned_alloc, so that every piece that fastmm asks for is seen.

#include "execution/every_way.hpp"
#include "support/catch.hpp"
#include "support/product_check.hpp"

#include <fastmm/execution/dynamic.hpp>
#include <fastmm/factorization/tables/f3x4x5_47.hpp>

#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

namespace {

// Of each thread: what OpenMP's threads do when they start is none of a product's.
thread_local std::size_t allocations = 0;
thread_local std::size_t largest_allowed = SIZE_MAX;

} // namespace

extern "C" void* __real_aligned_alloc(std::size_t alignment, std::size_t size);
extern "C" void* __wrap_aligned_alloc(std::size_t alignment, std::size_t size);
extern "C" void* __wrap_aligned_alloc(std::size_t alignment, std::size_t size) {
    ++allocations;
    return size > largest_allowed ? nullptr : __real_aligned_alloc(alignment, size);
}

// operator new(std::size_t), by its mangled name.
extern "C" void* __real__Znwm(std::size_t size);
extern "C" void* __wrap__Znwm(std::size_t size);
extern "C" void* __wrap__Znwm(std::size_t size) {
    ++allocations;
    return __real__Znwm(size);
}

using namespace fastmm;
using namespace fastmm_test;

namespace {

using schedule_under_test = levels<tables::strassen, tables::f3x4x5_47>;
constexpr std::ptrdiff_t m = 61, k = 67, n = 83;

struct problem {
    guarded_matrix<double> A{m, k, layout::row_major}, B{k, n, layout::column_major},
        C{m, n, layout::padded_columns}, expected{m, n, layout::column_major};

    problem() {
        random_source random(77);
        A.fill([&] { return small_integer<double>(random); });
        B.fill([&] { return small_integer<double>(random); });
        naive<double>(1.0, A.read(), B.read(), 0.0, expected.view());
    }

    bool is_right() const {
        for (std::ptrdiff_t j = 0; j < n; ++j)
            for (std::ptrdiff_t i = 0; i < m; ++i)
                if (C.view()(i, j) != expected.view()(i, j))
                    return false;
        return C.is_intact();
    }
};

struct limit_allocations {
    explicit limit_allocations(std::size_t bytes) { largest_allowed = bytes; }
    ~limit_allocations() { largest_allowed = SIZE_MAX; }
};

} // namespace

TEST_CASE("nothing is allocated when a workspace is handed in") {
    for_each_way([]<class S>(S, const char* name) {
        INFO(name);
        for (const int threads : {1, 2}) {
            problem p;
            release_workspace();
            const std::size_t bytes = workspace_bytes<S, double>(m, k, n, threads);
            // A product that needs none may have an empty one.
            if constexpr (!std::is_same_v<S, levels<>>)
                REQUIRE(bytes > 0);
            const auto multiply_in = [&](problem& q, std::byte* memory) {
                multiply<S, double>(1.0, q.A.read(), q.B.read(), 0.0, q.C.view(),
                                    {.threads = threads, .workspace = {memory, bytes}});
            };
            for (const std::size_t offset : {0u, 1u, 8u, 63u}) {
                std::vector<std::byte> memory(bytes + offset + 1, std::byte{0x5a});
                multiply_in(p, memory.data() + offset); // OpenMP starts its threads.
                p.C.fill([] { return -1.0; });
                std::size_t before = allocations;
                multiply_in(p, memory.data() + offset);
                CHECK(allocations == before);
                CHECK(p.is_right());
                // The classical product that replaces it where an operand is not finite fits too.
                problem bad;
                bad.A.view()(3, 3) = std::numeric_limits<double>::infinity();
                before = allocations;
                multiply_in(bad, memory.data() + offset);
                CHECK(allocations == before);
            }
        }
    });
}

TEST_CASE("nothing is allocated for a schedule that was read at run time") {
    const std::vector<factorization> read{parse(tables::strassen::text), parse(tables::f3x4x5_47::text)};
    const dynamic_schedule<double> schedule(read);
    for (const int threads : {1, 2}) {
        problem p;
        release_workspace();
        const std::size_t bytes = workspace_bytes(schedule, m, k, n, threads);
        std::vector<std::byte> memory(bytes);
        for (const bool warm : {false, true}) { // OpenMP starts its threads.
            p.C.fill([] { return -1.0; });
            const std::size_t before = allocations;
            multiply(schedule, 1.0, p.A.read(), p.B.read(), 0.0, p.C.view(),
                     {.threads = threads, .workspace = memory});
            CHECK((!warm || allocations == before));
            CHECK(p.is_right());
        }
    }
}

TEST_CASE("nothing outside the workspace is written") {
    for_each_way([]<class S>(S, const char* name) {
        INFO(name);
        for (const int threads : {1, 2})
            for (const std::size_t offset : {100u, 128u}) {
                problem p;
                const std::size_t bytes = workspace_bytes<S, double>(m, k, n, threads);
                std::vector<std::byte> memory(bytes + 300, std::byte{0x5a});
                multiply<S, double>(1.0, p.A.read(), p.B.read(), 0.0, p.C.view(),
                                    {.threads = threads, .workspace = {memory.data() + offset, bytes}});
                CHECK(p.is_right());
                for (std::size_t i = 0; i < memory.size(); ++i)
                    if (i < offset || i >= offset + bytes)
                        REQUIRE(memory[i] == std::byte{0x5a});
            }
    });
}

TEST_CASE("a workspace that is too small is refused with both numbers") {
    problem p;
    const std::size_t bytes = workspace_bytes<schedule_under_test, double>(m, k, n);
    std::vector<std::byte> memory(bytes - 1);
    try {
        // Where C is overwritten some products stand in C, and less is enough.
        multiply<schedule_under_test, double>(1.0, p.A.read(), p.B.read(), 1.0, p.C.view(),
                                              {.workspace = memory});
        FAIL("not refused");
    } catch (const error& problem) {
        CHECK(std::string(problem.what()) == "fastmm: the given workspace has " + std::to_string(bytes - 1) +
                                                 " bytes, but the product needs " + std::to_string(bytes));
    }
}

TEST_CASE("overlap with a given workspace is refused") {
    std::vector<double> x(400);
    std::vector<std::byte> memory(workspace_bytes<levels<>, double>(20, 20, 20));
    const matrix_view<double> X{x.data(), 20, 20, 1, 20};
    CHECK_THROWS_AS((multiply<levels<>, double>(1.0, X, X, 0.0, X, {.workspace = memory})), error);
}

TEST_CASE("the thread's workspace is kept from call to call and released on request") {
    problem p;
    release_workspace();
    multiply<schedule_under_test, double>(1.0, p.A.read(), p.B.read(), 0.0, p.C.view());
    const std::size_t before = allocations;
    multiply<schedule_under_test, double>(1.0, p.A.read(), p.B.read(), 0.0, p.C.view());
    CHECK(allocations == before);
    release_workspace();
    multiply<schedule_under_test, double>(1.0, p.A.read(), p.B.read(), 0.0, p.C.view());
    CHECK(allocations == before + 1);
}

TEST_CASE("without memory the product falls back to schedules that need less") {
    problem p;
    const std::size_t whole = workspace_bytes<schedule_under_test, double>(m, k, n),
                      classical = workspace_bytes<levels<>, double>(m, k, n);
    for (const std::size_t allowed : {whole - 4096, classical, std::size_t(0)}) {
        release_workspace();
        p.C.fill([] { return -1.0; });
        const limit_allocations limit(allowed);
        multiply<schedule_under_test, double>(1.0, p.A.read(), p.B.read(), 0.0, p.C.view());
        CHECK(p.is_right());
    }
}

TEST_CASE("max_workspace is kept") {
    problem p;
    for (const std::size_t most : {std::size_t(0), std::size_t(20000), std::size_t(100000)}) {
        release_workspace();
        p.C.fill([] { return -1.0; });
        const limit_allocations limit((most + 4095) / 4096 * 4096); // anything larger would fail, and be seen
        const std::size_t before = allocations;
        multiply<schedule_under_test, double>(1.0, p.A.read(), p.B.read(), 0.0, p.C.view(),
                                              {.max_workspace = most});
        const std::size_t made = allocations - before;
        CHECK(made <= 1);
        CHECK(p.is_right());
    }
}

TEST_CASE("products of several threads do not meet") {
    std::vector<std::thread> threads;
    std::vector<int> right(4, 0);
    for (std::size_t t = 0; t < right.size(); ++t)
        threads.emplace_back([&, t] {
            const std::string failure = check_schedule<schedule_under_test, double>(50, 60, 70, t);
            right[t] = failure.empty() ? 1 : 0;
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(right == std::vector<int>(4, 1));
}
