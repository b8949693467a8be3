// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Trains a fully connected network on Fashion-MNIST, the same one from the same seed with each way of
// multiplying matrices, and compares times, losses and accuracies. Two networks:
//
//   narrow  784-65-65-10, batches of 52: its hidden product is 52 x 65 times 65 x 65, in blocks of 13 x 13
//           for <4,5,5>. Far below the size where fast products pay: it shows that they train as well.
//   wide    784-2560-2560-10, batches of 2048: fast products pay.

#include "chart/figure.hpp"
#include "train_network/fashion_mnist.hpp"
#include "train_network/race.hpp"
#include "train_network/report.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace example;
using namespace fastmm_support;

struct settings {
    std::string data = "/usr/share/datasets/fashion-mnist";
    std::vector<std::string> networks = {"narrow", "wide"};
    std::vector<std::string> contestants;
    std::string type = "float";
    std::size_t epochs = 5;
    std::size_t wide_batches = 29;
    std::size_t naive_batches = 1;
    std::size_t naive_images = 2048;
    std::size_t test_images = 10000;
    std::uint64_t seed = 1;
    std::string svg;
    bool quick = false;
};

bool contains(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

std::vector<std::string> all_keys() {
    std::vector<std::string> keys;
    for (const contestant_name& name : contestant_names)
        keys.emplace_back(name.key);
    return keys;
}

race_settings narrow_race(const settings& wanted, std::size_t training_images) {
    constexpr std::size_t batch = 52;
    const std::size_t steps = wanted.epochs * (training_images / batch);
    return {.name = "narrow",
            .from = {{784, 65, 65, classes}, wanted.seed, {.learning_rate = 0.01, .momentum = 0.9}},
            .batch = batch,
            .steps = steps,
            .naive_steps = steps,
            .naive_images = batch,
            .test_images = wanted.test_images};
}

race_settings wide_race(const settings& wanted) {
    return {.name = "wide",
            .from = {{784, 2560, 2560, classes}, wanted.seed, {.learning_rate = 0.005, .momentum = 0.9}},
            .batch = 2048,
            .steps = wanted.wide_batches,
            .naive_steps = wanted.naive_batches,
            .naive_images = wanted.naive_images,
            .test_images = wanted.test_images};
}

constexpr std::string_view explanation = R"(
time/epoch: the median training step, times the steps of an epoch; multiplying: its matrix products alone.
~: extrapolated, fewer steps (or fewer images a step) than an epoch has were measured.
vs Eigen: how many times as fast.
final loss: mean cross entropy over the last tenth of the steps. It and the accuracy are those after as many steps
  as the table says; -: only a part of each batch was used.
)";

template <class T>
void run(const fashion_mnist& data, const settings& wanted) {
    const std::size_t training_images = data.training().count();
    std::vector<race_settings> races;
    if (contains(wanted.networks, "narrow"))
        races.push_back(narrow_race(wanted, training_images));
    if (contains(wanted.networks, "wide"))
        races.push_back(wide_race(wanted));

    figure picture{
        .title = "Training a network on Fashion-MNIST with fast matrix products",
        .subtitle = "The same network from the same seed, " + wanted.type + ", one thread",
        .rows = {},
        .notes = {"Time per epoch: the median training step, times the steps of an epoch. ~: extrapolated, "
                  "fewer steps than an epoch has were measured.",
                  "Curves that coincide show as one line of alternating colours."}};
    for (const race_settings& race : races) {
        if (training_images < race.batch)
            throw data_error(wanted.data, "it has " + std::to_string(training_images) +
                                              " training images, fewer than a batch of " +
                                              std::to_string(race.batch));
        const report result(race, run_race<T>(data, race, wanted.contestants), training_images);
        result.print(std::cout);
        picture.rows.push_back({result.times(), result.losses()});
    }
    std::cout << explanation << "All contestants trained on the same batches, in turns; one thread, "
              << wanted.type << ".\n";
    if (!wanted.svg.empty()) {
        picture.save(wanted.svg);
        std::cout << "Picture: " << wanted.svg << '\n';
    }
}

int run(const settings& wanted) {
    try {
        if (!wanted.svg.empty())
            require_writable(wanted.svg);
        const fashion_mnist data(wanted.data);
        if (wanted.type == "double")
            run<double>(data, wanted);
        else
            run<float>(data, wanted);
        return 0;
    } catch (const missing_file& problem) {
        std::fprintf(stderr,
                     "train_network: %s\n"
                     "Fashion-MNIST was looked for in %s (--data). On Debian and Ubuntu:\n"
                     "  apt-get install dataset-fashion-mnist\n",
                     problem.what(), wanted.data.c_str());
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "train_network: %s\n", problem.what());
    }
    return 2;
}

} // namespace

int main(int argc, char** argv) {
    settings wanted;
    wanted.contestants = all_keys();
    CLI::App app(
        "Trains a network on Fashion-MNIST with several ways of multiplying matrices, and compares them.");
    app.add_option("--data", wanted.data, "Directory of the four gzip'd IDX files")->capture_default_str();
    app.add_option("--networks", wanted.networks, "narrow, wide")
        ->delimiter(',')
        ->check(CLI::IsMember({"narrow", "wide"}))
        ->capture_default_str();
    app.add_option("--contestants", wanted.contestants, "Ways of multiplying")
        ->delimiter(',')
        ->check(CLI::IsMember(all_keys()))
        ->capture_default_str();
    app.add_option("--type", wanted.type, "Scalar type")
        ->check(CLI::IsMember({"float", "double"}))
        ->capture_default_str();
    CLI::Option* epochs = app.add_option("--epochs", wanted.epochs, "Epochs of the narrow network")
                              ->check(CLI::Range(1, 1000))
                              ->capture_default_str();
    CLI::Option* wide_batches =
        app.add_option("--wide-batches", wanted.wide_batches, "Batches of the wide network; 29 are an epoch")
            ->check(CLI::Range(1, 100000))
            ->capture_default_str();
    app.add_option("--naive-batches", wanted.naive_batches,
                   "Batches of the wide network that the naive product takes part in (minutes each)")
        ->capture_default_str();
    CLI::Option* naive_images =
        app.add_option("--naive-images", wanted.naive_images, "Images of each of these batches that it uses")
            ->check(CLI::Range(1, 2048))
            ->capture_default_str();
    CLI::Option* test_images =
        app.add_option("--test-images", wanted.test_images, "Images that accuracy is found on")
            ->check(CLI::Range(1, 10000))
            ->capture_default_str();
    app.add_option("--seed", wanted.seed, "Seed of the weights and of the order of the images")
        ->capture_default_str();
    app.add_option("--svg", wanted.svg, "Draw times and losses into this file");
    app.add_flag("--quick", wanted.quick,
                 "About a minute: as --epochs 2 --wide-batches 5 --naive-images 16 --test-images 2000");
    CLI11_PARSE(app, argc, argv);
    if (wanted.quick) {
        const auto unless_given = [](const CLI::Option* option, std::size_t& value, std::size_t quick) {
            if (option->empty())
                value = quick;
        };
        unless_given(epochs, wanted.epochs, 2);
        unless_given(wide_batches, wanted.wide_batches, 5);
        unless_given(naive_images, wanted.naive_images, 16);
        unless_given(test_images, wanted.test_images, 2000);
    }
    return run(wanted);
}
