// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// TensorGame, played from the tensor of a matrix product alone: a tree search plays games until one of them is a factorization
// of the wanted rank, which is proved and printed as a factorization file. On request, parts of the games are played again.

#include "timing.hpp"

#include <fastmm/io/write.hpp>
#include <fastmm/search/replay.hpp>
#include <fastmm/search/slice_policy.hpp>

#include <CLI/CLI.hpp>

#include <cstdint>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace fastmm;
using namespace fastmm::search;

struct settings {
    shape dimensions{2, 2, 2};
    int rank = 7;
    std::string ring = "Z";
    int coefficients = 1;
    int simulations = 200;
    int replays = 0;
    double seconds = 60;
    std::uint64_t seed = 1;
};

// Games with their replays, until one has the wanted rank or the time is over. The best one is printed.
template <class Ring>
int run(const settings& wanted) {
    const fastmm_support::stopwatch watch;
    const game_rules rules{-wanted.coefficients, wanted.coefficients};
    search_settings search;
    search.simulations = wanted.simulations;
    search.target = -wanted.rank;
    slice_policy<Ring> policy(wanted.seed), quick_policy(wanted.seed + 2, quick_slice_policy());
    random_source random(wanted.seed + 1);
    factorization best;
    const auto keep = [&](const std::vector<rank_one_term>& terms, int game, int replays) {
        if (best.rank != 0 && static_cast<int>(terms.size()) >= best.rank)
            return;
        best = factorization_from_terms<Ring>(wanted.dimensions, terms);
        std::fprintf(stderr, "rank %d in game %d, %d replays, after %.2f s\n", best.rank, game, replays,
                     watch.seconds());
    };
    const auto is_done = [&] {
        return (best.rank != 0 && best.rank <= wanted.rank) || watch.seconds() >= wanted.seconds;
    };
    for (int number = 1; !is_done(); ++number) {
        const auto game = play(tensor_game<Ring>(wanted.dimensions, rules), policy, search);
        if (!game.is_won())
            continue;
        std::vector<rank_one_term> terms(game.actions().begin(), game.actions().end());
        keep(terms, number, 0);
        for (int i = 1; i <= wanted.replays && !is_done(); ++i)
            if (replay<Ring>(terms, rules, quick_policy, random))
                keep(terms, number, i);
    }
    if (best.rank == 0) {
        std::fprintf(stderr, "no game was won\n");
        return 1;
    }
    best.source = "examples/tensor_game, seed " + std::to_string(wanted.seed);
    std::cout << to_text(best);
    return best.rank <= wanted.rank ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    settings wanted;
    std::vector<int> dimensions{2, 2, 2};
    CLI::App app("Plays TensorGame until a factorization of a rank is found. Returns 0 if it was.");
    app.add_option("--shape", dimensions, "m,k,n: A is m x k, B is k x n")
        ->delimiter(',')
        ->expected(3)
        ->check(CLI::Range(1, 7))
        ->capture_default_str();
    app.add_option("--rank", wanted.rank, "The wanted rank")
        ->check(CLI::Range(1, 343))
        ->capture_default_str();
    app.add_option("--ring", wanted.ring, "Z or Z2")
        ->check(CLI::IsMember({"Z", "Z2"}))
        ->capture_default_str();
    app.add_option("--coefficients", wanted.coefficients,
                   "Over Z they are from minus this number to this number")
        ->check(CLI::Range(1, 50))
        ->capture_default_str();
    app.add_option("--simulations", wanted.simulations, "Simulations before each move")
        ->check(CLI::Range(1, 1000000))
        ->capture_default_str();
    app.add_option("--replays", wanted.replays, "How often parts of a game are played again")
        ->check(CLI::Range(0, 1000000000))
        ->capture_default_str();
    app.add_option("--time", wanted.seconds, "Seconds after which no game begins")->capture_default_str();
    app.add_option("--seed", wanted.seed, "Seed of all random choices")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    wanted.dimensions = {dimensions[0], dimensions[1], dimensions[2]};
    try {
        return wanted.ring == "Z" ? run<integers>(wanted) : run<integers_modulo<2>>(wanted);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "tensor_game: %s\n", problem.what());
        return 2;
    }
}
