// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Memory that runs out at each allocation in turn: the result is right, or std::bad_alloc is thrown where nothing else can
// be done, and nothing leaks. A program of its own: it replaces operator new, and is linked with --wrap for what C offers.

#include "execution/every_way.hpp"
#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"
#include "support/parallel_for.hpp"

#include <fastmm/execution/dynamic.hpp>
#include <fastmm/plan.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

namespace {

// What an armed thread is refused: the allocation `countdown` from now, and all behind it where it lasts.
struct refusal {
    long countdown = -1; // below 0: nothing
    bool lasts = false;
    bool met = false;
};
thread_local refusal refused;
std::atomic<long> pieces{0}; // that are allocated and not freed
long refusals = 0;           // of all tests so far

bool is_refused() {
    if (refused.countdown < 0)
        return false;
    if (refused.countdown > 0) {
        --refused.countdown;
        return false;
    }
    refused.met = true;
    if (!refused.lasts)
        refused.countdown = -1;
    return true;
}

void* counted(void* piece) {
    pieces += piece != nullptr ? 1 : 0;
    return piece;
}

} // namespace

extern "C" void* __real_malloc(std::size_t size);
extern "C" void* __wrap_malloc(std::size_t size);
extern "C" void* __wrap_malloc(std::size_t size) {
    return is_refused() ? nullptr : counted(__real_malloc(size));
}
extern "C" void* __real_aligned_alloc(std::size_t alignment, std::size_t size);
extern "C" void* __wrap_aligned_alloc(std::size_t alignment, std::size_t size);
extern "C" void* __wrap_aligned_alloc(std::size_t alignment, std::size_t size) {
    return is_refused() ? nullptr : counted(__real_aligned_alloc(alignment, size));
}
extern "C" void __real_free(void* piece);
extern "C" void __wrap_free(void* piece);
extern "C" void __wrap_free(void* piece) {
    pieces -= piece != nullptr ? 1 : 0;
    __real_free(piece);
}

// The forms for arrays call these.
void* operator new(std::size_t size) {
    void* const piece = is_refused() ? nullptr : counted(__real_malloc(size));
    if (piece == nullptr)
        throw std::bad_alloc();
    return piece;
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return is_refused() ? nullptr : counted(__real_malloc(size));
}
void operator delete(void* piece) noexcept {
    __wrap_free(piece);
}
void operator delete(void* piece, std::size_t) noexcept {
    __wrap_free(piece);
}

using namespace fastmm;
using namespace fastmm_test;
using Eigen::MatrixXd;

namespace {

enum class outcome { right, wrong, untouched };

// Runs call() with each of its allocations refused in turn, alone and with all that follow. judge(threw) tells what
// became of its result. Returns empty, or what went wrong.
std::string with_every_refusal(bool may_throw, auto prepare, auto call, auto judge) {
    for (const bool lasts : {false, true})
        for (long allocation = 0;; ++allocation) {
            const std::string where = "allocation " + std::to_string(allocation) +
                                      (lasts ? " and all behind it" : "") + " refused: ";
            prepare();
            release_workspace();
            const long before = pieces;
            refused = {allocation, lasts, false};
            bool threw = false;
            try {
                call();
            } catch (const std::bad_alloc&) {
                threw = true;
            }
            const bool met = refused.met;
            refusals += met ? 1 : 0;
            refused = {};
            release_workspace();
            if (pieces != before)
                return where + std::to_string(pieces - before) + " pieces leaked";
            if (threw && (!may_throw || !met))
                return where + "std::bad_alloc";
            const outcome result = judge();
            if (result != (threw ? outcome::untouched : outcome::right))
                return where + (threw ? "C was touched" : "the result is wrong");
            if (!met)
                break;
            if (allocation == 5000)
                return where + "no end";
        }
    return {};
}

constexpr std::ptrdiff_t m = 61, k = 67, n = 83;

// C = 3 A B + beta C of small integers.
template <class T>
struct problem {
    guarded_matrix<T> A{m, k, layout::row_major}, B{k, n, layout::padded_columns},
        C{m, n, layout::padded_columns}, expected{m, n, layout::column_major};
    T beta;

    explicit problem(int beta_) : beta(T(beta_)) {
        random_source random(5);
        const auto small = [&] { return T(static_cast<int>(random.between(0, 4))); };
        A.fill(small);
        B.fill(small);
        expected.fill([] { return T(2); });
        naive<T>(T(3), A.read(), B.read(), beta, expected.view());
    }

    // multiply(alpha, A, B, beta, C) never throws.
    std::string check(auto multiply) {
        return with_every_refusal(
            false, [&] { C.fill([] { return T(2); }); },
            [&] { multiply(T(3), A.read(), B.read(), beta, C.view()); }, [&] { return judge(); });
    }

    outcome judge() const {
        bool right = C.is_intact();
        for (std::ptrdiff_t j = 0; j < n; ++j)
            for (std::ptrdiff_t i = 0; i < m; ++i)
                right = right && C.view()(i, j) == expected.view()(i, j);
        return right ? outcome::right : outcome::wrong;
    }
};

// A ring of fastmm's user, in which products are so dear that small ones are planned with levels.
struct dear {
    std::int64_t value = 0;

    dear() = default;
    explicit dear(int x) : value(x) {}

    friend dear operator+(dear a, dear b) { return of(a.value + b.value); }
    friend dear operator-(dear a, dear b) { return of(a.value - b.value); }
    friend dear operator*(dear a, dear b) { return of(a.value * b.value); }
    friend bool operator==(dear a, dear b) = default;

private:
    static dear of(std::int64_t x) {
        dear result;
        result.value = x;
        return result;
    }
};

// Threads of OpenMP's, which start before memory runs out, and a loop that has none.
const in_reverse reversed;
std::vector<options> every_team() {
    std::vector<options> all(3);
    all[0].threads = 1;
    all[1].threads = 2;
    all[2].threads = 3;
    all[2].parallel = reversed;
    return all;
}

} // namespace

TEST_CASE("out of memory: a named schedule falls back") {
    for (const options& wanted : every_team())
        for (const int beta : {0, 1, 2}) {
            problem<double> p(beta);
            for_each_way([&]<class S>(S, const char* name) {
                INFO(name << ", " << wanted.threads << " threads, beta " << beta);
                const long before = refusals;
                CHECK(p.check([&](const auto&... a) { multiply<S, double>(a..., wanted); }) == "");
                // One piece is asked for, and where it is refused for good, a smaller one.
                CHECK(refusals - before >= (std::is_same_v<S, levels<>> ? 0 : 2));
            });
        }
}

TEST_CASE("out of memory: a schedule that fastmm chooses falls back") {
    for (const options& wanted : every_team()) {
        problem<dear> p(2);
        INFO(wanted.threads << " threads");
        CHECK(p.check([&](const auto&... a) { multiply<dear>(a..., wanted); }) == "");
        const plan<dear> planned = make_plan<dear>(m, k, n, wanted);
        REQUIRE(planned.depth() > 0);
        CHECK(p.check([&](const auto&... a) { planned.execute(a...); }) == "");
        CHECK(p.check([&](const auto&... a) { make_plan<dear>(m, k, n, wanted).execute(a...); }) == "");
        problem<float> small(0);
        CHECK(small.check([&](const auto&... a) { gemm(a..., wanted); }) == "");
    }
}

TEST_CASE("out of memory: a schedule that is read is made or not") {
    const std::vector<factorization> read{parse(tables::winograd::text), parse(tables::f2x2x3_11::text)};
    for (const options& wanted : every_team()) {
        problem<double> p(1);
        const dynamic_schedule<double> schedule(read);
        CHECK(p.check([&](const auto&... a) { multiply(schedule, a..., wanted); }) == "");
    }
    problem<double> p(0);
    CHECK(with_every_refusal(
              true, [&] { p.C.fill([] { return 2.0; }); },
              [&] {
                  const std::vector<factorization> one{read.front()};
                  multiply(dynamic_schedule<double>(one), 3, p.A.read(), p.B.read(), 0, p.C.view());
              },
              [&] {
                  return p.C.view()(0, 0) == 2 && p.C.view()(m - 1, n - 1) == 2 ? outcome::untouched
                                                                                : p.judge();
              }) == "");
}

TEST_CASE("out of memory: a C that overlaps A is right or untouched") {
    constexpr std::ptrdiff_t all = 70;
    const MatrixXd before = MatrixXd::NullaryExpr(all, all, [](Eigen::Index i, Eigen::Index j) {
        return static_cast<double>((3 * i + 5 * j) % 9 - 4);
    });
    MatrixXd x = before;
    MatrixXd expected = before;
    expected.block(3, 2, 60, 60) =
        2 * before.block(0, 0, 60, 64).lazyProduct(before.block(6, 8, 64, 60)) - before.block(3, 2, 60, 60);
    for (const options& wanted : every_team())
        for_each_way([&]<class S>(S, const char* name) {
            INFO(name << ", " << wanted.threads << " threads");
            CHECK(with_every_refusal(
                      true, [&] { x = before; },
                      [&] {
                          gemm<S>(2, x.block(0, 0, 60, 64), x.block(6, 8, 64, 60), -1, x.block(3, 2, 60, 60),
                                  wanted);
                      },
                      [&] {
                          return x == expected ? outcome::right
                                 : x == before ? outcome::untouched
                                               : outcome::wrong;
                      }) == "");
        });
}

TEST_CASE("out of memory: matmul returns a product or nothing") {
    const MatrixXd a = MatrixXd::Constant(50, 60, 2), b = MatrixXd::Constant(60, 40, 3);
    bool is_right = false;
    for (const options& wanted : every_team())
        CHECK(with_every_refusal(
                  true, [&] { is_right = false; },
                  [&] { // a + a is evaluated first.
                      const MatrixXd c = matmul<levels<tables::strassen>>(a + a, b, wanted);
                      is_right = (c.array() == 720).all();
                  },
                  [&] { return is_right ? outcome::right : outcome::untouched; }) == "");
}

TEST_CASE("out of memory: a plan is made or not") {
    options wanted;
    wanted.threads = 1;
    wanted.effort = effort::measure;
    std::size_t depth = 0;
    CHECK(with_every_refusal(
              true, [&] { depth = 99; }, [&] { depth = make_plan<dear>(36, 34, 33, wanted).depth(); },
              [&] { return depth < 99 ? outcome::right : outcome::untouched; }) == "");
}

TEST_CASE("out of memory: what is refused is refused") {
    problem<double> p(0);
    std::vector<std::byte> memory(1);
    options wanted;
    wanted.workspace = memory;
    CHECK(with_every_refusal(
              true, [&] { p.C.fill([] { return 2.0; }); },
              [&] {
                  try {
                      multiply<levels<tables::strassen>, double>(3, p.A.read(), p.B.read(), 0, p.C.view(),
                                                                 wanted);
                  } catch (const error&) {
                      p.C.view()(0, 0) = 1;
                      return;
                  }
              },
              [&] {
                  return p.C.view()(m - 1, n - 1) != 2 ? outcome::wrong
                         : p.C.view()(0, 0) == 1       ? outcome::right
                                                       : outcome::untouched;
              }) == "");
}

TEST_CASE("out of memory: a batch falls back") {
    constexpr std::ptrdiff_t count = 6;
    // From the last one in memory to the first, with gaps.
    std::vector<double> a(m * k, 1), b(k * n, 2), c(2 * m * n * count);
    const batch_view<const double> A({a.data(), m, k, 1, m}, 0, count), B({b.data(), k, n, 1, k}, 0, count);
    std::vector<matrix_view<double>> listed;
    for (std::ptrdiff_t i = 0; i < count; ++i)
        listed.push_back({c.data() + 2 * m * n * (count - 1 - i), m, n, 1, m});
    const batch_view<double> C(listed);
    for (const options& wanted : every_team())
        for_each_way([&]<class S>(S, const char* name) {
            INFO(name << ", " << wanted.threads << " threads");
            CHECK(with_every_refusal(
                      false, [&] { c.assign(c.size(), 3); }, [&] { gemm_batch<S>(1, A, B, 2, C, wanted); },
                      [&] {
                          bool right = true;
                          for (std::size_t i = 0; i < c.size(); ++i)
                              right = right && c[i] == (i / (m * n) % 2 == 0 ? 2 * k + 6 : 3);
                          return right ? outcome::right : outcome::wrong;
                      }) == "");
        });
    // Matrices that share an element are refused without memory to sort them, too.
    listed[4].data = listed[1].data + m * n - 1;
    bool refused_it = false;
    CHECK(with_every_refusal(
              true, [&] { refused_it = false; },
              [&] {
                  try {
                      gemm_batch(1, A, B, 0, C);
                  } catch (const error&) {
                      refused_it = true;
                  }
              },
              [&] { return refused_it ? outcome::right : outcome::untouched; }) == "");
}

TEST_CASE("max_workspace: what is chosen, planned and run keeps to it") {
    options wanted;
    wanted.threads = 1;
    const std::size_t whole = make_plan<dear>(m, k, n, wanted).workspace_bytes();
    std::size_t depth = 99;
    for (const std::size_t most : {whole, whole - 1, whole / 2, whole / 20, std::size_t(0)}) {
        wanted.max_workspace = most;
        const plan<dear> planned = make_plan<dear>(m, k, n, wanted);
        INFO(most << " of " << whole << " bytes: " << planned.schedule_name());
        CHECK(planned.workspace_bytes() <= most);
        CHECK(planned.depth() <= depth);
        depth = planned.depth();
        problem<dear> p(1);
        CHECK(p.check([&](const auto&... a) { planned.execute(a...); }) == "");
        CHECK(p.check([&](const auto&... a) { gemm(a..., wanted); }) == "");
    }
    CHECK(depth == 0);
}
