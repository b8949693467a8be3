// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Sums of two runs, and multiples of one: every length, factor and kind of scalar, in place or not.

#include "kernel/scalars.hpp"
#include "support/catch.hpp"

#include <fastmm/kernel/linear_run.hpp>

#include <complex>
#include <cstdint>
#include <limits>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;

namespace {

#define ALL_SCALARS                                                                                          \
    float, double, long double, std::complex<float>, std::complex<double>, std::int8_t, std::int16_t,        \
        std::int32_t, std::int64_t, std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t, heap_matrix

// A run of `count` elements, `offset` elements behind where the allocator begins, with sentinels on both sides.
template <class T>
class guarded_run {
public:
    guarded_run(std::ptrdiff_t count, std::ptrdiff_t offset)
        : memory_(static_cast<std::size_t>(count + offset + 9), sentinel<T>()), count_(count),
          offset_(offset) {}

    T* data() { return memory_.data() + offset_; }
    T& operator[](std::ptrdiff_t i) { return data()[i]; }

    bool is_intact() const {
        for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(memory_.size()); ++i)
            if ((i < offset_ || i >= offset_ + count_) &&
                !(memory_[static_cast<std::size_t>(i)] == sentinel<T>()))
                return false;
        return true;
    }

private:
    std::vector<T> memory_;
    std::ptrdiff_t count_, offset_;
};

enum class target_is { its_own, x, y };

// `count` elements of x + factor * y, or of factor * x.
template <class T>
void check_run(bool sum, const T& factor, std::ptrdiff_t count, target_is where, std::uint64_t seed) {
    random_source random(seed);
    guarded_run<T> x(count, random.between(0, 9)), y(count, random.between(0, 9)),
        target(count, random.between(0, 9));
    std::vector<T> expected, y_before;
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        x[i] = exact_value<T>(random);
        y[i] = exact_value<T>(random);
        target[i] = poison<T>();
        expected.push_back(sum ? detail::add(x[i], detail::multiply(factor, y[i]))
                               : detail::multiply(factor, x[i]));
    }
    guarded_run<T>& to = where == target_is::x ? x : where == target_is::y ? y : target;
    guarded_run<T> x_before = x;
    if (sum)
        add_multiple<T>(to.data(), x.data(), factor, y.data(), count);
    else
        store_multiple<T>(to.data(), factor, x.data(), count);
    std::ptrdiff_t wrong = 0;
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        wrong += to[i] == expected[static_cast<std::size_t>(i)] ? 0 : 1;
        if (where != target_is::x)
            wrong += x[i] == x_before[i] ? 0 : 1;
    }
    INFO((sum ? "add_multiple" : "store_multiple") << ", count=" << count << ", the target is "
                                                   << (where == target_is::x   ? "x"
                                                       : where == target_is::y ? "y"
                                                                               : "its own")
                                                   << ", seed=" << seed);
    REQUIRE(wrong == 0);
    REQUIRE(x.is_intact());
    REQUIRE(y.is_intact());
    REQUIRE(target.is_intact());
}

// 1, -1, 2, another one, and a half where the ring has it.
template <class T>
std::vector<T> some_factors() {
    std::vector<T> factors{from_int<T>(1), from_int<T>(-1), from_int<T>(2), from_int<T>(-3), from_int<T>(0)};
    if constexpr (std::is_same_v<ring_of<T>, rationals>)
        factors.push_back(detail::from_coefficient<T>(-1, 2));
    return factors;
}

} // namespace

TEMPLATE_TEST_CASE("runs of every length, with every factor", "", ALL_SCALARS) {
    std::uint64_t seed = 0;
    for (const TestType& factor : some_factors<TestType>())
        for (std::ptrdiff_t count = 0; count <= 70; ++count)
            for (const target_is where : {target_is::its_own, target_is::x, target_is::y}) {
                check_run<TestType>(true, factor, count, where, ++seed);
                if (where != target_is::y)
                    check_run<TestType>(false, factor, count, where, ++seed);
            }
}

TEMPLATE_TEST_CASE("long runs", "", float, double, std::complex<float>, std::int32_t) {
    std::uint64_t seed = 1000;
    for (const TestType& factor : some_factors<TestType>())
        for (const std::ptrdiff_t count : {255, 256, 257, 511, 1000, 4099}) {
            check_run<TestType>(true, factor, count, target_is::its_own, ++seed);
            check_run<TestType>(false, factor, count, target_is::x, ++seed);
        }
}

TEMPLATE_TEST_CASE("a sum that leaves the range of a signed integer wraps", "", std::int8_t, std::int16_t,
                   std::int32_t, std::int64_t) {
    using T = TestType;
    constexpr T lowest = std::numeric_limits<T>::min(), highest = std::numeric_limits<T>::max();
    constexpr std::ptrdiff_t count = 65;
    const auto all = [](const std::vector<T>& run) {
        for (const T& value : run)
            if (value != run[0])
                return T(55);
        return run[0];
    };
    const auto sum = [&](T x, T factor, T y) {
        const std::vector<T> xs(count, x), ys(count, y);
        std::vector<T> target(count);
        add_multiple<T>(target.data(), xs.data(), factor, ys.data(), count);
        return all(target);
    };
    const auto multiple = [&](T factor, T x) {
        std::vector<T> run(count, x);
        store_multiple<T>(run.data(), factor, run.data(), count);
        return all(run);
    };
    CHECK(sum(highest, T(1), T(1)) == lowest);
    CHECK(sum(lowest, T(-1), T(1)) == highest);
    CHECK(sum(lowest, T(1), lowest) == 0);
    CHECK(sum(T(1), T(-1), lowest) == static_cast<T>(lowest + 1));
    CHECK(sum(highest, highest, highest) == lowest);
    CHECK(multiple(T(-1), lowest) == lowest);
    CHECK(multiple(T(2), highest) == T(-2));
}
