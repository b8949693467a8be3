// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "lifting.hpp"

#include "chart/svg.hpp"
#include "interrupt.hpp"
#include "terminal/text_table.hpp"
#include "timing.hpp"

#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/factorization/tables/f3x4x5_47.hpp>
#include <fastmm/factorization/tables/f4x4x4_47.hpp>
#include <fastmm/factorization/tables/f4x4x4_49.hpp>
#include <fastmm/factorization/tables/f4x4x5_60.hpp>
#include <fastmm/factorization/tables/f4x4x5_61.hpp>
#include <fastmm/factorization/tables/f5x5x5_93.hpp>
#include <fastmm/search/invariants.hpp>
#include <fastmm/search/lifting.hpp>
#include <fastmm/search/walk.hpp>

#include <algorithm>
#include <iostream>
#include <set>
#include <stdexcept>

namespace fastmm_bench {

namespace {

using fastmm_support::fixed;
using fastmm_support::median;
using fastmm_support::stopwatch;
using json = nlohmann::ordered_json;
using over_2 = fastmm::search::modulo_2<std::uint32_t>;

std::string ring_of(const std::optional<fastmm::factorization>& lifted) {
    return lifted ? std::string(to_string(lifted->ring)) : "none";
}

std::string name_of(const json& one) {
    return one.at("shape").get<std::string>() + ':' + std::to_string(one.at("rank").get<int>());
}

json time_of_lifts(std::string_view text, int seeds) {
    const fastmm::factorization f =
        to_factorization(fastmm::search::scheme_of<over_2>(fastmm::parse(text), 0));
    std::vector<double> signs, hensel;
    std::string ring_of_signs, ring_of_hensel;
    for (int seed = 1; seed <= seeds && interrupted == 0; ++seed) {
        fastmm::search::random_source random(static_cast<std::uint64_t>(seed));
        const stopwatch first;
        ring_of_signs = ring_of(fastmm::search::lift_signs(f, random));
        signs.push_back(first.seconds());
        const stopwatch second;
        ring_of_hensel = ring_of(fastmm::search::lift_hensel(f, {.seed = static_cast<std::uint64_t>(seed)}));
        hensel.push_back(second.seconds());
    }
    return {{"shape", to_string(f.dimensions)}, {"rank", f.rank},           {"signs", ring_of_signs},
            {"signs_seconds", signs},           {"hensel", ring_of_hensel}, {"hensel_seconds", hensel}};
}

json time_to_lifted(const fastmm::shape& shape, int rank, int seeds, double limit) {
    std::vector<double> seconds, lifting;
    std::vector<int> ranks;
    for (int seed = 1; seed <= seeds && interrupted == 0; ++seed) {
        fastmm::search::walk<over_2> w(fastmm::definition_of(shape),
                                       {.seed = static_cast<std::uint64_t>(seed)});
        const stopwatch watch;
        double in_lifts = 0;
        w.run(
            [&](const auto& at) {
                return at.best_rank() <= rank || watch.seconds() > limit || interrupted != 0;
            },
            [&](const auto& at) {
                const stopwatch lift_watch;
                const auto lifted = fastmm::search::lift(to_factorization(at.current()));
                in_lifts += lift_watch.seconds();
                return lifted && lifted->ring != fastmm::stated_ring::rational;
            });
        seconds.push_back(watch.seconds());
        lifting.push_back(in_lifts);
        ranks.push_back(w.best_rank());
    }
    return {{"shape", to_string(shape)},
            {"wanted_rank", rank},
            {"ranks", ranks},
            {"seconds", seconds},
            {"lifting_seconds", lifting}};
}

// A scheme every 100 flips of a walk at fixed rank; a rise, where there is nothing to flip.
json count_of_invariants(std::string_view text, int schemes) {
    using namespace fastmm::search;
    const fastmm::factorization f = fastmm::parse(text);
    auto s = scheme_of<over_2>(f, 2);
    random_source random(1);
    std::set<std::vector<term<over_2>>> distinct;
    std::set<std::uint64_t> invariants;
    double seconds = 0;
    for (int i = 0; i < schemes && interrupted == 0; ++i) {
        for (int flips = 0; flips < 100 || s.rank() > f.rank; ++flips) {
            if (s.pairs().size() == 0 || flips == 0)
                if (s.rank() < s.capacity())
                    plus(s, 0, 1 + random.below(s.rank() - 1), random());
            if (s.pairs().size() > 0)
                random_flip(s, random);
            reduce(s);
        }
        std::vector<term<over_2>> terms = s.terms();
        std::sort(terms.begin(), terms.end());
        if (!distinct.insert(terms).second)
            continue;
        const fastmm::factorization found = to_factorization(s);
        const stopwatch watch;
        invariants.insert(invariant_of(found));
        seconds += watch.seconds();
    }
    return {{"shape", to_string(f.dimensions)},
            {"rank", f.rank},
            {"schemes", distinct.size()},
            {"invariants", invariants.size()},
            {"seconds_each", seconds / static_cast<double>(std::max<std::size_t>(distinct.size(), 1))}};
}

} // namespace

json measure_lifting(int seeds, double limit) {
    json lifts = json::array(), walks = json::array(), invariants = json::array();
    fastmm_support::text_table lift_rows({"modulo 2", "signs", "ms", "Hensel steps", "ms"});
    for (const std::string_view text : {fastmm::tables::f3x4x5_47::text, fastmm::tables::f4x4x4_47::text,
                                        fastmm::tables::f4x4x4_49::text, fastmm::tables::f4x4x5_60::text,
                                        fastmm::tables::f4x4x5_61::text, fastmm::tables::f5x5x5_93::text}) {
        const json& one = lifts.emplace_back(time_of_lifts(text, seeds));
        if (const std::vector<double> all = one.at("signs_seconds"); !all.empty())
            lift_rows.add({name_of(one), one.at("signs").get<std::string>(), fixed(median(all) * 1e3, 1),
                           one.at("hensel").get<std::string>(),
                           fixed(median(one.at("hensel_seconds").get<std::vector<double>>()) * 1e3, 1)});
    }
    std::cout << '\n' << lift_rows << '\n';
    fastmm_support::text_table walk_rows({"over Z", "found", "median s", "of it in lifts"});
    for (const auto& [shape, rank] :
         {std::pair{fastmm::shape{3, 3, 3}, 23}, {{3, 3, 4}, 29}, {{3, 4, 4}, 38}, {{4, 4, 4}, 49}}) {
        const json& one = walks.emplace_back(time_to_lifted(shape, rank, seeds, limit));
        const std::vector<int> ranks = one.at("ranks");
        const int wanted = rank;
        if (const std::vector<double> all = one.at("seconds"); !all.empty())
            walk_rows.add({to_string(shape) + ':' + std::to_string(rank),
                           std::to_string(std::count_if(ranks.begin(), ranks.end(),
                                                        [&](int r) { return r <= wanted; })) +
                               '/' + std::to_string(ranks.size()),
                           fixed(median(all), 3),
                           fixed(median(one.at("lifting_seconds").get<std::vector<double>>()), 3)});
    }
    std::cout << walk_rows << '\n';
    fastmm_support::text_table invariant_rows({"schemes of a walk", "distinct", "invariants", "ms each"});
    for (const std::string_view text : {fastmm::tables::f3x4x5_47::text, fastmm::tables::f4x4x4_49::text}) {
        const json& one = invariants.emplace_back(count_of_invariants(text, 100 * seeds));
        invariant_rows.add({name_of(one), std::to_string(one.at("schemes").get<int>()),
                            std::to_string(one.at("invariants").get<int>()),
                            fixed(one.at("seconds_each").get<double>() * 1e3, 1)});
    }
    std::cout << invariant_rows;
    return {{"lifts", lifts}, {"walks", walks}, {"invariants", invariants}};
}

} // namespace fastmm_bench
