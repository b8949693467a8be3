// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "exact/modular.hpp"
#include "exact/scrambled.hpp"
#include "table/residual.hpp"

#include <vector>

namespace fastmm_tool {

namespace {

// Deterministic, and different for every index: a file is not an adversary of its own proof, which follows anyway.
std::uint64_t coordinate(std::uint64_t number) {
    return scrambled(number) % large_prime;
}

} // namespace

bool vanishes_at_random(const exact_table& table, w_order order) {
    constexpr modular_arithmetic field(large_prime);
    const auto [m, k, n] = table.dimensions;
    const std::uint64_t i = large_prime_imaginary_unit(), parameter = coordinate(0);
    std::vector<std::uint64_t> values;
    for (const number& value : table.values) {
        const auto image = field.image(value, i, parameter);
        if (!image)
            return false;
        values.push_back(*image);
    }
    const auto point = [](factor which, std::size_t index) {
        return coordinate((static_cast<std::uint64_t>(which) + 1) << 32 | index);
    };
    const std::vector<std::uint32_t> places = places_of_c(table.dimensions, order);
    const auto form = [&](factor which, int r) {
        std::uint64_t sum = 0;
        for (const exact_entry& e : table.columns(which)[r]) {
            const auto index = static_cast<std::size_t>(e.index);
            sum = field.add(sum, field.multiply(values[static_cast<std::size_t>(e.value)],
                                                point(which, which == factor::w ? places[index] : index)));
        }
        return sum;
    };
    std::uint64_t sum = 0;
    for (int r = 0; r < table.rank; ++r)
        sum = field.add(
            sum, field.multiply(field.multiply(form(factor::u, r), form(factor::v, r)), form(factor::w, r)));
    for (int row = 0; row < m; ++row)
        for (int inner = 0; inner < k; ++inner)
            for (int col = 0; col < n; ++col)
                sum = field.subtract(
                    sum, field.multiply(
                             field.multiply(point(factor::u, static_cast<std::size_t>(row * k + inner)),
                                            point(factor::v, static_cast<std::size_t>(inner * n + col))),
                             point(factor::w, static_cast<std::size_t>(row * n + col))));
    return sum == 0;
}

} // namespace fastmm_tool
