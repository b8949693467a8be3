// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "search/lifted.hpp"

#include "table/conversion.hpp"
#include "table/fingerprint.hpp"

#include <charconv>
#include <string>

namespace fastmm_tool {

bool lifts_from_modulo_2(fastmm::stated_ring) {
    return false;
}

std::optional<fastmm::factorization> lifted(const fastmm::factorization&, fastmm::stated_ring) {
    return std::nullopt;
}

std::uint64_t equivalence_invariant(const fastmm::factorization& f) {
    verification proof;
    proof.result = verdict::over_integers;
    const exact_table table = from_factorization(f);
    proof.order = table.order;
    if (f.ring == fastmm::stated_ring::modulo_2) {
        proof.result = verdict::modulo_only;
        proof.modulus = 2;
    }
    const std::string text = fingerprint(table, proof);
    std::uint64_t value = 0;
    std::from_chars(text.data() + 2, text.data() + text.size(), value, 16);
    return value;
}

} // namespace fastmm_tool
