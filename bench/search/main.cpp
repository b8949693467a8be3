// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// How fast walks flip, and how soon they reach known ranks from the definition, on one thread. What a walk found is proved
// before its time counts.

#include "additions.hpp"
#include "chart/svg.hpp"
#include "command_line.hpp"
#include "interrupt.hpp"
#include "lifting.hpp"
#include "outputs.hpp"
#include "symmetric.hpp"
#include "terminal/text_table.hpp"
#include "timing.hpp"
#include "walks.hpp"

#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/search/walk.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <optional>
#include <stdexcept>

namespace {

using namespace fastmm_bench;
using fastmm_support::fixed;
using fastmm_support::median;
using json = nlohmann::ordered_json;
using over_2 = fastmm::search::modulo_2<std::uint32_t>;
using over_integers = fastmm::search::ternary<std::uint32_t>;

struct settings {
    int seeds = 5;
    std::int64_t draws = 20000000;
    double limit = 10;
    double annealed = 0;
    std::string path;
};

// Walks from the definition.
template <class Ring>
auto walks_of(const fastmm::shape& shape) {
    return [shape](int seed) {
        return fastmm::search::walk<Ring>(fastmm::definition_of(shape),
                                          {.seed = static_cast<std::uint64_t>(seed)});
    };
}

template <class Ring>
json rate_of(const fastmm::shape& shape, const settings& wanted) {
    return fastmm_bench::rate_of<Ring>(to_string(shape), wanted.seeds, wanted.draws, walks_of<Ring>(shape));
}

template <class Ring>
json time_to(const fastmm::shape& shape, int rank, const settings& wanted) {
    return fastmm_bench::time_to<Ring>(to_string(shape), rank, wanted.seeds, wanted.limit,
                                       walks_of<Ring>(shape));
}

void print(const json& rates, const json& times) {
    fastmm_support::text_table speed({"walk", "ring", "rank", "million flips/s"});
    for (const json& one : rates)
        if (const std::vector<double> all = one.at("flips_per_second"); !all.empty())
            speed.add({one.at("shape"), one.at("ring"), std::to_string(one.at("rank").get<int>()),
                       fixed(median(all) / 1e6, 1)});
    std::cout << speed << '\n';
    fastmm_support::text_table found({"shape", "ring", "rank", "found", "median s", "longest s"});
    for (const json& one : times)
        if (const std::vector<double> all = one.at("seconds"); !all.empty()) {
            const std::vector<int> ranks = one.at("ranks");
            const int rank = one.at("wanted_rank");
            const auto reached = std::count_if(ranks.begin(), ranks.end(), [&](int r) { return r <= rank; });
            found.add({one.at("shape"), one.at("ring"), std::to_string(rank),
                       std::to_string(reached) + '/' + std::to_string(ranks.size()), fixed(median(all), 3),
                       fixed(*std::max_element(all.begin(), all.end()), 3)});
        }
    std::cout << found;
}

int run(const settings& wanted) {
    require_writable(wanted.path);
    watch_for_interrupts();
    json rates = json::array(), times = json::array();
    for (const fastmm::shape shape : {fastmm::shape{3, 3, 3}, {4, 4, 4}, {3, 4, 5}, {4, 5, 5}}) {
        rates.push_back(rate_of<over_2>(shape, wanted));
        rates.push_back(rate_of<over_integers>(shape, wanted));
    }
    times.push_back(time_to<over_2>({3, 3, 3}, 23, wanted));
    times.push_back(time_to<over_integers>({3, 3, 3}, 23, wanted));
    times.push_back(time_to<over_2>({2, 3, 4}, 20, wanted));
    times.push_back(time_to<over_2>({2, 4, 4}, 26, wanted));
    times.push_back(time_to<over_2>({3, 3, 4}, 29, wanted));
    times.push_back(time_to<over_2>({3, 3, 5}, 36, wanted));
    times.push_back(time_to<over_2>({3, 4, 4}, 38, wanted));
    times.push_back(time_to<over_2>({4, 4, 4}, 49, wanted));
    measure_symmetric(rates, times, wanted.seeds, wanted.draws, wanted.limit);
    print(rates, times);
    const json lifting = measure_lifting(wanted.seeds, wanted.limit);
    const json additions =
        wanted.annealed > 0 ? measure_additions(wanted.seeds, wanted.annealed) : json::array();
    print_additions(additions);
    if (!wanted.path.empty()) {
        std::ofstream file(wanted.path);
        file << json{{"executable", "bench_search"},
                     {"interrupted", interrupted != 0},
                     {"rates", rates},
                     {"times", times},
                     {"lifting", lifting},
                     {"additions", additions}}
                    .dump(1)
             << '\n';
        if (!file.flush())
            throw std::runtime_error(wanted.path + " cannot be written");
    }
    return interrupted != 0 ? 130 : 0;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app(
        "Flips a second of walks from the definition, and seconds until they reach known ranks; medians over "
        "seeds, one thread.",
        "bench_search");
    settings wanted;
    app.add_option("--seeds", wanted.seeds, "Seeds, from 1 on")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    app.add_option("--draws", wanted.draws, "Draws of a measured rate")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app.add_option("--limit", wanted.limit, "Seconds after which a walk to a rank is given up")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app.add_option("--annealed", wanted.annealed,
                   "Seconds of annealing for each row of nonzeros and additions; 0: no such rows")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    app.add_option("--json", wanted.path, "Write every measurement to this file");
    if (const std::optional<int> status = parse_command_line(app, argc, argv))
        return *status;
    try {
        return run(wanted);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "bench_search: %s\n", problem.what());
        return 2;
    }
}
