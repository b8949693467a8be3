// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "schedules.hpp"

#include <fastmm/factorization/catalog.hpp>

#include <string_view>

namespace fastmm_accuracy {

namespace {

using fastmm::factorization;

// "strassen", "3x4x5:47".
std::string name_of(const factorization& f) {
    return f.name.find('x') == std::string::npos ? f.name
                                                 : to_string(f.dimensions) + ':' + std::to_string(f.rank);
}

template <class... Tables>
std::vector<factorization> read_tables(fastmm::table_list<Tables...>) {
    return {fastmm::parse(Tables::text)...};
}

} // namespace

std::vector<named_schedule> all_schedules() {
    namespace tables = fastmm::tables;
    std::vector<named_schedule> result{{"classical", {}}};
    const auto add = [&](const std::vector<factorization>& levels) {
        std::string name;
        for (const factorization& f : levels)
            name.append(name.empty() ? 0 : 1, '+').append(name_of(f));
        result.push_back({name, levels});
    };
    for (const factorization& f : read_tables(fastmm::embedded_tables{}))
        if (f.ring != fastmm::stated_ring::modulo_2)
            add({f});
    const factorization strassen = fastmm::parse(tables::strassen::text),
                        winograd = fastmm::parse(tables::winograd::text);
    add({strassen, strassen});
    add({winograd, strassen});
    add({winograd, winograd});
    add({winograd, fastmm::parse(tables::f4x4x4_49::text)});
    add({fastmm::parse(tables::f2x3x4_20::text), strassen});
    add({fastmm::parse(tables::f4x5x5_76::text), strassen});
    return result;
}

} // namespace fastmm_accuracy
