// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "additions.hpp"

#include "chart/svg.hpp"
#include "terminal/text_table.hpp"
#include "walks.hpp"

#include <fastmm/factorization/catalog.hpp>
#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/search/fewer_additions.hpp>

#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace fastmm_bench {

namespace {

using fastmm_support::fixed;
using fastmm_support::median;
using fastmm_support::stopwatch;
using json = nlohmann::ordered_json;
namespace search = fastmm::search;

json row_of(const char* what, const fastmm::factorization& f, const std::vector<int>& before,
            const std::vector<int>& after, const std::vector<double>& seconds) {
    return {{"what", what},      {"shape", to_string(f.dimensions)},
            {"rank", f.rank},    {"ring", to_string(f.ring)},
            {"before", before},  {"after", after},
            {"seconds", seconds}};
}

// Walks and anneals in turn, for each walk ends where annealing does not lead out.
json nonzeros_from_nothing(const fastmm::shape& shape, int rank, int wanted, int seeds, double limit) {
    using ring = search::modulo_2<std::uint32_t>;
    std::vector<int> before, after;
    std::vector<double> seconds;
    fastmm::factorization best = fastmm::definition_of(shape);
    for (int seed = 1; seed <= seeds && interrupted == 0; ++seed) {
        const stopwatch watch;
        int first = 0, least = 0;
        const auto is_over = [&] {
            return (least != 0 && least <= wanted) || watch.seconds() > limit || interrupted != 0;
        };
        for (std::uint64_t attempt = 0; !is_over(); ++attempt) {
            const std::uint64_t number = static_cast<std::uint64_t>(seed) * 1000 + attempt;
            search::walk<ring> w(fastmm::definition_of(shape), {.seed = number});
            w.run([&](const auto& at) { return at.best_rank() <= rank || is_over(); });
            if (w.best_rank() > rank)
                break;
            search::annealing<ring, search::count_nonzeros> work(
                w.best(), {.seed = number, .moves = 1 << 18, .hottest = 1, .basis_percent = 20});
            if (first == 0)
                first = work.best_cost();
            work.run([&](const auto& at) { return at.statistics().moves >= 1 << 18 || is_over(); });
            if (least == 0 || work.best_cost() < least) {
                least = work.best_cost();
                best = work.best();
                require_whole(best, 2);
            }
        }
        before.push_back(first);
        after.push_back(least);
        seconds.push_back(watch.seconds());
    }
    return row_of("nonzeros, from the definition", best, before, after, seconds);
}

json additions_of(std::string_view text, int seeds, double limit) {
    const fastmm::factorization start = fastmm::parse(text);
    std::vector<int> before, after;
    std::vector<double> seconds;
    for (int seed = 1; seed <= seeds && interrupted == 0; ++seed) {
        search::fewer_additions_settings settings;
        settings.seed = static_cast<std::uint64_t>(seed);
        const stopwatch watch;
        double last = 0;
        const fastmm::factorization best = search::find_fewer_additions(
            start, settings, [&] { return watch.seconds() > limit || interrupted != 0; },
            [&](const fastmm::factorization&, int) { last = watch.seconds(); });
        require_whole(best, start.ring == fastmm::stated_ring::modulo_2 ? 2 : 0);
        before.push_back(fastmm::naive_additions_of(start));
        after.push_back(fastmm::shared_additions_of(best));
        seconds.push_back(last);
    }
    return row_of("additions after sharing", start, before, after, seconds);
}

} // namespace

json measure_additions(int seeds, double limit) {
    json rows = json::array();
    rows.push_back(nonzeros_from_nothing({3, 3, 4}, 29, 204, seeds, limit));
    using namespace fastmm::tables;
    for (const std::string_view text :
         {f3x3x3_23::text, f3x4x4_38::text, f3x4x5_47::text, f4x5x5_76::text, f5x5x5_93::text})
        rows.push_back(additions_of(text, seeds, limit));
    return rows;
}

void print_additions(const json& rows) {
    fastmm_support::text_table table(
        {"what", "shape", "rank", "ring", "before", "median", "fewest", "median s"});
    for (const json& one : rows)
        if (const std::vector<double> after = one.at("after"), before = one.at("before"); !after.empty())
            table.add({one.at("what"), one.at("shape"), std::to_string(one.at("rank").get<int>()),
                       one.at("ring"), fixed(median(before), 0), fixed(median(after), 0),
                       fixed(*std::min_element(after.begin(), after.end()), 0),
                       fixed(median(one.at("seconds").get<std::vector<double>>()), 2)});
    std::cout << '\n' << table;
}

} // namespace fastmm_bench
