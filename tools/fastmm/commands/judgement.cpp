// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "commands/judgement.hpp"

#include "exact/malformed.hpp"
#include "table/conversion.hpp"
#include "table/fingerprint.hpp"

#include <fastmm/error.hpp>
#include <fastmm/factorization/run_time_additions.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace fastmm_tool {

namespace {

bool accepts(const verification& proof, asked_ring ring, bool modulo_2) {
    switch (ring) {
    case asked_ring::integers:
        return proof.result == verdict::over_integers;
    case asked_ring::rationals:
        return proof.result == verdict::over_integers || proof.result == verdict::over_rationals;
    case asked_ring::modulo:
        return proof.modulo_wanted.value_or(false);
    case asked_ring::any:
        if (modulo_2 && proof.modulo_wanted.value_or(false))
            return true;
        [[fallthrough]];
    default:
        return proof.result == verdict::over_integers || proof.result == verdict::over_rationals ||
               proof.result == verdict::over_gaussian;
    }
}

std::optional<int> share(const exact_table& table) {
    try {
        return fastmm::share_additions(to_factorization(table)).step_count();
    } catch (const malformed&) {
        return std::nullopt; // Its coefficients are not those that kernels have.
    } catch (const fastmm::error&) {
        return std::nullopt;
    }
}

std::string order_name(w_order order) {
    return order == w_order::c ? "C" : "C^T";
}

} // namespace

std::string judgement::title() const {
    return table.name.empty() ? file : table.name;
}

std::optional<int> judgement::best_rank() const {
    if (!known || !figures)
        return std::nullopt;
    if (proof.result == verdict::modulo_only)
        return proof.modulus == 2 ? std::optional(known->z2) : std::nullopt;
    if (figures->ring == "ZT")
        return known->zt;
    return figures->ring == "Z" ? known->z : known->q;
}

judgement judge(std::string file, std::string notation, exact_table table, const judging_options& options) {
    judgement result;
    result.file = std::move(file);
    result.notation = std::move(notation);
    verification_options how = options.verification;
    if (how.modulus == 0 && table.modulo_2)
        how.modulus = 2;
    result.proof = verify(table, how);
    result.accepted = accepts(result.proof, options.ring, table.modulo_2);
    if (result.proof.result != verdict::not_exact && result.proof.result != verdict::approximate) {
        result.figures = figures_of(table, result.proof);
        result.known = best_known_rank(table.dimensions);
        result.fingerprint = fingerprint(table, result.proof);
        if (options.share_additions)
            result.shared_additions = share(table);
    }
    result.table = std::move(table);
    return result;
}

nlohmann::ordered_json to_json(const judgement& j) {
    const auto [m, k, n] = j.table.dimensions;
    nlohmann::ordered_json json{{"file", j.file},
                                {"notation", j.notation},
                                {"name", j.table.name},
                                {"shape", {m, k, n}},
                                {"rank", j.table.rank},
                                {"verdict", to_string(j.proof.result, j.proof.modulus)},
                                {"accepted", j.accepted},
                                {"w_order", order_name(j.proof.order)},
                                {"w_order_of_notation", order_name(j.table.order)}};
    if (j.proof.result == verdict::modulo_only)
        json["modulus"] = j.proof.modulus.str();
    if (j.proof.modulo_wanted)
        json["exact_modulo_asked"] = *j.proof.modulo_wanted;
    if (j.proof.result == verdict::approximate)
        json["error_order"] = j.proof.error_order;
    if (j.proof.first) {
        json["wrong_entries"] = j.proof.wrong_entries;
        json["first_wrong_entry"] = to_string(*j.proof.first);
    }
    if (!j.figures)
        return json;
    const table_figures& f = *j.figures;
    json["ring"] = f.ring;
    json["naive_rank"] = f.naive_rank;
    if (j.known)
        json["best_known_rank"] = {{"Q", j.known->q},
                                   {"Z", j.known->z},
                                   {"ZT", j.known->zt},
                                   {"Z2", j.known->z2},
                                   {"source", j.known->source}};
    json["exponent"] = f.exponent;
    json["nonzeros"] = {{"U", f.nonzeros[0]}, {"V", f.nonzeros[1]}, {"W", f.nonzeros[2]}};
    json["additions"] = {{"naive", f.naive_additions}};
    if (j.shared_additions)
        json["additions"]["shared"] = *j.shared_additions;
    if (f.errors.growth_factor > 0) {
        json["growth_factor"] = f.errors.growth_factor;
        json["prefactor"] = f.errors.prefactor;
        json["error_bound"] = {
            {"n", error_bound_size},
            {"levels", 1},
            {"phi", f.errors.bound},
            {"phi_of_the_classical_product", static_cast<double>(error_bound_size) * error_bound_size}};
    }
    json["fingerprint"] = j.fingerprint;
    return json;
}

} // namespace fastmm_tool
