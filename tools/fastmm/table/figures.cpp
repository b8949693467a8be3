// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "table/figures.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace fastmm_tool {

namespace {

double magnitude(const number& value) {
    const gaussian c = value.constant();
    return std::hypot(c.re.convert_to<double>(), c.im.convert_to<double>());
}

// Whether a product by it rounds nothing.
bool scales_exactly(const number& value) {
    const gaussian c = value.constant();
    if (!c.re.is_zero() && !c.im.is_zero())
        return false;
    const rational part = abs(c.re.is_zero() ? c.im : c.re);
    const integer above = numerator(part), below = denominator(part);
    return (above & (above - 1)) == 0 && (below & (below - 1)) == 0;
}

std::string ring_of(const exact_table& table, const verification& proof) {
    switch (proof.result) {
    case verdict::over_gaussian:
        return "Q(i)";
    case verdict::over_rationals:
        return "Q";
    case verdict::over_integers:
        return std::all_of(table.values.begin(), table.values.end(),
                           [](const number& value) {
                               return value.is_zero() || value == number(1) || value == number(-1);
                           })
                   ? "ZT"
                   : "Z";
    case verdict::modulo_only:
        return "Z" + proof.modulus.str();
    default:
        return "-";
    }
}

// A form of one product: its 1-norm and the roundings of an element of it.
struct form_figures {
    double norm = 0;
    int nonzeros = 0;
    int roundings = 0;
};

std::vector<form_figures> forms_of(const exact_columns& columns, int rank,
                                   const std::vector<double>& magnitudes, const std::vector<bool>& exact) {
    std::vector<form_figures> forms(static_cast<std::size_t>(rank));
    for (int r = 0; r < rank; ++r) {
        form_figures& form = forms[static_cast<std::size_t>(r)];
        bool multiplied = false;
        for (const exact_entry& e : columns[r]) {
            form.norm += magnitudes[static_cast<std::size_t>(e.value)];
            multiplied |= !exact[static_cast<std::size_t>(e.value)];
            ++form.nonzeros;
        }
        form.roundings = std::max(form.nonzeros - 1, 0) + (multiplied ? 1 : 0);
    }
    return forms;
}

// A column without entries is no sum, and saves no addition.
std::int64_t filled_columns(const exact_columns& columns, int rank) {
    std::int64_t count = 0;
    for (int r = 0; r < rank; ++r)
        count += columns[r].empty() ? 0 : 1;
    return count;
}

error_figures errors_of(const exact_table& table) {
    std::vector<double> magnitudes;
    std::vector<bool> exact;
    for (const number& value : table.values) {
        magnitudes.push_back(magnitude(value));
        exact.push_back(value.is_zero() || scales_exactly(value));
    }
    const auto u = forms_of(table.u, table.rank, magnitudes, exact),
               v = forms_of(table.v, table.rank, magnitudes, exact);
    struct block_figures {
        double growth = 0, rounding = 0;
        int nonzeros = 0, longest = 0;
        bool multiplied = false;
    };
    std::vector<block_figures> blocks(static_cast<std::size_t>(table.rows(factor::w)));
    for (int r = 0; r < table.rank; ++r)
        for (const exact_entry& e : table.w[r]) {
            const auto at = static_cast<std::size_t>(r);
            block_figures& block = blocks[static_cast<std::size_t>(e.index)];
            const double growth = magnitudes[static_cast<std::size_t>(e.value)] * u[at].norm * v[at].norm;
            block.growth += growth;
            block.rounding += growth * (u[at].roundings + v[at].roundings);
            block.longest = std::max(block.longest, u[at].nonzeros + v[at].nonzeros);
            block.multiplied |= !exact[static_cast<std::size_t>(e.value)];
            ++block.nonzeros;
        }
    error_figures result;
    const double inner = std::ceil(static_cast<double>(error_bound_size) / table.dimensions.k);
    for (const block_figures& block : blocks) {
        result.growth_factor = std::max(result.growth_factor, block.growth);
        result.prefactor = std::max(result.prefactor, block.nonzeros + block.longest);
        const int roundings = std::max(block.nonzeros - 1, 0) + (block.multiplied ? 1 : 0);
        result.bound = std::max(result.bound, block.growth * inner * inner +
                                                  (block.rounding + block.growth * roundings) * inner);
    }
    return result;
}

} // namespace

table_figures figures_of(const exact_table& table, const verification& proof) {
    table_figures result;
    const auto [m, k, n] = table.dimensions;
    result.naive_rank = std::int64_t(m) * k * n;
    result.exponent = result.naive_rank > 1 ? 3 * std::log(static_cast<double>(table.rank)) /
                                                  std::log(static_cast<double>(result.naive_rank))
                                            : 3;
    result.ring = ring_of(table, proof);
    result.nonzeros = {static_cast<std::int64_t>(table.u.entries.size()),
                       static_cast<std::int64_t>(table.v.entries.size()),
                       static_cast<std::int64_t>(table.w.entries.size())};
    result.naive_additions = result.nonzeros[0] + result.nonzeros[1] + result.nonzeros[2] -
                             filled_columns(table.u, table.rank) - filled_columns(table.v, table.rank) -
                             std::int64_t(m) * n;
    if (proof.result != verdict::modulo_only &&
        std::none_of(table.values.begin(), table.values.end(),
                     [](const number& value) { return value.has_parameter(); }))
        result.errors = errors_of(table);
    return result;
}

} // namespace fastmm_tool
